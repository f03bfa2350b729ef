"""A letter: begun from a statement, kept, checked, sent once, thrown away and taken back."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.conversations.models import Interaction
from followthrough.followups import planning, undoing
from followthrough.followups.models import FollowUp
from followthrough.jobsearch.aiming import set_aim
from followthrough.journal.models import Event
from followthrough.writing import drafting
from followthrough.writing.models import Draft
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
        contact=person, is_outbound=True, said="My résumé.", at=at, result="resume_sent"
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
    draft = Draft.objects.get()
    form = {"subject": "Hello", "body": "Hello Ana,\r\n\r\n<script>alert(1)</script>"}
    coach = browser_of.post(f"/drafts/{draft.pk}/check/", form).text
    assert "<script>alert(1)" not in coach
    draft.refresh_from_db()
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
        assert browser_of.post(f"/drafts/{draft.pk}/{end}", {"body": "x"}).status_code == 404
    draft.refresh_from_db()
    assert draft.body != "x"
    assert not Draft.objects.of(mine).exists()
