"""A school or a former employer links somebody to a target."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Affiliation, Company, Contact
from followthrough.contacts.noting_affiliations import NoSuchPlace
from followthrough.conversations.noting import Touch
from followthrough.followups import knowing_places, logging_touch, undoing
from followthrough.followups.retargeting import retarget
from followthrough.journal.models import Event
from followthrough.journal.undoing import last_undoable
from followthrough.sorting.models import Placement
from followthrough.sorting.placing import place
from followthrough.sorting.queries import why
from followthrough.storage import bulk
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
    words = "Went to Halden University, as Bo Holt at Acme did"
    assert why(ana.workspace, ana.pk).reasons[0].text == words


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


@pytest.mark.parametrize(
    ("name", "started", "finished", "words"),
    [
        ("", "", "", "Write the name of a company or a school."),
        ("Self-employed", "", "", "names no company or school"),
        ("Acme", "last year", "", "“last year” is no year. Write 2019, or 2019-03"),
        ("Acme", "2019-13", "", "is no year"),
        ("Acme", "0219", "", "is no year"),
        ("Acme", "2019", "2018-12", "2019 to 2018-12 ends before it begins"),
    ],
)
def test_what_is_no_place_or_year_is_refused(
    ana: Contact, name: str, started: str, finished: str, words: str
) -> None:
    with pytest.raises(NoSuchPlace, match=re.escape(words)):
        knowing_places.note_place(
            ana, name, is_study=False, started=started, finished=finished, by=None, at=NOW
        )
    assert not Event.objects.filter(verb="affiliation_noted").exists()


def test_a_place_is_noted_once_and_its_years_later(ana: Contact) -> None:
    assert knowing_places.note_place(ana, "Acme", is_study=False, by=None, at=NOW) is not None
    assert knowing_places.note_place(ana, "ACME Inc", is_study=False, by=None, at=NOW) is None
    later = knowing_places.note_place(
        ana, "Acme", is_study=False, started="2015", finished="2018-03", by=None, at=NOW
    )
    assert later is not None
    assert years_of(ana) == [("2015", "2018-03")]
    undoing.undo(later, by=None, at=NOW)
    assert years_of(ana) == [("", "")]


def years_of(contact: Contact) -> list[tuple[str, str]]:
    known = Affiliation.objects.of(contact.workspace).filter(contact=contact)
    return list(known.values_list("started", "finished"))


def test_undo_goes_back_as_far_as_there_is_something(ana: Contact) -> None:
    noted = knowing_places.note_place(ana, "Acme", is_study=False, by=None, at=NOW)
    assert noted is not None
    removed = knowing_places.remove_place(Affiliation.objects.get(), by=None, at=NOW)
    undoing.undo(removed, by=None, at=NOW)
    undoing.undo(noted, by=None, at=NOW)
    assert years_of(ana) == []
    assert kind_of(ana) == ""


def test_a_school_is_the_same_without_its_accents(ana: Contact) -> None:
    note = knowing_places.note_place
    assert note(ana, "École  Polytechnique", is_study=True, by=None, at=NOW) is not None
    assert note(ana, "ecole polytechnique", is_study=True, by=None, at=NOW) is None


def test_only_that_person_and_those_it_bridges_are_sorted_again(
    ana: Contact, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo = Contact.objects.of(ana.workspace).get(name="Bo Holt")
    for number in range(20):
        factories.contact(workspace=ana.workspace, name=f"Cy {number}", title="Accountant")
    place(ana.workspace, at=NOW)
    knowing_places.note_place(ana, "Halden University", is_study=True, by=None, at=NOW)
    before = dict(Placement.objects.of(ana.workspace).values_list("contact", "kind"))
    written: list[str] = []
    upsert = bulk.upsert

    def counted(model: Any, fields: Any, rows: Any, **how: Any) -> None:
        kept = list(rows)
        if model is Placement:
            written.extend(row[2] for row in kept)
        upsert(model, fields, kept, **how)

    monkeypatch.setattr(bulk, "upsert", counted)
    event = knowing_places.note_place(bo, "Halden University", is_study=True, by=None, at=NOW)
    assert written == [ana.pk.hex]
    assert event is not None
    written.clear()
    undoing.undo(event, by=None, at=NOW)
    assert written == [ana.pk.hex]
    assert dict(Placement.objects.of(ana.workspace).values_list("contact", "kind")) == before


def test_sorting_everybody_asks_one_query_more_for_places(ana: Contact) -> None:
    with CaptureQueriesContext(connection) as asked:
        place(ana.workspace, at=NOW)
    told = [query["sql"] for query in asked.captured_queries if "nearplace" not in query["sql"]]
    assert [sql.count("followthrough_affiliation") for sql in told if "affiliation" in sql] == [1]
    assert not any("followthrough_schooling" in sql and "FALSE, key" in sql for sql in told)


def test_who_gave_a_name_is_a_bridge(ana: Contact) -> None:
    touch = Touch("phone", is_outbound=True, at=NOW, said="", result="gave_name")
    logging_touch.log(ana, touch=touch, by=None, at=NOW)
    assert kind_of(ana) == "interesting"
    assert why(ana.workspace, ana.pk).reasons[0].text == "Gave you a name, or will refer you"
