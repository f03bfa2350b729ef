"""Done: the touch is logged and the next look planned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations.days import local_day
from followthrough.conversations.noting import Touch, note
from followthrough.followups import plans
from followthrough.followups.consequences import follow
from followthrough.followups.logged import take_out
from followthrough.followups.models import FollowUp
from followthrough.followups.reaching import usual_way
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

VERB = "completed"
SENT = "letter_sent"  # the same, of a letter that was written here
MAILED = "letter_mailed"  # … and sent from here

phrase(VERB, "Wrote to {name}")
phrase(SENT, "Wrote to {name}")
phrase(MAILED, "Mailed {name}")


def complete(
    contact: Contact,
    *,
    by: User | None,
    at: datetime,
    said: str = "",
    channel: str = "",
    seconds: int = 0,
) -> Event | None:
    """Log the letter as sent; nothing happens when it was already done (the first click wins).

    ``seconds`` is how long it took, where that is known.
    """
    today = local_day(contact.workspace, at)
    with transaction.atomic():
        step = FollowUp.objects.of(contact.workspace).filter(contact=contact).first()
        if (step is None or step.due_on > today) and _was_done(contact, today):
            return None
        touch = Touch(channel or usual_way(contact), True, at, said)  # noqa: FBT003 - outbound
        return log_letter(contact, VERB, touch=touch, by=by, details={"seconds": seconds})


def log_letter(
    contact: Contact,
    verb: str,
    *,
    touch: Touch,
    by: User | None,
    details: Mapping[str, Any] | None = None,
) -> Event:
    """Log one letter that went out, whatever else was written that day, and plan the next look.

    ``details`` are kept with the event, for whoever registers how ``verb`` is undone.
    """
    at = touch.at
    with transaction.atomic():
        step = FollowUp.objects.of(contact.workspace).filter(contact=contact).first()
        interaction, _ = note(contact, touch=touch, by=by)
        told = {
            "interaction": str(interaction.pk),
            "plan": plans.keep(contact),
            "situation": step.situation if step else "",
            "minutes": step.minutes if step else 0,
            "day": local_day(contact.workspace, at).isoformat(),
            **(details or {}),
        }
        plans.drop(contact)
        event = record(contact.workspace, verb, contact=contact, by=by, at=at, details=told)
        follow(contact.workspace, [contact.pk], at=at)
    return event


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    take_out(event)


def _was_done(contact: Contact, today: date) -> bool:
    done = Event.objects.of(contact.workspace).filter(
        contact=contact, verb__in=(VERB, SENT, MAILED), undone_at=None
    )
    return bool(done.filter(details__day=today.isoformat()).exists())
