"""A letter goes out once, by a real server, or is kept with the reason why it did not."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact, ContactAddress
from followthrough.conversations import exchanges
from followthrough.conversations.models import Interaction
from followthrough.followups import planning, undoing
from followthrough.followups.models import FollowUp
from followthrough.imports import running as importing, taking_in
from followthrough.journal.models import Event
from followthrough.journal.undoing import ChangedSince
from followthrough.sending import outgoing, smtp
from followthrough.sending.account import Given, account_of, connect
from followthrough.sending.models import Outgoing, SendingAccount
from followthrough.sending.outgoing import CannotSend, call_back, deliver, send
from followthrough.sending.smtp import NotSent
from followthrough.writing import drafting
from followthrough.writing.models import Draft
from tests import factories
from tests.sending import smtp_server
from tests.sending.smtp_server import RIGHT, Post

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
LATER = NOW + timedelta(seconds=11)
ME = "robin@example.com"
WORDS = "Hello Ana,\n\nGrüße from the workshop. May I ask one thing?\n\nRobin\n.\n"


@pytest.fixture
def post() -> Iterator[Post]:
    with smtp_server.running() as post:
        yield post


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    person = factories.sorted_contact(
        workspace=mine,
        kind="key",
        role="recruiter",
        name="Ana Duarte",
        email="ana@example.com",
        title="Technical Recruiter",
    )
    ContactAddress.objects.create(
        workspace=mine, contact=person, scheme="email", value="ana@example.com"
    )
    at = NOW - timedelta(days=9)
    factories.interaction(
        contact=person, is_outbound=True, said="My résumé.", at=at, result="resume_sent"
    )
    exchanges.refresh(mine)
    planning.replan(mine, today=NOW.date())
    return person


@pytest.fixture
def account(mine: Workspace, post: Post) -> SendingAccount:
    connect(mine, Given(post.address, RIGHT, ME, "Robin"), by=None, at=NOW)
    found = account_of(mine)
    assert found is not None
    return found


@pytest.fixture
def draft(ana: Contact) -> Draft:
    draft = drafting.begin(ana, at=NOW)
    drafting.keep(draft, subject="Re: One thing", body=WORDS, at=NOW)
    return draft


def went(letter: Outgoing) -> str:
    return deliver(letter, at=LATER).state


@pytest.mark.usefixtures("account")
def test_it_goes_out_is_logged_and_the_next_step_planned(
    post: Post, draft: Draft, ana: Contact
) -> None:
    letter = send(draft, by=None, at=NOW)
    assert deliver(letter, at=NOW).state == "waiting"
    assert post.taken == []
    assert went(letter) == "sent"
    (taken,) = post.taken
    mail = message_from_bytes(post.mails[0], policy=policy.default)
    assert (taken.mail_from, taken.rcpt_tos) == (ME, ["ana@example.com"])
    assert (mail["From"], mail["To"]) == (
        "Robin <robin@example.com>",
        "Ana Duarte <ana@example.com>",
    )
    assert mail["Subject"] == "Re: One thing"
    assert mail["Message-ID"] == f"<{letter.message_id}>"
    assert mail.get_content().replace("\r\n", "\n").rstrip() == WORDS.rstrip()
    logged = Interaction.objects.get(contact=ana, channel="email")
    assert (logged.said, logged.subject, logged.is_outbound) == (WORDS, "Re: One thing", True)
    assert FollowUp.objects.get(contact=ana).situation == "resume_nudge_two"
    assert drafting.open_draft(ana) is None


@pytest.mark.usefixtures("account")
def test_a_double_click_two_windows_and_two_workers_send_once(post: Post, draft: Draft) -> None:
    first, again = send(draft, by=None, at=NOW), send(draft, by=None, at=NOW)
    assert first == again
    other = Outgoing.objects.select_related("workspace", "contact", "draft").get(pk=first.pk)
    assert [went(first), went(other), went(first)] == ["sent"] * 3
    assert len(post.taken) == 1
    draft.refresh_from_db()
    with pytest.raises(CannotSend, match="sent already"):
        send(draft, by=None, at=LATER)


@pytest.mark.usefixtures("account")
def test_within_ten_seconds_it_is_called_back_and_may_go_later(post: Post, draft: Draft) -> None:
    letter = send(draft, by=None, at=NOW)
    event = Event.objects.get(verb="letter_pressed")
    assert undoing.undo(event, by=None, at=NOW)
    assert went(letter) == "called_back"
    assert post.taken == []
    assert drafting.open_draft(draft.contact) == draft
    assert went(send(draft, by=None, at=NOW)) == "sent"
    assert not call_back(letter, at=LATER)


@pytest.mark.usefixtures("account")
def test_what_has_gone_is_not_fetched_back(draft: Draft) -> None:
    went(send(draft, by=None, at=NOW))
    with pytest.raises(ChangedSince, match="has gone out"):
        undoing.undo(Event.objects.get(verb="letter_pressed"), by=None, at=LATER)
    assert not Event.objects.filter(verb="letter_pressed", undone_at__isnull=False).exists()


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize(
    ("behaves", "why"),
    [
        ({"refuses": frozenset({"ana@example.com"})}, "refused ana@example.com .550"),
        ({"answer": "554 looks like spam"}, "did not take the letter .looks like spam"),
        ({"answer": "451 later please"}, "did not take the letter"),
    ],
)
def test_refused_it_stays_a_draft_with_the_reason(
    post: Post, draft: Draft, behaves: dict[str, Any], why: str
) -> None:
    for name, value in behaves.items():
        setattr(post, name, value)
    letter = send(draft, by=None, at=NOW)
    assert went(letter) == "failed"
    assert why.split(" .", maxsplit=1)[0] in letter.trouble
    assert drafting.open_draft(draft.contact) == draft
    assert not Interaction.objects.filter(channel="email").exists()
    post.refuses, post.answer = frozenset(), "250 taken"
    assert went(send(draft, by=None, at=NOW)) == "sent"


@pytest.mark.usefixtures("account")
def test_a_line_that_breaks_too_late_is_unsure_and_never_sent_again(
    post: Post, draft: Draft, ana: Contact
) -> None:
    post.breaks = True
    letter = send(draft, by=None, at=NOW)
    assert went(letter) == "unsure"
    assert "look in your Sent folder" in letter.trouble
    assert send(draft, by=None, at=LATER) == letter
    assert went(letter) == "unsure"
    assert len(post.taken) == 1
    outgoing.it_went(letter, at=LATER + timedelta(hours=1))
    logged = Interaction.objects.get(contact=ana, channel="email")
    assert abs(logged.at - LATER) < timedelta(seconds=2)


@pytest.mark.usefixtures("account")
def test_found_not_to_have_gone_it_may_be_sent(post: Post, draft: Draft) -> None:
    post.breaks = True
    letter = send(draft, by=None, at=NOW)
    went(letter)
    outgoing.it_did_not(letter, at=LATER)
    post.breaks = False
    assert went(send(draft, by=None, at=LATER - timedelta(seconds=11))) == "sent"


@pytest.mark.usefixtures("account")
def test_an_open_place_an_empty_letter_and_no_address_are_refused(draft: Draft) -> None:
    for body, why in (("Hello [[something]].", "“something” is still open"), (" \n", "empty")):
        drafting.keep(draft, subject="", body=body, at=NOW)
        with pytest.raises(CannotSend, match=why):
            send(draft, by=None, at=NOW)
    drafting.keep(draft, subject="", body="Words.", at=NOW)
    for address, why in (("", "No address of Ana"), ("ana@example.com, bo@example.com", "no mail")):
        draft.contact.email = address
        with pytest.raises((CannotSend, NotSent), match=why):
            send(draft, by=None, at=NOW)
    assert not Outgoing.objects.exists()


def test_without_an_account_nothing_goes(draft: Draft) -> None:
    with pytest.raises(CannotSend, match="No mail account"):
        send(draft, by=None, at=NOW)


@pytest.mark.usefixtures("account")
def test_a_subject_cannot_smuggle_a_header(post: Post, draft: Draft) -> None:
    drafting.keep(draft, subject="Hi\r\nBcc: eve@example.com", body="Words.", at=NOW)
    assert went(send(draft, by=None, at=NOW)) == "sent"
    mail = message_from_bytes(post.mails[0], policy=policy.default)
    assert (mail["Subject"], mail["Bcc"]) == ("Hi Bcc: eve@example.com", None)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"password": "wrong"}, "does not let robin@example.com in"),
        ({"server": "smtp://127.0.0.1:1"}, "does not answer on port 1"),
        ({"server": "ftp://example.com"}, "is no mail server"),
        ({"from_address": "nobody"}, "is no mail address"),
    ],
)
def test_an_account_that_does_not_work_is_not_kept(
    mine: Workspace, post: Post, given: dict[str, str], why: str
) -> None:
    values = {"server": post.address, "password": RIGHT, "from_address": ME} | given
    with pytest.raises(NotSent, match=why):
        connect(mine, Given(**values), by=None, at=NOW)
    assert account_of(mine) is None


def test_no_password_goes_over_an_open_line(
    mine: Workspace, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp.Server, "is_here", False)
    with pytest.raises(NotSent, match="offers no encrypted line"):
        connect(mine, Given(post.address, RIGHT, ME), by=None, at=NOW)


@pytest.mark.usefixtures("account")
def test_a_letter_that_waited_while_the_program_was_closed_stays(post: Post, draft: Draft) -> None:
    letter = send(draft, by=None, at=NOW - timedelta(days=1))
    state = outgoing.deliver_letter.func(str(letter.workspace_id), str(letter.pk))
    assert (state, post.taken) == ("failed", [])
    letter.refresh_from_db()
    assert "closed before this letter went out" in letter.trouble


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize("given_another_id", [False, True])
def test_the_mail_in_the_sent_folder_is_the_one_we_logged(
    post: Post, draft: Draft, ana: Contact, tmp_path: Path, *, given_another_id: bool
) -> None:
    went(send(draft, by=None, at=NOW))
    path = tmp_path / "sent.eml"
    content = post.mails[0]
    if given_another_id:
        other = rb"\nMessage-ID: <0102@mail.example.net>"
        content = re.sub(rb"\nMessage-ID: <[^>]+>", other, content)
        assert content != post.mails[0]
    path.write_bytes(content)
    before = Interaction.objects.count()
    brought = taking_in.take_in(ana.workspace, path, file_name=path.name, by=None, at=LATER)
    importing.run(brought, at=LATER)
    assert brought.state == "done", brought.trouble
    assert Interaction.objects.count() == before
