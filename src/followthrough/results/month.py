"""A month week by week, with what was noted of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.accounts.models import Workspace
from followthrough.followups.wording import MONTHS, day_words
from followthrough.results.period import Period
from followthrough.results.reviewing import reviews_within
from followthrough.results.showing import Count
from followthrough.results.time_spent import TimeSpent, time_spent
from followthrough.results.week import WEEK, conversations, done_in, done_within, monday_of


@dataclass(frozen=True, slots=True)
class MonthWeek:
    """One week of the month."""

    monday: date
    words: str
    done: tuple[Count, ...]
    note: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month in figures, and week by week; weeks belong to the month of their Monday."""

    first: date
    words: str
    done: tuple[Count, ...]
    time: TimeSpent
    weeks: tuple[MonthWeek, ...]
    earlier: date
    later: date | None


def month(workspace: Workspace, day: date, *, today: date) -> MonthPage:
    """The month of a day."""
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    last = after - timedelta(days=1)
    kept = reviews_within(workspace, first, last)
    start = monday_of(first + timedelta(days=6))
    mondays = [start + timedelta(days=7 * number) for number in range(5)]
    weeks = []
    for monday in (one for one in mondays if one <= min(last, today)):
        known = kept.get(monday)
        words = f"{day_words(monday, today)} to {day_words(monday + WEEK, today)}"
        note = known.note if known else ""
        here = done_in(workspace, monday, today=today)
        weeks.append(MonthWeek(monday, words, here, note, known is not None))
    whole = Period(first, last)
    done = done_within(workspace, whole, today=today)
    return MonthPage(
        first=first,
        words=f"{MONTHS[first.month - 1]} {first.year}",
        done=done,
        time=time_spent(workspace, whole, talked=conversations(done), today=today),
        weeks=tuple(weeks),
        earlier=(first - timedelta(days=1)).replace(day=1),
        later=after if after <= today else None,
    )
