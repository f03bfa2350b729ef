"""Days off: what falls due then is prepared the working day before."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.conversations.days import local_day
from followthrough.followups.models import DayOff
from followthrough.followups.planning import replan
from followthrough.followups.wording import day_words
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

TAKEN, WORKED = "days_off_taken", "days_off_removed"
LONGEST = timedelta(days=92)

phrase(TAKEN, "{days} off")
phrase(WORKED, "{days}: a working time again")


class NotDaysOff(Trouble):
    """Days that cannot be taken off."""


def take_off(
    workspace: Workspace, first_on: date, last_on: date, *, by: User | None, at: datetime
) -> Event | None:
    """Take these days off, both included; None when that is so already."""
    if not first_on <= last_on <= first_on + LONGEST:
        raise NotDaysOff(
            f"{first_on} to {last_on} are no days off. At most three months, in order."
        )
    with transaction.atomic():
        _, is_new = DayOff.objects.get_or_create(
            workspace=workspace, first_on=first_on, last_on=last_on
        )
        return _leave(workspace, TAKEN, first_on, last_on, by=by, at=at) if is_new else None


def work_again(span: DayOff, *, by: User | None, at: datetime) -> Event:
    """Work on these days after all."""
    workspace = span.workspace
    with transaction.atomic():
        span.delete()
        return _leave(workspace, WORKED, span.first_on, span.last_on, by=by, at=at)


def listed(workspace: Workspace, *, today: date) -> list[tuple[str, str]]:
    """The days off to come: their key and their words."""
    spans = DayOff.objects.of(workspace).filter(last_on__gte=today).order_by("first_on")
    return [(str(one.pk), _words(one.first_on, one.last_on, today)) for one in spans]


def _leave(
    workspace: Workspace, verb: str, first: date, last: date, *, by: User | None, at: datetime
) -> Event:
    today = local_day(workspace, at)
    details: dict[str, Any] = {"first": str(first), "last": str(last)}
    details["days"] = _words(first, last, today)
    event = record(workspace, verb, by=by, at=at, details=details)
    replan(workspace, None, today=today)
    return event


def _words(first: date, last: date, today: date) -> str:
    if first == last:
        return day_words(first, today)
    return f"{day_words(first, today)} to {day_words(last, today)}"


@undoes(TAKEN)
def _undo_taking(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    _span(event).delete()


@undoes(WORKED)
def _undo_working(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    DayOff.objects.get_or_create(
        workspace=event.workspace,
        first_on=date.fromisoformat(event.details["first"]),
        last_on=date.fromisoformat(event.details["last"]),
    )


def _span(event: Event) -> Any:
    days = {"first_on": event.details["first"], "last_on": event.details["last"]}
    return DayOff.objects.of(event.workspace).filter(**days)
