"""The user's own fields, filled by hand."""

from datetime import UTC, datetime

import pytest

from followthrough.contacts.models import Contact, OwnField, OwnValue
from followthrough.contacts.writing_own_values import NotOfThatKind, write_own_values
from followthrough.journal.undoing import ChangedSince, undo
from tests import factories

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)


@pytest.fixture
def ana() -> Contact:
    return factories.contact(workspace=factories.workspace(), name="Ana Reyes")


def field(contact: Contact, kind: str = "text") -> str:
    made = OwnField.objects.create(workspace=contact.workspace, name="Band", key="band", kind=kind)
    return str(made.pk)


def values(contact: Contact) -> list[str]:
    return list(OwnValue.objects.of(contact.workspace).values_list("value", flat=True))


def test_value_is_written_and_taken_back(ana: Contact) -> None:
    key = field(ana)
    event = write_own_values(ana, {key: " A "}, by=None, at=AT)
    assert values(ana) == ["A"]
    assert event is not None
    undo(event, by=None, at=AT)
    assert values(ana) == []


def test_same_value_again_is_no_event(ana: Contact) -> None:
    key = field(ana)
    write_own_values(ana, {key: "A"}, by=None, at=AT)
    assert write_own_values(ana, {key: "A"}, by=None, at=AT) is None


def test_later_change_has_to_go_first(ana: Contact) -> None:
    key = field(ana)
    event = write_own_values(ana, {key: "A"}, by=None, at=AT)
    write_own_values(ana, {key: "B"}, by=None, at=AT)
    assert event is not None
    with pytest.raises(ChangedSince):
        undo(event, by=None, at=AT)


@pytest.mark.parametrize(("kind", "value"), [("number", "many"), ("date", "31.01.2026")])
def test_value_of_another_kind_is_refused(ana: Contact, kind: str, value: str) -> None:
    with pytest.raises(NotOfThatKind):
        write_own_values(ana, {field(ana, kind): value}, by=None, at=AT)
    assert values(ana) == []


def test_field_of_a_stranger_is_none(ana: Contact) -> None:
    other = factories.contact(workspace=factories.workspace(), name="Other")
    assert write_own_values(ana, {field(other): "A"}, by=None, at=AT) is None
