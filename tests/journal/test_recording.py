"""Events as they are written down."""

import pytest

from followthrough.journal.models import Event
from followthrough.journal.recording import record
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db


def test_record_keeps_who_did_what_to_whom_and_when() -> None:
    workspace = factories.workspace()
    person = factories.contact(workspace=workspace)
    robin = factories.user()
    record(workspace, "sorted", contact=person, by=robin, at=AT, details={"kind": "key"})
    kept = Event.objects.of(workspace).get()
    assert (kept.verb, kept.contact, kept.by, kept.at) == ("sorted", person, robin, AT)
    assert (kept.details, kept.undone_at) == ({"kind": "key"}, None)


def test_record_works_without_a_person() -> None:
    workspace = factories.workspace()
    record(workspace, "aim_changed", by=None, at=AT)
    kept = Event.objects.of(workspace).get()
    assert (kept.contact, kept.by, kept.details) == (None, None, {})
