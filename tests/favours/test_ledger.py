"""The ledger: one line in, words out, promises planned, loops closed, everything undone."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact
from followthrough.favours import keeping
from followthrough.favours.balance import balance
from followthrough.favours.keeping import Line, NotAFavour, log_favour
from followthrough.favours.ledger import ledger, street
from followthrough.favours.models import Favour
from followthrough.favours.reading import read
from followthrough.followups import undoing
from followthrough.followups.models import FollowUp, Plan
from followthrough.followups.plans import plan_step
from followthrough.journal.models import Event
from tests import factories
from tests.factories import AT, TODAY

FRIDAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("line", "way", "kind"),
    [
        ("Asked for an introduction to Kestrel", "asked", "introduction"),
        ("Sent her the article on renewals", "given", "article"),
        ("I promised to send the article by Friday", "promised", "article"),
        ("She introduced me to Kestrel", "received", "introduction"),
        ("Passed on my résumé", "received", "resume"),
        ("Told me who hires at Nordwind", "received", "name"),
        ("Reviewed his deck", "given", "feedback"),
        ("She asked me for advice", "", "advice"),
        ("Lunch", "", ""),
    ],
)
def test_a_line_is_read(line: str, way: str, kind: str) -> None:
    assert read(line) == (way, kind)


def test_the_balance_is_words_and_never_a_number_owed() -> None:
    said = balance([("asked", "advice"), ("asked", "advice"), ("asked", "a name")])
    assert said.words == "You asked for advice twice and a name."
    assert said.hint == "You asked more than once. Think of something to offer first."
    assert balance([("asked", "advice"), ("asked", "a name"), ("given", "a lead")]).hint == ""
    assert balance([("asked", "advice")]).hint == ""
    assert balance([]) == ("", "")


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    made: Contact = factories.sorted_contact(workspace=mine, kind="key", name="Ana Duarte")
    return made


def plan_of(contact: Contact) -> Any:
    return Plan.objects.of(contact.workspace).filter(contact=contact).first()


def test_a_promise_is_a_follow_up_until_it_is_kept(ana: Contact) -> None:
    event = log_favour(ana, Line("Promised the article on 2026-03-20"), by=None, at=AT)
    favour = Favour.objects.get()
    assert (favour.way, favour.due_on, plan_of(ana).on) == ("promised", FRIDAY, FRIDAY)
    assert FollowUp.objects.get().situation == "planned"
    kept = keeping.keep_promise(favour, by=None, at=AT + timedelta(days=1))
    favour.refresh_from_db()
    assert (favour.way, favour.on, plan_of(ana)) == ("given", TODAY + timedelta(days=1), None)
    assert keeping.keep_promise(favour, by=None, at=AT) is None
    assert kept is not None
    undoing.undo(kept, by=None, at=AT)
    assert (Favour.objects.get().way, plan_of(ana).on) == ("promised", FRIDAY)
    undoing.undo(event, by=None, at=AT)
    assert (Favour.objects.count(), plan_of(ana)) == (0, None)


def test_a_promise_does_not_push_aside_what_was_planned(ana: Contact) -> None:
    plan_step(ana, on=TODAY + timedelta(days=1), note="Call her", by=None, at=AT)
    log_favour(ana, Line("Promised a lead", due_on=FRIDAY), by=None, at=AT)
    plan = plan_of(ana)
    assert plan.on == TODAY + timedelta(days=1)
    assert plan.note.startswith("Call her; You promised a lead")
    keeping.keep_promise(Favour.objects.get(), by=None, at=AT)
    assert plan_of(ana).note == "Call her"


def test_whoever_helped_is_to_be_told_and_then_not_any_more(ana: Contact) -> None:
    log_favour(ana, Line("She introduced me to Kestrel"), by=None, at=AT)
    assert street(ana.workspace, today=TODAY).to_tell == ()
    favour = Favour.objects.get()
    keeping.came_of_it(favour, "We talked on Tuesday", by=None, at=AT)
    assert [one.outcome for one in street(ana.workspace, today=TODAY).to_tell] == [
        "We talked on Tuesday"
    ]
    assert plan_of(ana).note == "Tell Ana what came of it: We talked on Tuesday"
    event = keeping.told(favour, by=None, at=AT)
    assert (street(ana.workspace, today=TODAY).to_tell, plan_of(ana)) == ((), None)
    assert event is not None
    undoing.undo(event, by=None, at=AT)
    assert len(street(ana.workspace, today=TODAY).to_tell) == 1


def test_two_asks_without_giving_are_pointed_out_and_those_left_alone_are_not(ana: Contact) -> None:
    left: Contact = factories.sorted_contact(
        workspace=ana.workspace, kind="dont", name="Vince Crowe"
    )
    for contact in (ana, left):
        for words in ("Asked for advice", "Asked for a name"):
            log_favour(contact, Line(words), by=None, at=AT)
    assert [who.name for who in street(ana.workspace, today=TODAY).to_offer] == ["Ana Duarte"]
    assert ledger(ana, today=TODAY).hint
    log_favour(ana, Line("Sent her a lead"), by=None, at=AT)
    assert street(ana.workspace, today=TODAY).to_offer == ()


def test_an_unclear_line_says_what_is_missing(ana: Contact) -> None:
    with pytest.raises(NotAFavour, match="who did what"):
        log_favour(ana, Line("Lunch"), by=None, at=AT)
    with pytest.raises(NotAFavour, match="what it was"):
        log_favour(ana, Line("Lunch", way="given"), by=None, at=AT)
    assert Favour.objects.count() == 0


def test_a_removed_favour_comes_back_with_its_plan(ana: Contact) -> None:
    log_favour(ana, Line("Promised feedback", due_on=FRIDAY), by=None, at=AT)
    before = Favour.objects.values().get()
    event = keeping.remove_favour(Favour.objects.get(), by=None, at=AT)
    assert (Favour.objects.count(), plan_of(ana)) == (0, None)
    undoing.undo(event, by=None, at=AT)
    assert (Favour.objects.values().get(), plan_of(ana).on) == (before, FRIDAY)


def test_the_page_keeps_the_ledger(browser_of: Client, ana: Contact) -> None:
    here = f"/people/{ana.pk}/"
    browser_of.post(f"{here}favours/", {"words": "Promised <b>the article</b>", "next": here})
    page = browser_of.get(here).text
    assert "You promised an article." in page
    assert "Planned: You promised an article: Promised &lt;b&gt;" in page
    assert "&lt;b&gt;the article" in page
    favour = Favour.objects.get()
    assert "You promised" in browser_of.get("/favours/").text
    browser_of.post(f"/favours/{favour.pk}/", {"act": "kept"})
    assert "You gave an article." in browser_of.get(here).text
    browser_of.post(f"/undo/{Event.objects.get(verb='promise_kept').pk}/")
    assert Favour.objects.get().way == "promised"


def test_a_stranger_s_favour_is_404(browser_of: Client) -> None:
    theirs = factories.contact(workspace=factories.workspace(name="Another search"))
    log_favour(theirs, Line("Asked for advice"), by=None, at=AT)
    favour = Favour.objects.get()
    for address in (f"/people/{theirs.pk}/favours/", f"/favours/{favour.pk}/"):
        answer = browser_of.post(address, {"words": "Sent a lead", "act": "remove"})
        assert answer.status_code == 404
    assert Favour.objects.get() == favour


def test_the_command_keeps_the_same_ledger(
    ana: Contact, capsys: pytest.CaptureFixture[str]
) -> None:
    del ana
    text_index.rebuild()
    assert commands.run(["favour", "Ana", "She introduced me to Kestrel"]) == 0
    favour = str(Favour.objects.get().pk)
    assert commands.run(["favour", "Ana", "We talked", "--came", favour]) == 0
    capsys.readouterr()
    assert commands.run(["favours", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["to_tell"][0]["outcome"] == "We talked"
    assert commands.run(["favour", "Ana", "--told", favour]) == 0
    assert commands.run(["favours", "Ana"]) == 0
    assert "You received an introduction" in capsys.readouterr().out
