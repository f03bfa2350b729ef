"""When working days end, and the quiet time of the year in which nothing falls due."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.conversations.days import local_day
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

VERB = "working_times_changed"
LEAP_YEAR = 2024  # has every day there is
HOURS = range(12, 25)
LONGEST = 92  # days: a quarter of a year

phrase(VERB, "{words}")


class NotWorkingTimes(Trouble):
    """An hour or a span of days that cannot be meant."""


def keep_times(
    workspace: Workspace, *, quiet: str, day_ends_at: int, by: User | None, at: datetime
) -> Event | None:
    """Keep the quiet time ("12-24/01-02", or nothing for none) and the hour a working day ends."""
    _check(quiet, day_ends_at)
    with transaction.atomic():
        before = {"quiet": workspace.quiet, "day_ends_at": workspace.day_ends_at}
        if before == {"quiet": quiet, "day_ends_at": day_ends_at}:
            return None
        _keep(workspace, quiet, day_ends_at)
        details = {"before": before, "words": words_of(workspace)}
        event = record(workspace, VERB, by=by, at=at, details=details)
        replan(workspace, None, today=local_day(workspace, at))
    return event


class Times(NamedTuple):
    """Both, as a form shows them."""

    day_ends_at: int
    first: str
    last: str


def times_of(workspace: Workspace) -> Times:
    """What counts now."""
    first, _, last = workspace.quiet.partition("/")
    return Times(workspace.day_ends_at, first, last)


def words_of(workspace: Workspace) -> str:
    """Both in a sentence."""
    ends = f"A working day ends at {workspace.day_ends_at}:00"
    if not workspace.quiet:
        return f"{ends}; no time of the year is quiet"
    first, last = (_words(one) for one in workspace.quiet.split("/"))
    return f"{ends}; nothing falls due from {first} to {last}"


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    _keep(event.workspace, **event.details["before"])


def _keep(workspace: Workspace, quiet: str, day_ends_at: int) -> None:
    workspace.quiet, workspace.day_ends_at = quiet, day_ends_at
    workspace.save(update_fields=["quiet", "day_ends_at"])


def _check(quiet: str, day_ends_at: int) -> None:
    if day_ends_at not in HOURS:
        raise NotWorkingTimes(
            f"{day_ends_at} is no hour at which a working day ends. Choose 12 to 24."
        )
    if not quiet:
        return
    if not re.fullmatch(r"\d\d-\d\d/\d\d-\d\d", quiet, re.ASCII):
        raise NotWorkingTimes(
            f"“{quiet}” is no time of the year. Write its first and last day like 12-24/01-02."
        )
    first, last = (_day(one) for one in quiet.split("/"))
    if (last - first).days % 366 >= LONGEST:
        raise NotWorkingTimes(f"That is longer than {LONGEST} days. For those, take days off.")


def _day(words: str) -> date:
    try:
        return date.fromisoformat(f"{LEAP_YEAR}-{words}")
    except ValueError:
        raise NotWorkingTimes(f"“{words}” is no day of the year. Write it like 12-24.") from None


def _words(month_and_day: str) -> str:
    day = _day(month_and_day)
    return f"{day.day} {day:%B}"
