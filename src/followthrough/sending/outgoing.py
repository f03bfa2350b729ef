"""Send a letter from here: pressed once, called back for ten seconds, never sent twice.

Each step claims the letter by one conditional write before it acts, so that a double click, a
reload, two windows or a second worker find it taken. The claim is written before the first byte:
after a crash a letter is *unsure*, and nothing sends it again but the user.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django_tasks import task

from followthrough.accounts import kept_passwords
from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Channel
from followthrough.conversations.noting import Touch
from followthrough.followups import completing
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.sending import letters
from followthrough.sending.account import account_of
from followthrough.sending.models import Outgoing, SendingAccount
from followthrough.sending.smtp import MayHaveGone, NotSent, hand_over, server_of
from followthrough.storage.trouble import Trouble
from followthrough.writing.drafting import mark_mailed, still_open
from followthrough.writing.models import Draft

SECONDS_TO_CALL_BACK = 10
STALE = timedelta(minutes=10)  # a letter that waited longer, the program being closed, stays here
PRESSED = "letter_pressed"

phrase(PRESSED, "Letter to {name} goes out in ten seconds")

State = Outgoing.State


class CannotSend(Trouble):
    """A letter that may not go out as it is."""


def send(draft: Draft, *, by: User | None, at: datetime) -> Outgoing:
    """Let a letter go out in ten seconds; pressed again it is the same letter.

    Raises what is missing: an account, an address, words, or a place still open.
    """
    account = _ready(draft)
    contact = draft.contact
    values = {
        "contact": contact,
        "to_address": contact.email,
        "subject": draft.subject,
        "body": draft.body,
        "message_id": letters.new_message_id(account),
        "answers": letters.thread_root(contact),
        "asked_at": at,
        "asked_by": by,
        "send_after": at + timedelta(seconds=SECONDS_TO_CALL_BACK),
    }
    try:
        with transaction.atomic():
            letter: Outgoing = Outgoing.objects.create(
                workspace=draft.workspace, draft=draft, **values
            )
            details = {"letter": str(letter.pk)}
            record(draft.workspace, PRESSED, contact=contact, by=by, at=at, details=details)
            _deliver_later(letter)
    except IntegrityError:
        return _standing(draft)
    return letter


def call_back(letter: Outgoing, *, at: datetime) -> bool:
    """Keep a waiting letter here; says whether that was in time."""
    return _move(letter, State.WAITING, State.CALLED_BACK, ended_at=at)


def deliver(letter: Outgoing, *, at: datetime) -> Outgoing:
    """Hand a waiting letter to the server, once; what came of it is kept with it."""
    if at < letter.send_after or not _move(letter, State.WAITING, State.SENDING, handed_at=at):
        return letter
    account = account_of(letter.workspace)
    try:
        _hand_over(letter, account, at)
    except NotSent as trouble:
        _move(letter, State.SENDING, State.FAILED, ended_at=at, trouble=str(trouble))
    except MayHaveGone as trouble:
        _move(letter, State.SENDING, State.UNSURE, ended_at=at, trouble=str(trouble))
    else:
        _went(letter, State.SENDING, at=at)
    return letter


def it_went(letter: Outgoing, *, at: datetime) -> None:
    """The user found an unsure letter among what was sent: it is logged."""
    _went(letter, State.UNSURE, at=at)


def it_did_not(letter: Outgoing, *, at: datetime) -> None:
    """The user did not find it: it is a draft again, and may be sent."""
    _move(letter, State.UNSURE, State.FAILED, ended_at=at)


def look_after_crash(workspace: Workspace, *, at: datetime) -> int:
    """At the start of the program: what was on its way is unsure, and nobody sends it again."""
    cut_off = Outgoing.objects.of(workspace).filter(state=State.SENDING)
    return int(
        cut_off.update(
            state=State.UNSURE,
            ended_at=at,
            trouble="The program stopped while this letter was on its way. It may have gone:"
            " look in your Sent folder before you send it again.",
        )
    )


def latest(draft: Draft) -> Outgoing | None:
    """What became of a letter last, or None if it was never pressed."""
    known = Outgoing.objects.of(draft.workspace).filter(draft=draft)
    found: Outgoing | None = known.order_by("-asked_at", "-id").first()
    return found


def unsure_with(contact: Contact) -> Outgoing | None:
    """A letter to somebody of which nobody knows whether it went."""
    known = Outgoing.objects.of(contact.workspace).filter(contact=contact, state=State.UNSURE)
    found: Outgoing | None = known.order_by("-asked_at").first()
    return found


@task()
def deliver_letter(workspace_id: str, letter_id: str) -> str:
    """Deliver one letter; run again after a crash it finds the letter claimed and leaves it."""
    known = Outgoing.objects.filter(workspace_id=UUID(workspace_id), id=UUID(letter_id))
    letter = known.select_related("workspace", "contact", "draft").first()
    if letter is None:
        return "gone"
    now = datetime.now(UTC)
    if now - letter.send_after > STALE:
        words = "The program was closed before this letter went out. Read it again, then send it."
        _move(letter, State.WAITING, State.FAILED, ended_at=now, trouble=words)
        return str(letter.state)
    return str(deliver(letter, at=now).state)


@undoes(PRESSED)
def _undo(event: Event, at: datetime) -> None:
    letter = Outgoing.objects.of(event.workspace).filter(pk=event.details["letter"]).first()
    if letter is not None and not call_back(letter, at=at) and letter.state == State.SENT:
        raise ChangedSince("The letter has gone out. Nothing fetches it back.")


def _ready(draft: Draft) -> SendingAccount:
    account = account_of(draft.workspace)
    if account is None:
        raise CannotSend(
            "No mail account is connected. Connect one under Settings, Mail from here."
        )
    if draft.sent_at is not None:
        raise CannotSend("This letter was sent already.")
    if not draft.contact.email:
        raise CannotSend(f"No address of {draft.contact.name} is known. Add one on their page.")
    letters.mail_address(draft.contact.email)
    if not draft.body.strip():
        raise CannotSend("The letter is empty.")
    if asked := still_open(draft):
        raise CannotSend(f"Not sent: “{asked}” is still open in the letter. Fill it or cut it.")
    return account


def _standing(draft: Draft) -> Outgoing:
    found: Outgoing = Outgoing.objects.of(draft.workspace).get(
        draft=draft, state__in=[State.WAITING, State.SENDING, State.SENT, State.UNSURE]
    )
    return found


def _deliver_later(letter: Outgoing) -> None:
    later = deliver_letter.using(run_after=letter.send_after)
    later.enqueue(str(letter.workspace_id), str(letter.pk))


def _hand_over(letter: Outgoing, account: SendingAccount | None, at: datetime) -> None:
    if account is None:
        raise NotSent("The mail account was disconnected before the letter went. It is kept.")
    hand_over(
        server_of(account.address),
        account.user_name,
        kept_passwords.kept(account.pk.hex),
        sender=account.from_address,
        to=letter.to_address,
        message=letters.message_of(letter, account, at=at),
    )


def _went(letter: Outgoing, before: State, *, at: datetime) -> None:
    """The touch is logged, the step done and the letter closed, in one transaction."""
    handed_at = letter.handed_at or at
    mailed = letters.as_known_to_mailboxes(letter, handed_at)
    touch = Touch(
        Channel.EMAIL.value,
        True,  # noqa: FBT003 - outbound
        handed_at,
        letter.body,
        subject=letter.subject,
        mailed=mailed,
    )
    letter.contact.workspace = letter.workspace
    with transaction.atomic():
        if not _move(letter, before, State.SENT, ended_at=at):
            return
        if letter.draft is None:  # thrown away on the way
            completing.log_letter(
                letter.contact, completing.MAILED, touch=touch, by=letter.asked_by
            )
        else:
            letter.draft.workspace, letter.draft.contact = letter.workspace, letter.contact
            mark_mailed(letter.draft, touch, by=letter.asked_by)


def _move(letter: Outgoing, before: State, after: State, **values: Any) -> bool:
    """Claim the step from one state to the next; only one caller ever gets it."""
    standing = Outgoing.objects.of(letter.workspace).filter(pk=letter.pk, state=before)
    is_mine = bool(standing.update(state=after, **values))
    letter.refresh_from_db(fields=["state", "handed_at", "ended_at", "trouble"])
    return is_mine
