"""Done: the touch is logged and the next look planned."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations.days import local_day
from followthrough.conversations.models import Channel, Interaction
from followthrough.conversations.noting import Touch, note
from followthrough.followups import plans
from followthrough.followups.consequences import follow
from followthrough.followups.logged import take_out
from followthrough.followups.models import FollowUp
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

VERB = "completed"
LETTERS = (Channel.LINKEDIN.value, Channel.EMAIL.value)

phrase(VERB, "Wrote to {name}")


def complete(
    contact: Contact, *, by: User | None, at: datetime, said: str = "", channel: str = ""
) -> Event | None:
    """Log the letter as sent; nothing happens when it was already done (the first click wins)."""
    today = local_day(contact.workspace, at)
    with transaction.atomic():
        step = FollowUp.objects.of(contact.workspace).filter(contact=contact).first()
        if (step is None or step.due_on > today) and _was_done(contact, today):
            return None
        touch = Touch(channel or _usual_channel(contact), True, at, said)  # noqa: FBT003 - outbound
        interaction, _ = note(contact, touch=touch, by=by)
        details = {
            "interaction": str(interaction.pk),
            "plan": plans.keep(contact),
            "situation": step.situation if step else "",
            "minutes": step.minutes if step else 0,
            "day": today.isoformat(),
        }
        plans.drop(contact)
        event = record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)
        follow(contact.workspace, [contact.pk], at=at)
    return event


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    take_out(event)


def _was_done(contact: Contact, today: date) -> bool:
    done = Event.objects.of(contact.workspace).filter(contact=contact, verb=VERB, undone_at=None)
    return bool(done.filter(details__day=today.isoformat()).exists())


def _usual_channel(contact: Contact) -> str:
    """The channel of the last letter, else where there is an address to write to."""
    said = Interaction.objects.of(contact.workspace).filter(contact=contact, channel__in=LETTERS)
    last = said.order_by("-number").values_list("channel", flat=True).first()
    if last:
        return str(last)
    by_email = contact.email and not contact.profile_url
    return Channel.EMAIL.value if by_email else Channel.LINKEDIN.value
