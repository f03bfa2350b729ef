"""Move the next step to a day chosen: later, or sooner than it would fall due."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations.days import day_words, local_day
from followthrough.followups import plans
from followthrough.followups.logged import put_plan_back
from followthrough.followups.models import FollowUp, Plan
from followthrough.followups.planning import replan
from followthrough.followups.postponing import NotALaterDay, postpone
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

VERB = "brought_forward"

phrase(VERB, "{name} brought forward to {day_words}")


def move(contact: Contact, day: date, *, by: User | None, at: datetime) -> Event | None:
    """Put the step on that day; None where nothing comes up with them or it stands there."""
    step = FollowUp.objects.of(contact.workspace).filter(contact=contact).first()
    if step is None or step.due_on == day:
        return None
    today = local_day(contact.workspace, at)
    if day > max(step.due_on, today):
        return postpone(contact, by=by, at=at, until=day)
    if day < today:
        raise NotALaterDay(f"{day} is over. Choose {today} or a day after it.")
    return _bring_forward(contact, day, by=by, at=at) if day < step.due_on else None


def _bring_forward(contact: Contact, day: date, *, by: User | None, at: datetime) -> Event:
    today = local_day(contact.workspace, at)
    with transaction.atomic():
        before = plans.keep(contact)
        if before and before["choice"] == Plan.Choice.PLANNED:
            plans.plan_step(contact, on=day, note=before["note"], by=by, at=at)
        else:
            plans.decide(contact, Plan.Choice.SOONER, on=day, by=by, at=at)
        details = {"plan": before, "until": day.isoformat()}
        details["day_words"] = day_words(day, today=today)
        event = record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)
        replan(contact.workspace, [contact.pk], today=today)
    return event


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    put_plan_back(event)
