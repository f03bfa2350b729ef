"""A letter: begun from a statement, kept, checked, sent once, thrown away and taken back."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import uuid4

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.conversations.models import Interaction
from followthrough.favours.models import Favour
from followthrough.followups import (
    changing_playbook,
    completing,
    learning_effort,
    planning,
    undoing,
)
from followthrough.followups.changing_playbook import Values
from followthrough.followups.models import FollowUp
from followthrough.followups.queries import next_with
from followthrough.followups.wording import day_words
from followthrough.jobsearch.aiming import set_aim
from followthrough.journal.models import Event
from followthrough.writing import drafting
from followthrough.writing.facts import beside
from followthrough.writing.models import Draft
from followthrough.writing.slots import slots
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    """A recruiter who was sent the résumé and did not answer."""
    set_aim(
        mine,
        titles=["Software Engineer"],
        companies=[],
        minutes=30,
        values=["Ten years of calm releases."],
        by=None,
        at=NOW,
    )
    person = factories.sorted_contact(
        workspace=mine,
        kind="key",
        role="recruiter",
        name="Ana Duarte",
        title="Technical Recruiter",
        email="ana@example.com",
        company_name="Acme <b>",
        connected_on=(NOW - timedelta(days=400)).date(),
    )
    at = NOW - timedelta(days=9)
    factories.interaction(
        contact=person,
        is_outbound=True,
        said="My résumé.",
        at=at,
        result="resume_sent",
        channel="email",
    )
    exchanges.refresh(mine)
    planning.replan(mine, today=NOW.date())
    return person


def test_a_letter_begins_with_what_is_due_and_knows_the_record(ana: Contact) -> None:
    draft = drafting.begin(ana, at=NOW)
    assert (draft.situation, draft.channel) == ("resume_nudge_one", "email")
    assert draft.body.startswith("Hello Ana,")
    assert "Ten years of calm releases." in draft.body
    assert "[[A fresh proof of it" in draft.body
    assert drafting.begin(ana, at=NOW) == draft


def test_the_page_keeps_checks_and_escapes(browser_of: Client, ana: Contact) -> None:
    page = browser_of.get(f"/people/{ana.pk}/write/").text
    assert "Acme &lt;b&gt;" in page
    assert "Acme <b>" not in page
    assert "Still a form letter" in page
    assert not Draft.objects.exists()
    key = page.partition('action="/drafts/')[2][:36]
    words = "Hello Ana,\r\n\r\n<script>alert(1)</script>"
    form = {"to": str(ana.pk), "subject": "Hello", "body": words}
    coach = browser_of.post(f"/drafts/{key}/check/", form).text
    assert "<script>alert(1)" not in coach
    draft = Draft.objects.get()
    assert str(draft.pk) == key
    assert draft.body == "Hello Ana,\n\n<script>alert(1)</script>"
    again = browser_of.get(f"/people/{ana.pk}/write/").text
    assert "&lt;script&gt;alert(1)" in again


def test_the_mail_program_gets_subject_and_body_whole(browser_of: Client, ana: Contact) -> None:
    draft = drafting.begin(ana, at=NOW)
    drafting.keep(draft, subject="50 % & more?", body="Grüße,\nRobin & Co + 1", at=NOW)
    page = browser_of.get(f"/people/{ana.pk}/write/").text
    start = page.index('href="mailto:') + 6
    address = page[start : page.index('"', start)].replace("&amp;", "&")
    parts = urlsplit(address)
    told = parse_qs(parts.query)
    assert unquote(parts.path) == "ana@example.com"
    assert told["subject"] == ["50 % & more?"]
    assert told["body"] == ["Grüße,\r\nRobin & Co + 1"]


def test_sent_is_logged_once_and_the_next_step_planned(browser_of: Client, ana: Contact) -> None:
    draft = drafting.begin(ana, at=NOW)
    form = {"act": "sent", "subject": "S", "body": "Hello Ana, my own words."}
    assert browser_of.post(f"/drafts/{draft.pk}/", form).status_code == 303
    assert browser_of.post(f"/drafts/{draft.pk}/", form).status_code == 303
    sent = Interaction.objects.filter(contact=ana, is_outbound=True).order_by("-number")
    assert [one.said for one in sent] == ["Hello Ana, my own words.", "My résumé."]
    assert FollowUp.objects.get(contact=ana).situation == "resume_nudge_two"
    assert drafting.open_draft(ana) is None


def test_a_letter_never_typed_into_is_noted_as_sent_once(browser_of: Client, ana: Contact) -> None:
    key = uuid4()
    form = {"act": "sent", "to": str(ana.pk), "subject": "", "body": "Hello Ana, only this."}
    for _ in range(2):
        assert browser_of.post(f"/drafts/{key}/", form).status_code == 303
    assert Interaction.objects.filter(contact=ana, said="Hello Ana, only this.").count() == 1


def test_a_second_letter_of_the_day_is_logged_too_and_taken_back_alone(ana: Contact) -> None:
    for minutes, words in ((9, "The first."), (5, "A second thought.")):
        at = NOW - timedelta(minutes=minutes)
        draft = drafting.new_draft(ana, at=at)
        drafting.keep(draft, subject="", body=words, at=at)
        event = drafting.mark_sent(draft, by=None, at=at)
    assert event is not None
    sent = Interaction.objects.filter(contact=ana, is_outbound=True).order_by("number")
    assert [one.said for one in sent] == ["My résumé.", "The first.", "A second thought."]
    assert undoing.undo(event, by=None, at=NOW)
    assert [one.said for one in sent.all()] == ["My résumé.", "The first."]
    reopened = drafting.open_draft(ana)
    assert reopened is not None
    assert reopened.body == "A second thought."


def test_what_is_done_on_today_after_a_letter_is_not_logged_again(ana: Contact) -> None:
    draft = drafting.new_draft(ana, at=NOW)
    drafting.keep(draft, subject="", body="My words.", at=NOW)
    drafting.mark_sent(draft, by=None, at=NOW)
    assert completing.complete(ana, by=None, at=NOW) is None


def test_an_open_place_is_never_kept_as_what_was_sent(browser_of: Client, ana: Contact) -> None:
    draft = drafting.begin(ana, at=NOW)
    form = {"act": "sent", "subject": "", "body": "Hello Ana, [[something new]]."}
    shown = browser_of.post(f"/drafts/{draft.pk}/", form, follow=True).text
    assert "“something new” is still open" in shown
    assert "Note it without these" in shown
    assert Interaction.objects.filter(contact=ana).count() == 1
    browser_of.post(f"/drafts/{draft.pk}/", form | {"act": "sent_otherwise"})
    assert Interaction.objects.filter(contact=ana, is_outbound=True, said="").count() == 1


def test_what_letters_take_is_learnt_told_and_forgotten_again(ana: Contact) -> None:
    workspace = ana.workspace
    usual = FollowUp.objects.get(contact=ana).minutes
    others = [
        factories.sorted_contact(workspace=workspace, kind="key", name=f"Person {number}")
        for number in range(3)
    ]
    planning.replan(workspace, today=NOW.date())
    event = None
    for number, contact in enumerate(others):
        draft = drafting.new_draft(contact, at=NOW)
        draft.situation = "resume_nudge_one"
        for pause in range(8 + number):  # one minute each; then the telephone rang
            at = NOW + timedelta(minutes=pause)
            drafting.keep(draft, subject="", body=f"Words {pause}.", at=at)
        late = NOW + timedelta(hours=1)
        drafting.keep(draft, subject="", body="Done.", at=late)
        event = drafting.mark_sent(draft, by=None, at=late)
    step = next_with(workspace, ana.pk, today=NOW.date())
    assert step is not None
    assert step.minutes == 8 != usual
    assert "Your last 3 of these took about 8 minutes each." in step.why_wait
    planning.replan(workspace, today=NOW.date())
    assert FollowUp.objects.get(contact=ana).minutes == 8
    assert event is not None
    undoing.undo(event, by=None, at=late)
    assert FollowUp.objects.get(contact=ana).minutes == usual


def test_minutes_the_user_set_are_not_learnt_away(ana: Contact) -> None:
    workspace = ana.workspace
    row = changing_playbook.current(workspace).row("any", "resume_nudge_one")
    mine = Values(row.wait, row.how, row.must, row.must_not, 11, row.by)
    changing_playbook.change(
        workspace, "any", "resume_nudge_one", mine, moves_over=True, by=None, at=NOW
    )
    learning_effort.learn(workspace, "resume_nudge_one", [120, 120, 120], today=NOW.date())
    planning.replan(workspace, today=NOW.date())
    assert FollowUp.objects.get(contact=ana).minutes == 11


def test_the_day_of_the_ask_is_named_not_the_day_of_the_last_word(ana: Contact) -> None:
    asked, at = NOW - timedelta(days=9), NOW - timedelta(days=2)
    factories.interaction(contact=ana, is_outbound=True, said="A nudge.", at=at)
    exchanges.refresh(ana.workspace)
    planning.replan(ana.workspace, today=NOW.date())
    shown = slots(ana, beside(ana, today=NOW.date()), situation="nudge_two", today=NOW.date())
    assert shown["date_sent"] == day_words(asked.date(), NOW.date())


def test_starting_over_is_taken_back(browser_of: Client, ana: Contact) -> None:
    draft = drafting.begin(ana, at=NOW)
    form = {"act": "over", "body": "Words I liked", "subject": ""}
    assert browser_of.post(f"/drafts/{draft.pk}/", form).status_code == 303
    assert not Draft.objects.exists()
    event = Event.objects.get(verb="draft_discarded")
    undoing.undo(event, by=None, at=NOW)
    assert Draft.objects.get().body == "Words I liked"


def test_another_channel_keeps_the_text(browser_of: Client, ana: Contact) -> None:
    draft = drafting.begin(ana, at=NOW)
    form = {"channel": "note", "body": "Short.", "subject": ""}
    assert browser_of.post(f"/drafts/{draft.pk}/", form).status_code == 303
    draft.refresh_from_db()
    assert (draft.channel, draft.body) == ("note", "Short.")
    assert browser_of.post(f"/drafts/{draft.pk}/", {"channel": "pigeon"}).status_code == 422
    assert browser_of.post(f"/drafts/{draft.pk}/", {"act": "copied"}).status_code == 204


def test_a_stranger_s_letters_are_404(browser_of: Client, mine: Workspace) -> None:
    theirs = factories.contact(workspace=factories.workspace(name="Another search"))
    draft = drafting.begin(theirs, at=NOW)
    assert browser_of.get(f"/people/{theirs.pk}/write/").status_code == 404
    for end in ("", "check/"):
        for form in ({"body": "x"}, {"body": "x", "to": str(theirs.pk)}):
            assert browser_of.post(f"/drafts/{draft.pk}/{end}", form).status_code == 404
            assert browser_of.post(f"/drafts/{uuid4()}/{end}", form).status_code == 404
    draft.refresh_from_db()
    assert draft.body != "x"
    assert not Draft.objects.of(mine).exists()


def test_what_changed_and_what_went_back_and_forth_stand_beside(ana: Contact) -> None:
    ana.moved_on, ana.moved_from = NOW.date(), "Bluewater"
    ana.save()
    favour = Favour(workspace=ana.workspace, contact=ana, way="asked", kind="advice", on=NOW.date())
    favour.save(force_insert=True)
    found = {one.label: one for one in beside(ana, today=NOW.date()).facts}
    assert found["Has moved"].phrase == "your move from Bluewater to Acme <b>"
    assert found["You asked for"].phrase == "I asked you about advice"


def test_several_letters_to_one_person_each_keep_themselves(
    browser_of: Client, ana: Contact, capsys: pytest.CaptureFixture[str]
) -> None:
    text_index.rebuild()
    first = drafting.begin(ana, at=NOW)
    address = f"/drafts/{first.pk}/"
    browser_of.post(address, {"act": "another", "subject": "One", "body": "First words."})
    second = drafting.open_draft(ana)
    assert second is not None
    assert second.pk != first.pk
    browser_of.post(f"/drafts/{second.pk}/check/", {"subject": "Two", "body": "Second words."})
    page = browser_of.get(f"/people/{ana.pk}/write/").text
    assert "Second words." in page
    assert "1 other letter begun" in page
    browser_of.post(f"/drafts/{second.pk}/", {"take_up": str(first.pk), "body": "Second words."})
    assert "First words." in browser_of.get(f"/people/{ana.pk}/write/").text
    theirs = drafting.begin(factories.contact(workspace=factories.workspace()), at=NOW)
    refused = browser_of.post(f"/drafts/{second.pk}/", {"take_up": str(theirs.pk)})
    assert refused.status_code == 404
    assert commands.run(["write", "Ana", "--letter", "2", "--json"]) == 0
    assert "Second words." in capsys.readouterr().out
    assert commands.run(["write", "Ana", "--another"]) == 0
    assert commands.run(["write", "Ana", "--letter", "9"]) == 1
    assert len(drafting.open_drafts(ana)) == 3
    browser_of.post(f"/drafts/{second.pk}/", {"act": "sent"})
    assert len(drafting.open_drafts(ana)) == 2


def test_more_letters_than_anybody_keeps_apart_are_refused(ana: Contact) -> None:
    for _ in range(drafting.MOST_AT_ONCE):
        drafting.begin_another(ana, at=NOW)
    with pytest.raises(drafting.TooManyLetters, match="Ana Duarte"):
        drafting.begin_another(ana, at=NOW)
