"""The week ahead, day by day: steps that fall due, and what is planned at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from followthrough.accounts.models import Workspace
from followthrough.contacts.who import Who
from followthrough.followups import queries, wording
from followthrough.followups.activities import to_come
from followthrough.followups.calendars import calendar_of
from followthrough.followups.due_rows import Row, way_of, who_of
from followthrough.followups.models import Activity

DAYS = 7
MOST = 300


@dataclass(frozen=True, slots=True)
class Due:
    """A step of a day."""

    who: Who
    headline: str
    why: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something at a time."""

    id: str
    contact_id: str
    name: str
    what: str
    time_words: str
    minutes: int
    note: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of the week ahead."""

    day: date
    words: str
    is_working: bool
    due: tuple[Due, ...]
    appointments: tuple[Appointment, ...]

    @property
    def minutes(self) -> int:
        """What the steps of the day take."""
        return sum(one.minutes for one in self.due)


def week(workspace: Workspace, *, today: date, now: datetime) -> tuple[WeekDay, ...]:
    """Today and the six days after it; today holds the steps that fit its minutes."""
    days = [today + timedelta(days=number) for number in range(DAYS)]
    steps = _steps(workspace, today, days[-1])
    planned = _planned(workspace, today, now)
    calendar = calendar_of(workspace)
    return tuple(
        WeekDay(
            day,
            wording.weekday_words(day, today),
            calendar.is_working(day),
            tuple(steps[day]),
            tuple(planned[day]),
        )
        for day in days
    )


def _steps(workspace: Workspace, today: date, last: date) -> defaultdict[date, list[Due]]:
    found: defaultdict[date, list[Due]] = defaultdict(list)
    for step in queries.today(workspace, today=today).steps:
        found[today].append(Due(step.who, step.headline, step.why_row, step.minutes))
    for row in queries.coming(workspace, today=today, until=last, most=MOST):
        found[row.step.due_on].append(_due(row))
    return found


def _planned(
    workspace: Workspace, today: date, now: datetime
) -> defaultdict[date, list[Appointment]]:
    zone = ZoneInfo(workspace.time_zone)
    start = datetime.combine(today, time(), zone).astimezone(UTC)
    found: defaultdict[date, list[Appointment]] = defaultdict(list)
    for one in to_come(workspace, since=start):
        found[one.at.astimezone(zone).date()].append(_shown(one, zone, now))
    return found


def _due(row: Row) -> Due:
    return Due(who_of(row), way_of(row), wording.row_words(row.step, row.step.due_on), row.minutes)


def _shown(one: Activity, zone: ZoneInfo, now: datetime) -> Appointment:
    return Appointment(
        id=str(one.pk),
        contact_id=str(one.contact_id),
        name=one.contact.name,
        what=str(Activity.What(one.what).label),
        time_words=f"{one.at.astimezone(zone):%H:%M}",
        minutes=one.minutes,
        note=one.note,
        is_over=one.at < now,
    )
