"""Begin a letter, keep it at every pause, throw it away, and note it as sent."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations.days import local_day
from followthrough.conversations.models import Channel
from followthrough.followups import completing
from followthrough.followups.models import FollowUp
from followthrough.followups.situations import playbook_role
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.messages import collisions
from followthrough.sorting.models import Placement
from followthrough.storage.trouble import Trouble
from followthrough.writing.facts import beside
from followthrough.writing.library import fill, statement
from followthrough.writing.models import Draft

CHANNELS = {"email": "Email", "linkedin": "LinkedIn", "inmail": "InMail", "note": "Invitation note"}
DISCARDED = "draft_discarded"
LONGEST = 20_000
FIRST = "first_follow_up"

phrase(DISCARDED, "Draft to {name} thrown away")


class NoSuchChannel(Trouble):
    """A way of writing that is not offered."""


def open_draft(contact: Contact) -> Draft | None:
    """The letter somebody is being written, or None."""
    found: Draft | None = (
        Draft.objects.of(contact.workspace)
        .filter(contact=contact, sent_at=None)
        .order_by("-kept_at")
        .first()
    )
    return found


def begin(contact: Contact, *, channel: str = "", at: datetime) -> Draft:
    """The open letter, or a new one from the statement that fits what is due."""
    collisions.prepare(contact.workspace, at=at)
    known = open_draft(contact)
    if known is not None:
        return known
    return _new(contact, channel or _usual(contact), at)


def begin_anew(draft: Draft, *, channel: str, at: datetime) -> Draft:
    """Another channel: the same letter; its text stays as it is."""
    if channel not in CHANNELS:
        raise NoSuchChannel(f"“{channel}” is no way to write. Choose {', '.join(CHANNELS)}.")
    Draft.objects.of(draft.workspace).filter(pk=draft.pk).update(channel=channel, kept_at=at)
    draft.channel = channel
    return draft


def keep(draft: Draft, *, subject: str, body: str, at: datetime) -> None:
    """Keep the letter as it stands; one that was sent stays as it was sent."""
    draft.subject, draft.body = subject[:300], body[:LONGEST]
    Draft.objects.of(draft.workspace).filter(pk=draft.pk, sent_at=None).update(
        subject=draft.subject, body=draft.body, kept_at=at
    )


def copied(draft: Draft, *, at: datetime) -> None:
    """It was copied to be sent elsewhere: coming back, the page asks whether it went out."""
    Draft.objects.of(draft.workspace).filter(pk=draft.pk, sent_at=None).update(copied_at=at)


def discard(draft: Draft, *, by: User | None, at: datetime) -> Event:
    """Throw a letter away; it can be taken back."""
    contact = draft.contact
    names = ("channel", "situation", "statement_key", "statement", "subject", "body", "dismissed")
    kept = {name: getattr(draft, name) for name in names}
    details = {"draft": str(draft.pk), "kept": kept, "begun_at": draft.begun_at.isoformat()}
    with transaction.atomic():
        draft.delete()
        return record(contact.workspace, DISCARDED, contact=contact, by=by, at=at, details=details)


def mark_sent(draft: Draft, *, by: User | None, at: datetime) -> Event | None:
    """It went out: the touch is logged with its words; a second press does nothing."""
    with transaction.atomic():
        left = Draft.objects.of(draft.workspace).filter(pk=draft.pk, sent_at=None)
        if not left.update(sent_at=at):
            return None
        channel = Channel.EMAIL.value if draft.channel == "email" else Channel.LINKEDIN.value
        return completing.complete(draft.contact, by=by, at=at, said=draft.body, channel=channel)


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


def _new(contact: Contact, channel: str, at: datetime) -> Draft:
    workspace, today = contact.workspace, local_day(contact.workspace, at)
    step = FollowUp.objects.of(workspace).filter(contact=contact).first()
    placed = Placement.objects.of(workspace).filter(contact=contact).first()
    role = playbook_role(placed.kind, placed.role) if placed else ""
    canned = statement(step.situation if step else FIRST, role)
    slots = beside(contact, today=today).slots
    text, subject = fill(canned.text, slots), fill(canned.subject, slots)
    draft: Draft = Draft.objects.create(
        workspace=workspace,
        contact=contact,
        channel=channel if channel in CHANNELS else "email",
        situation=step.situation if step else FIRST,
        statement_key=canned.key,
        statement=text,
        subject=subject[:300],
        body=text,
        begun_at=at,
        kept_at=at,
    )
    return draft


def _usual(contact: Contact) -> str:
    return "email" if contact.email else "linkedin"
