"""Begin a letter, keep it at every pause, throw it away, and note it as sent."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from followthrough.accounts.identifiers import uuid7
from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.contacts.salutations import opened
from followthrough.conversations.days import local_day
from followthrough.conversations.models import Channel
from followthrough.conversations.noting import Touch
from followthrough.followups import completing, learning_effort
from followthrough.followups.logged import take_out
from followthrough.followups.reaching import usual_way, what_is_due
from followthrough.followups.situations import Situation
from followthrough.introductions.letters import letter_due
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble
from followthrough.writing.facts import Beside, beside
from followthrough.writing.library import fill, holes
from followthrough.writing.models import Draft
from followthrough.writing.own_statements import chosen, one
from followthrough.writing.slots import slots

CHANNELS = {
    "email": "Email",
    "linkedin": "LinkedIn",
    "inmail": "InMail",
    "note": "Invitation note",
    "letter": "Paper",
}
_LOGGED_AS = {"email": Channel.EMAIL.value, "letter": Channel.LETTER.value}
DISCARDED, BEGUN_ANEW = "draft_discarded", "draft_begun_anew"
FROM_STATEMENT = ("statement_key", "statement", "subject", "body")
TAKEN_BACK = ("channel", "situation", *FROM_STATEMENT, "dismissed", "suggested")
LONGEST = 20_000
MOST_AT_ONCE = 12  # letters to one person that are begun and not sent
LONGEST_PAUSE = 120  # seconds between two keystrokes that still are writing

phrase(DISCARDED, "Draft to {name} thrown away")
phrase(BEGUN_ANEW, "Draft to {name} begun with another statement")


class NoSuchChannel(Trouble):
    """A way of writing that is not offered."""


class NoSuchStatement(Trouble):
    """A statement that is not there."""


class TooManyLetters(Trouble):
    """More letters to one person than anybody keeps apart."""


class StillOpen(Trouble):
    """A place only the user can fill is still open."""


def open_draft(contact: Contact) -> Draft | None:
    """The letter somebody is being written, the last taken up, or None."""
    return next(iter(open_drafts(contact)), None)


def open_drafts(contact: Contact) -> tuple[Draft, ...]:
    """Every letter to somebody that is begun and not sent, the last taken up first."""
    known = Draft.objects.of(contact.workspace).filter(contact=contact, sent_at=None)
    return tuple(known.order_by("-kept_at", "-id")[:MOST_AT_ONCE])


def offered(contact: Contact, found: Beside, *, at: datetime) -> Draft:
    """The open letter, or a new one from the statement that fits what is due, not yet kept."""
    return open_draft(contact) or new_draft(contact, found, at=at)


def begin(contact: Contact, *, channel: str = "", at: datetime) -> Draft:
    """The same, kept from now on."""
    draft = open_draft(contact)
    if draft is None:
        draft = new_draft(contact, channel=channel, at=at)
        draft.save(force_insert=True)
    return draft


def begin_another(contact: Contact, *, at: datetime) -> Draft:
    """One more letter to somebody beside those begun; raises where there are many already."""
    if len(open_drafts(contact)) >= MOST_AT_ONCE:
        raise TooManyLetters(
            f"{MOST_AT_ONCE} letters to {contact.name} are begun. Send one or start one over."
        )
    draft = new_draft(contact, at=at)
    draft.save(force_insert=True)
    return draft


def take_up(draft: Draft, *, at: datetime) -> None:
    """Go on with this one of several letters, just after another was kept by the same press."""
    later = at + timedelta(milliseconds=1)
    Draft.objects.of(draft.workspace).filter(pk=draft.pk, sent_at=None).update(kept_at=later)


def new_draft(
    contact: Contact,
    found: Beside | None = None,
    *,
    channel: str = "",
    key: UUID | None = None,
    at: datetime,
) -> Draft:
    """A letter as it would begin, from the statement that fits what is due; nothing is kept."""
    workspace, today = contact.workspace, local_day(contact.workspace, at)
    due = what_is_due(contact)
    channel = channel if channel in CHANNELS else usual_way(contact, due)
    situation, role = due
    is_reply = situation == Situation.REPLY_OWED
    is_asked = is_reply or situation == Situation.PLANNED
    introduced = letter_due(contact, is_reply=is_reply) if is_asked else None
    situation = introduced.statement if introduced else situation
    canned = chosen(workspace, situation, role, channel, language=contact.language)
    found = found or beside(contact, today=today)
    known = slots(contact, found, situation=situation, today=today)
    known |= introduced.slots if introduced else {}
    text = opened(fill(canned.text, known), contact.salutation)
    subject = fill(canned.subject, known)
    return Draft(
        id=key or uuid7(),
        workspace=workspace,
        contact=contact,
        channel=channel,
        situation=situation,
        statement_key=canned.key,
        statement=text,
        subject=subject[:300],
        body=text,
        begun_at=at,
        kept_at=at,
    )


def begin_anew(draft: Draft, *, channel: str, at: datetime) -> Draft:
    """Another channel: the same letter; words of the user's own stay as they are."""
    if channel not in CHANNELS:
        raise NoSuchChannel(f"“{channel}” is no way to write. Choose {', '.join(CHANNELS)}.")
    draft.channel = channel
    values = {"channel": channel, "kept_at": at}
    if draft.body == draft.statement:
        fresh = new_draft(draft.contact, channel=channel, at=at)
        values |= {name: getattr(fresh, name) for name in FROM_STATEMENT}
    Draft.objects.of(draft.workspace).filter(pk=draft.pk).update(**values)
    return draft


def begin_with(draft: Draft, key: str, *, by: User | None, at: datetime) -> Event | None:
    """Begin the letter with another statement; the words there were come back by undo."""
    canned = one(draft.workspace, key)
    if canned is None:
        raise NoSuchStatement(f"“{key}” is no statement. Choose one that is listed.")
    today = local_day(draft.workspace, at)
    found = beside(draft.contact, today=today)
    known = slots(draft.contact, found, situation=draft.situation, today=today)
    text = opened(fill(canned.text, known), draft.contact.salutation)
    if draft.body == text:
        return None
    before = {name: getattr(draft, name) for name in FROM_STATEMENT}
    subject = fill(canned.subject, known)[:300]
    values = {"statement_key": key, "statement": text, "subject": subject, "body": text}
    with transaction.atomic():
        Draft.objects.of(draft.workspace).filter(pk=draft.pk).update(kept_at=at, **values)
        details = {"draft": str(draft.pk), "before": before, "after": text}
        return record(
            draft.workspace, BEGUN_ANEW, contact=draft.contact, by=by, at=at, details=details
        )


def keep(draft: Draft, *, subject: str, body: str, at: datetime) -> None:
    """Keep the letter as it stands; one that was sent stays as it was sent."""
    paused = (at - draft.kept_at).total_seconds()
    draft.seconds += int(paused) if 0 < paused <= LONGEST_PAUSE else 0
    draft.subject, draft.body, draft.kept_at = subject[:300], body[:LONGEST], at
    values = {name: getattr(draft, name) for name in ("subject", "body", "kept_at", "seconds")}
    known = Draft.objects.of(draft.workspace).filter(pk=draft.pk)
    with transaction.atomic():
        if known.exists():
            known.filter(sent_at=None).update(**values)
        else:
            draft.save(force_insert=True)


def copied(draft: Draft, *, at: datetime) -> None:
    """It was copied to be sent elsewhere: coming back, the page asks whether it went out."""
    Draft.objects.of(draft.workspace).filter(pk=draft.pk, sent_at=None).update(copied_at=at)


def discard(draft: Draft, *, by: User | None, at: datetime) -> Event | None:
    """Throw a letter away; it can be taken back. One that is gone already stays gone."""
    contact = draft.contact
    kept = {name: getattr(draft, name) for name in TAKEN_BACK}
    details = {"draft": str(draft.pk), "kept": kept, "begun_at": draft.begun_at.isoformat()}
    with transaction.atomic():
        gone, _ = Draft.objects.of(draft.workspace).filter(pk=draft.pk).delete()
        if not gone:
            return None
        return record(contact.workspace, DISCARDED, contact=contact, by=by, at=at, details=details)


def mark_sent(
    draft: Draft, *, by: User | None, at: datetime, with_words: bool = True
) -> Event | None:
    """It went out: the touch is logged with its words; a second press does nothing.

    ``with_words=False`` logs that something went out but not these words, for a letter whose
    places were filled in elsewhere. Raises ``StillOpen`` while a place is open in words to be kept.
    """
    asked = next((words for _, _, words in holes(draft.body)), "") if with_words else ""
    if asked:
        raise StillOpen(
            f"Not noted yet: “{asked}” is still open in the letter. Fill it with what you sent,"
            " or note it without its words."
        )
    channel = _LOGGED_AS.get(draft.channel, Channel.LINKEDIN.value)
    touch = Touch(channel, True, at, draft.body if with_words else "")  # noqa: FBT003 - outbound
    return _note(draft, completing.SENT, touch=touch, by=by)


def mark_mailed(draft: Draft, touch: Touch, *, by: User | None) -> Event | None:
    """We sent it ourselves: logged as the mail that went out; no undo fetches it back."""
    return _note(draft, completing.MAILED, touch=touch, by=by)


def still_open(draft: Draft) -> str:
    """What the first place that only the user can fill asks for; nothing where all are filled."""
    return next((words for _, _, words in holes(f"{draft.subject}\n{draft.body}")), "")


def _note(draft: Draft, verb: str, *, touch: Touch, by: User | None) -> Event | None:
    details: dict[str, Any] = {"draft": str(draft.pk), "seconds": draft.seconds}
    if draft.seconds >= learning_effort.SHORTEST:
        details["minutes"] = max(round(draft.seconds / 60), 1)
    with transaction.atomic():
        left = Draft.objects.of(draft.workspace).filter(pk=draft.pk, sent_at=None)
        if not left.update(sent_at=touch.at):
            return None
        _learn(draft, at=touch.at)
        return completing.log_letter(draft.contact, verb, touch=touch, by=by, details=details)


@undoes(completing.SENT)
def _undo_sending(event: Event, at: datetime) -> None:
    take_out(event)
    draft = Draft.objects.of(event.workspace).filter(pk=event.details["draft"]).first()
    if draft is not None:
        draft.sent_at = None
        draft.save(update_fields=["sent_at"])
        _learn(draft, at=at)


@undoes(BEGUN_ANEW)
def _undo_beginning(event: Event, at: datetime) -> None:
    draft = Draft.objects.of(event.workspace).filter(pk=event.details["draft"]).first()
    if draft is None or draft.body != event.details["after"]:
        raise ChangedSince("You wrote on since. Copy what you wrote before taking this back.")
    Draft.objects.filter(pk=draft.pk).update(kept_at=at, **event.details["before"])


@undoes(DISCARDED)
def _undo_discarding(event: Event, at: datetime) -> None:
    begun_at = datetime.fromisoformat(event.details["begun_at"])
    Draft.objects.get_or_create(
        id=event.details["draft"],
        workspace=event.workspace,
        defaults={
            **event.details["kept"],
            "contact": event.contact,
            "begun_at": begun_at,
            "kept_at": at,
        },
    )


def _learn(draft: Draft, *, at: datetime) -> None:
    """What letters like this one took lately is what the next will take."""
    sent = Draft.objects.of(draft.workspace).filter(
        situation=draft.situation, sent_at__isnull=False, seconds__gte=learning_effort.SHORTEST
    )
    seconds = sent.order_by("-sent_at").values_list("seconds", flat=True)[: learning_effort.MOST]
    today = local_day(draft.workspace, at)
    learning_effort.learn(draft.workspace, draft.situation, list(seconds), today=today)
