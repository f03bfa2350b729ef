"""What address books tell of somebody, in the order in which one looks for it."""

from datetime import date

import pytest

from followthrough.contacts.models import ContactDetail
from followthrough.people.person import person
from tests import factories

pytestmark = pytest.mark.django_db


def test_details_are_shown_by_kind_with_their_label() -> None:
    workspace = factories.workspace()
    ana = factories.contact(workspace=workspace)
    for kind, label, value in (
        ("note", "", "Met at the fair"),
        ("birthday", "", "--02-29"),
        ("name", "Prefix", "Dr."),
        ("postal", "Home", "12 Elm St\nSpringfield"),
        ("phone", "cell", "+1 555 555 0100"),
    ):
        ContactDetail.objects.create(
            workspace=workspace, contact=ana, kind=kind, label=label, value=value
        )
    page = person(workspace, ana.pk, today=date(2026, 3, 12))
    assert page is not None
    assert [(one.what, one.value) for one in page.told] == [
        ("Phone, cell", "+1 555 555 0100"),
        ("Address, home", "12 Elm St\nSpringfield"),
        ("Birthday", "29 February"),
        ("Note", "Met at the fair"),
    ]
