"""Later: the next step moves to another day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.days import day_words, local_day
from followthrough.followups import plans
from followthrough.followups.calendars import calendar_of
from followthrough.followups.logged import put_plan_back
from followthrough.followups.models import Plan
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage import bulk
from followthrough.storage.trouble import Trouble

VERB = "postponed"
FURTHEST = timedelta(days=366 * 2)  # beyond that it is a slip of the finger

phrase(VERB, "{name} put off to {day_words}")


class NotALaterDay(Trouble):
    """Later is a day to come."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A day offered for later: "tomorrow", "next_week", "two_weeks", "a_month"."""

    key: str
    label: str
    on: date
    date_words: str


def presets(workspace: Workspace, *, today: date) -> tuple[Preset, ...]:
    """The days offered for later; each is a working day."""
    calendar = calendar_of(workspace)
    monday = today + timedelta(days=7 - today.weekday())
    tomorrow = calendar.on_or_after(today + timedelta(days=1))
    next_week = calendar.on_or_after(monday)
    if next_week <= tomorrow:
        next_week = calendar.on_or_after(monday + timedelta(days=7))
    days = (
        ("tomorrow", "Next working day", tomorrow),
        ("next_week", "Next week", next_week),
        ("two_weeks", "In two weeks", calendar.on_or_after(today + timedelta(days=14))),
        ("a_month", "In a month", calendar.on_or_after(today + timedelta(days=30))),
    )
    return tuple(Preset(key, label, on, day_words(on, today=today)) for key, label, on in days)


def postpone(
    contact: Contact, *, by: User | None, at: datetime, until: date | None = None
) -> Event | None:
    """Put the next step off: without a day, the next working day, and pressed again next week."""
    today = local_day(contact.workspace, at)
    if until is not None and not today < until <= today + FURTHEST:
        raise NotALaterDay(f"{until} is not a day to come. Choose one after {today}.")
    with transaction.atomic():
        if not _is_coming(contact):
            return None
        before = plans.keep(contact)
        day = until or _next(contact, before, today)
        if before and before["on"] == day.isoformat():
            return None
        if before and before["choice"] == Plan.Choice.PLANNED:
            plans.plan_step(contact, on=day, note=before["note"], by=by, at=at)
        else:
            plans.decide(contact, Plan.Choice.LATER, on=day, by=by, at=at)
        words = day_words(day, today=today)
        details = {"plan": before, "until": day.isoformat(), "day_words": words}
        event = record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)
        replan(contact.workspace, [contact.pk], today=today)
    return event


def _is_coming(contact: Contact) -> bool:
    params = [contact.workspace_id.hex, contact.pk.hex]
    sql = "SELECT 1 FROM followthrough_followup WHERE workspace_id = %s AND contact_id = %s"
    return next(iter(bulk.read(sql, params)), None) is not None


def _next(contact: Contact, before: plans.Kept, today: date) -> date:
    """The first day offered that is later than what was decided; beyond them a week more."""
    offered = sorted(preset.on for preset in presets(contact.workspace, today=today))
    stands = date.fromisoformat(before["on"]) if before and before["on"] else today
    beyond = calendar_of(contact.workspace).on_or_after(stands + timedelta(days=7))
    return next((day for day in offered if day > stands), beyond)


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    put_plan_back(event)
