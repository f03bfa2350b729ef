"""The days to come: what stands at a time, and the steps that fit the minutes of each day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from followthrough.accounts.models import Workspace
from followthrough.contacts.who import Who
from followthrough.followups import queries, wording
from followthrough.followups.calendars import calendar_of
from followthrough.followups.due_rows import ROWS, Row, way_of, who_of
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


def week(
    workspace: Workspace,
    *,
    today: date,
    now: datetime,
    start: date | None = None,
    days: int = DAYS,
) -> tuple[WeekDay, ...]:
    """Some days on end, from today or from ``start``; today holds what Today shows."""
    first = max(start or today, today)
    span = [first + timedelta(days=number) for number in range(days)]
    here = queries.today(workspace, today=today)
    steps = _steps(workspace, [day for day in span if day > today])
    fall_due = _counted(workspace, today, span[-1])
    steps[today] = [
        Due(one.who, one.headline, one.why_row, one.minutes, one.situation) for one in here.steps
    ]
    timed: defaultdict[date, list[Appointment]] = defaultdict(list)
    for one in standing(workspace, now=now, until=span[-1]):
        timed[one.day].append(one)
    calendar = calendar_of(workspace)
    found = []
    for day in span:
        left = _besides(steps[day], timed[day])
        chosen = left if day == today else _fitting(left, here.minutes)
        found.append(
            WeekDay(
                day,
                wording.weekday_words(day, today),
                is_today=day == today,
                is_working=calendar.is_working(day),
                due=tuple(chosen),
                appointments=tuple(timed[day]),
                more=max(fall_due.get(day, 0) - len(steps[day]), 0) + len(left) - len(chosen),
            )
        )
    return tuple(found)


def to_log(workspace: Workspace, *, now: datetime) -> tuple[Appointment, ...]:
    """What is over and was neither logged nor called off."""
    return tuple(one for one in standing(workspace, now=now) if one.is_over)


def _besides(steps: list[Due], timed: list[Appointment]) -> list[Due]:
    """The steps of a day; what is planned with somebody and stands at a time is said once."""
    met = {one.who.id for one in timed}
    return [one for one in steps if one.situation != Situation.PLANNED or one.who.id not in met]


def _fitting(steps: list[Due], minutes: int) -> list[Due]:
    """As many as fit, in the order of the queue; what was planned is never left out."""
    chosen: list[Due] = []
    used = 0
    for one in steps:
        if not chosen or used + one.minutes <= minutes or one.situation == Situation.PLANNED:
            chosen.append(one)
            used += one.minutes
    return chosen


def _steps(workspace: Workspace, days: list[date]) -> defaultdict[date, list[Due]]:
    found: defaultdict[date, list[Due]] = defaultdict(list)
    if days:
        sql = " UNION ALL ".join([f"SELECT * FROM ({_OF_A_DAY})"] * len(days))  # noqa: S608 - our own names
        own = workspace.pk.hex
        params = [part for day in days for part in (own, day.isoformat(), A_DAY)]
        for one in bulk.read(sql, params):
            row = Row(*one)
            found[row.step.due_on].append(_due(row))
    return found


def _counted(workspace: Workspace, today: date, last: date) -> dict[date, int]:
    """How many steps fall due on each day to come."""
    params = [workspace.pk.hex, today.isoformat(), last.isoformat()]
    rows: Iterable[Any] = bulk.read(_COUNTED, params)
    return dict(rows)


def _due(row: Row) -> Due:
    why = wording.row_words(row.step, row.step.due_on)
    return Due(who_of(row), way_of(row), why, row.minutes, row.situation)
