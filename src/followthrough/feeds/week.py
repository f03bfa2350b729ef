"""The days to come: what stands at a time, and the steps that fit the minutes of each day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.who import Who
from followthrough.followups import queries, wording
from followthrough.followups.calendars import calendar_of
from followthrough.followups.due_rows import ROWS, Row, way_of, who_of
from followthrough.followups.showing import Today
from followthrough.followups.situations import Situation
from followthrough.followups.standing import Appointment, standing
from followthrough.storage import bulk

DAYS = 7
A_DAY = 30  # steps read of a day to come: more than its minutes hold, in the order of the queue
# One walk along the index for each day, so that a crowded day hides none that comes after it.
_OF_A_DAY = ROWS.format(which="f.due_on = %s ORDER BY f.order_key DESC LIMIT %s")
_COUNTED = """
    SELECT due_on, COUNT(*) FROM followthrough_followup
    WHERE workspace_id = %s AND due_on > %s AND due_on <= %s GROUP BY due_on
"""


@dataclass(frozen=True, slots=True)
class Due:
    """A step of a day."""

    who: Who
    headline: str
    why: str
    minutes: int
    situation: str = ""


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day to come; ``more`` fall due beyond the minutes there are."""

    day: date
    words: str
    is_today: bool
    is_working: bool
    due: tuple[Due, ...]
    appointments: tuple[Appointment, ...]
    more: int

    @property
    def minutes(self) -> int:
        """What all of it takes."""
        timed = sum(one.minutes for one in self.appointments)
        return timed + sum(one.minutes for one in self.due)


@dataclass(frozen=True, slots=True)
class Ahead:
    """Days to come, and what is over and was neither logged nor called off."""

    days: tuple[WeekDay, ...]
    to_log: tuple[Appointment, ...]


def week(
    workspace: Workspace,
    *,
    today: date,
    now: datetime,
    start: date | None = None,
    days: int = DAYS,
) -> tuple[WeekDay, ...]:
    """Some days on end, from today or from ``start``; today holds what Today shows."""
    return ahead(workspace, today=today, now=now, start=start, days=days).days


def ahead(
    workspace: Workspace,
    *,
    today: date,
    now: datetime,
    start: date | None = None,
    days: int = DAYS,
) -> Ahead:
    """The same, with what waits to be logged."""
    first = max(start or today, today)
    span = [first + timedelta(days=number) for number in range(days)]
    stands = standing(workspace, now=now, until=span[-1])
    timed: defaultdict[date, list[Appointment]] = defaultdict(list)
    for one in stands:
        timed[one.day].append(one)
    here = queries.today(workspace, today=today)
    coming = _coming(workspace, [day for day in span if day > today])
    fall_due = _counted(workspace, today, span[-1])
    calendar, found = calendar_of(workspace), []
    for day in span:
        met = {UUID(one.who.id).hex for one in timed[day]}
        if day == today:
            chosen, more = _of_today(here, met), 0
        else:
            left = [row for row in coming[day] if not _is_said(row.situation, row.contact, met)]
            rows = _fitting(left, here.minutes)
            chosen = tuple(_due(row) for row in rows)
            more = max(fall_due.get(day, 0) - len(coming[day]), 0) + len(left) - len(rows)
        found.append(
            WeekDay(
                day,
                wording.weekday_words(day, today),
                is_today=day == today,
                is_working=calendar.is_working(day),
                due=chosen,
                appointments=tuple(timed[day]),
                more=more,
            )
        )
    return Ahead(tuple(found), tuple(one for one in stands if one.is_over))


def _of_today(here: Today, met: set[str]) -> tuple[Due, ...]:
    return tuple(
        Due(one.who, one.headline, one.why_row, one.minutes, one.situation)
        for one in here.steps
        if not _is_said(one.situation, UUID(one.who.id).hex, met)
    )


def _is_said(situation: str, contact: str, met: set[str]) -> bool:
    """Whether a step is said already: as what is planned with them and stands at a time."""
    return situation == Situation.PLANNED and contact in met


def _fitting(steps: list[Row], minutes: int) -> list[Row]:
    """As many as fit, in the order of the queue; what was planned is never left out."""
    chosen: list[Row] = []
    used = 0
    for one in steps:
        if not chosen or used + one.minutes <= minutes or one.situation == Situation.PLANNED:
            chosen.append(one)
            used += one.minutes
    return chosen


def _coming(workspace: Workspace, days: list[date]) -> defaultdict[date, list[Row]]:
    """The first steps of each day; a word is said only of those that are shown."""
    found: defaultdict[date, list[Row]] = defaultdict(list)
    if days:
        sql = " UNION ALL ".join([f"SELECT * FROM ({_OF_A_DAY})"] * len(days))  # noqa: S608 - our own names
        own = workspace.pk.hex
        params = [part for day in days for part in (own, day.isoformat(), A_DAY)]
        for one in bulk.read(sql, params):
            row = Row(*one)
            found[date.fromisoformat(row.due_on)].append(row)
    return found


def _counted(workspace: Workspace, today: date, last: date) -> dict[date, int]:
    """How many steps fall due on each day to come."""
    params = [workspace.pk.hex, today.isoformat(), last.isoformat()]
    rows: Iterable[Any] = bulk.read(_COUNTED, params)
    return dict(rows)


def _due(row: Row) -> Due:
    why = wording.row_words(row.step, row.step.due_on)
    return Due(who_of(row), way_of(row), why, row.minutes, row.situation)
