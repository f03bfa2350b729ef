"""A school or a former employer links somebody to a target."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Affiliation, Company, Contact
from followthrough.contacts.noting_affiliations import NoSuchPlace
from followthrough.followups import knowing_places, undoing
from followthrough.followups.retargeting import retarget
from followthrough.journal.undoing import last_undoable
from followthrough.sorting.models import Placement
from followthrough.sorting.queries import why
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)


@pytest.fixture
def ana() -> Contact:
    """An accountant nothing links to the aim, while Bo works at the target."""
    workspace = factories.workspace()
    found: Contact = factories.contact(workspace=workspace, name="Ana Lima", title="Accountant")
    bo = factories.contact(workspace=workspace, name="Bo Holt", title="VP Sales")
    company = Company.objects.create(workspace=workspace, key="acme", name="Acme", number=1)
    Contact.objects.of(workspace).filter(pk=bo.pk).update(company=company, company_name="Acme")
    retarget(
        workspace,
        titles=["Nurse"],
        companies=["Acme"],
        minutes=30,
        values=[],
        by=None,
        at=NOW,
    )
    return found


def kind_of(contact: Contact) -> str:
    return str(Placement.objects.of(contact.workspace).get(contact=contact).kind)


def test_who_worked_at_a_target_before_is_a_bridge(ana: Contact) -> None:
    assert kind_of(ana) == ""
    knowing_places.note_place(ana, "Acme Inc.", is_study=False, started="2015", by=None, at=NOW)
    assert kind_of(ana) == "interesting"
    assert "Worked at Acme Inc." in why(ana.workspace, ana.pk).reasons[0].text


def test_who_went_to_school_with_somebody_there_is_a_bridge(ana: Contact) -> None:
    bo = Contact.objects.of(ana.workspace).get(name="Bo Holt")
    knowing_places.note_place(ana, "Halden University", is_study=True, by=None, at=NOW)
    assert kind_of(ana) == ""
    knowing_places.note_place(bo, "halden  university", is_study=True, by=None, at=NOW)
    assert kind_of(ana) == "interesting"
    assert "Halden University, as Bo Holt was" in why(ana.workspace, ana.pk).reasons[0].text


def test_a_place_is_removed_and_everything_taken_back(ana: Contact) -> None:
    knowing_places.note_place(ana, "Acme", is_study=False, by=None, at=NOW)
    knowing_places.remove_place(Affiliation.objects.of(ana.workspace).get(), by=None, at=NOW)
    assert kind_of(ana) == ""
    event = last_undoable(ana.workspace)
    assert event is not None
    undoing.undo(event, by=None, at=NOW)
    assert kind_of(ana) == "interesting"


def test_the_page_notes_and_removes(ana: Contact, browser_of: Client, mine: Workspace) -> None:
    own = factories.contact(workspace=mine, name="Cleo Marsh")
    address = f"/people/{own.pk}/places/"
    browser_of.post(address, {"place": "Halden <b>", "what": "study"})
    page = browser_of.get(f"/people/{own.pk}/").content.decode()
    assert "Halden &lt;b&gt; (studied)" in page
    kept = Affiliation.objects.of(mine).get()
    browser_of.post(address, {"remove": str(kept.pk)})
    assert not Affiliation.objects.of(mine).exists()
    assert browser_of.post(f"/people/{ana.pk}/places/", {"place": "Acme"}).status_code == 404


@pytest.mark.parametrize(("name", "year"), [("", ""), ("Self-employed", ""), ("Acme", "last year")])
def test_what_is_no_place_or_year_is_refused(ana: Contact, name: str, year: str) -> None:
    with pytest.raises(NoSuchPlace):
        knowing_places.note_place(ana, name, is_study=False, started=year, by=None, at=NOW)
