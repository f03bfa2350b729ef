"""Introductions step by step, names from peers, and the story of the accountant."""

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.favours.models import Favour
from followthrough.followups import undoing
from followthrough.followups.knowing_places import note_place
from followthrough.followups.models import FollowUp, Plan
from followthrough.introductions.asking import NotIntroduced, ask, move
from followthrough.introductions.chain import problem_of
from followthrough.introductions.models import Acquaintance, Introduction
from followthrough.introductions.named import Named, named_in
from followthrough.introductions.naming import propose, take_name
from followthrough.introductions.ways import ways_to_company
from followthrough.journal.models import Event
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
BLURB = "I run revenue operations and cut renewals time by a third. May I ask two questions?"


@pytest.fixture
def pair(mine: Workspace) -> tuple[Contact, Contact]:
    """An accountant one knows well, and the VP of sales at a target."""
    nordwind = factories.company(workspace=mine, name="Nordwind")
    ottilie = factories.sorted_contact(
        workspace=mine, kind="interesting", name="Ottilie Brandt", connected_on=TODAY
    )
    kenji = factories.sorted_contact(
        workspace=mine, kind="key", name="Kenji Mori", company=nordwind, company_name="Nordwind"
    )
    return ottilie, kenji


def planned(contact: Contact) -> str:
    plan = Plan.objects.of(contact.workspace).filter(contact=contact).first()
    return plan.note if plan else ""


def test_the_accountant_went_to_school_with_the_vp_of_sales(pair: tuple[Contact, Contact]) -> None:
    for contact, years in zip(pair, (("2001", "2005"), ("2002", "2006")), strict=True):
        note_place(
            contact, "Halden", is_study=True, started=years[0], finished=years[1], by=None, at=AT
        )
    company = pair[1].company
    (way,) = ways_to_company(pair[0].workspace, company, today=TODAY)
    assert (way.bridge.name, way.other.name, way.missing) == ("Ottilie Brandt", "Kenji Mori", "")
    assert "both studied at Halden, together 24 to 48 months" in way.words


def test_asked_made_thanked_and_all_of_it_taken_back(pair: tuple[Contact, Contact]) -> None:
    ottilie, kenji = pair
    events = [ask(ottilie, kenji, by=None, at=AT)]
    assert planned(ottilie).startswith("See whether Ottilie Brandt is comfortable")
    assert ask(ottilie, kenji, by=None, at=AT) is None
    made = Introduction.objects.get()
    for state, words, whom, note in (
        ("blurb_sent", BLURB, ottilie, "See whether Kenji Mori said yes"),
        ("agreed", "", ottilie, "See that Ottilie Brandt introduces you"),
        ("made", "", kenji, "Answer the introduction: thank Ottilie Brandt and move them to bcc"),
        ("replied", "", kenji, "See whether Kenji Mori answered"),
        ("outcome", "A talk on Friday", ottilie, "Thank Ottilie Brandt and tell them"),
        ("thanked", "", ottilie, ""),
    ):
        events.append(move(made, state, words=words, by=None, at=AT))
        assert planned(whom).startswith(note)
        assert [planned(one) for one in pair if one != whom] == [""]
    assert set(Favour.objects.values_list("way", flat=True)) == {"asked", "received"}
    for event in reversed(events):
        assert event is not None
        undoing.undo(event, by=None, at=AT)
    assert (Introduction.objects.count(), Favour.objects.count()) == (0, 0)
    assert (planned(ottilie), planned(kenji)) == ("", "")


def test_an_answer_to_the_introduction_is_due_within_a_working_day(
    pair: tuple[Contact, Contact],
) -> None:
    ask(*pair, by=None, at=AT)
    made = Introduction.objects.get()
    move(made, "blurb_sent", words=BLURB, by=None, at=AT)
    move(made, "made", by=None, at=AT)
    step = FollowUp.objects.get(contact=pair[1])
    assert (step.situation, (step.due_on - TODAY).days) == ("planned", 1)


def test_nothing_is_skipped_and_nobody_left_alone_is_asked(pair: tuple[Contact, Contact]) -> None:
    ask(*pair, by=None, at=AT)
    made = Introduction.objects.get()
    with pytest.raises(NotIntroduced, match="does not come next"):
        move(made, "thanked", by=None, at=AT)
    with pytest.raises(NotIntroduced, match="not filled in"):
        move(made, "blurb_sent", words="Hello [name]", by=None, at=AT)
    left = factories.sorted_contact(workspace=pair[0].workspace, kind="dont", name="Vince Crowe")
    with pytest.raises(NotIntroduced, match="don’t follow up"):
        ask(left, pair[1], by=None, at=AT)


def test_a_blurb_has_eighty_words_at_most() -> None:
    assert problem_of("word " * 80) == ""
    assert "81 words" in problem_of("word " * 81)
    assert problem_of(" ")


def test_giving_one_asks_the_other_side_first(pair: tuple[Contact, Contact]) -> None:
    ottilie, kenji = pair
    ask(ottilie, kenji, is_given=True, by=None, at=AT)
    assert planned(kenji) == "See whether Kenji Mori would like to meet Ottilie Brandt"
    made = Introduction.objects.get()
    move(made, "agreed", by=None, at=AT)
    move(made, "made", by=None, at=AT)
    assert (Favour.objects.get().way, planned(kenji)) == ("given", "")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Ask Maya Chen in recruiting", Named("Maya Chen", "Recruiter")),
        (
            "You should talk to Maya Chen, in sales at Nordwind.",
            Named("Maya Chen", "Sales", "Nordwind"),
        ),
        ("The hiring manager is Tomás de la Vega!", Named("Tomás de la Vega", "Hiring manager")),
        ("Reach out to Åsa Öberg", Named("Åsa Öberg")),
        ("Ask me again next week", None),
        ("Thanks, Maya", None),
    ],
)
def test_a_name_is_read(line: str, named: Named | None) -> None:
    assert named_in(line) == named


def test_a_peer_names_the_recruiter(pair: tuple[Contact, Contact]) -> None:
    kenji = pair[1]
    named = propose(kenji, "I passed it on. Ask Maya Chen in recruiting.")
    event = take_name(kenji, named, by=None, at=AT)
    maya = Contact.objects.get(name="Maya Chen")
    assert (maya.title, maya.company_name, maya.note) == (
        "Recruiter",
        "Nordwind",
        "Named by Kenji Mori.",
    )
    assert planned(maya) == "Kenji Mori gave you their name: say so first"
    assert FollowUp.objects.get(contact=maya).situation == "planned"
    undoing.undo(event, by=None, at=AT)
    assert not Contact.objects.filter(name="Maya Chen").exists()
    assert (Acquaintance.objects.count(), Favour.objects.count()) == (0, 0)


def test_the_pages_walk_the_chain(browser_of: Client, pair: tuple[Contact, Contact]) -> None:
    ottilie, kenji = pair
    here = f"/people/{kenji.pk}/"
    browser_of.post(f"{here}introductions/", {"bridge": str(ottilie.pk), "next": here})
    made = Introduction.objects.get()
    assert "Asked whether they’d be comfortable" in browser_of.get(f"{here}ways/").text
    browser_of.post(f"/introductions/{made.pk}/", {"state": "blurb_sent", "words": BLURB})
    assert Introduction.objects.get().state == "blurb_sent"
    answer = browser_of.post(f"{here}names/", {"line": "Ask Maya Chen in recruiting"})
    assert "Maya Chen" in answer.text
    browser_of.post(f"{here}names/", {"name": "Maya Chen", "title": "Recruiter", "company": ""})
    browser_of.post(f"/undo/{Event.objects.get(verb='name_given').pk}/")
    assert not Contact.objects.filter(name="Maya Chen").exists()


def test_strangers_see_nothing(browser_of: Client) -> None:
    theirs = factories.workspace(name="Another search")
    one, other = (factories.contact(workspace=theirs, name=name) for name in ("A B", "C D"))
    ask(one, other, by=None, at=AT)
    made = Introduction.objects.get()
    company = factories.company(workspace=theirs)
    assert browser_of.get(f"/people/{one.pk}/ways/").status_code == 404
    assert browser_of.get(f"/companies/{company.pk}/ways/").status_code == 404
    assert browser_of.post(f"/people/{one.pk}/names/", {"line": "x"}).status_code == 404
    assert browser_of.post(f"/people/{one.pk}/introductions/", {}).status_code == 404
    assert browser_of.post(f"/introductions/{made.pk}/", {"state": "agreed"}).status_code == 404
