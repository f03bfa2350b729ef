"""Working days in a contact's calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)
BUFFER_AFTER = 3  # non-working days in a row after which people first clear their desks
SATURDAY = 5
Quiet = tuple[tuple[int, int], tuple[int, int]]  # month and day of the first and the last
CHRISTMAS: Quiet = ((12, 24), (1, 2))  # when hardly anybody answers


@lru_cache(maxsize=512)
def _days_off(
    country: str, subdivision: str | None, year: int
) -> tuple[dict[date, str], frozenset[int]]:
    import holidays  # noqa: PLC0415 - takes longer to load than all that is asked of most days

    known = holidays.country_holidays(country, subdiv=subdivision, years=year)
    return {day: known[day] for day in known}, frozenset(known.weekend)


def split_place(place: str) -> tuple[str, str | None]:
    """Country and region of a place as ISO 3166 writes it: "DE-BY" is Bavaria in Germany."""
    country, _, region = place.partition("-")
    return country, region or None


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The days somebody works. Without a country: Monday to Friday, no holidays."""

    country: str = ""
    subdivision: str | None = None
    days_off: frozenset[date] = frozenset()
    quiet: Quiet | None = CHRISTMAS

    def is_working(self, day: date) -> bool:
        """Whether the day is no weekend, holiday, day off or quiet time of the year."""
        if self._is_off(day):
            return False
        before = [day - ONE_DAY * n for n in range(1, BUFFER_AFTER + 1)]
        return not all(self._is_off(earlier) for earlier in before)

    def next_working(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def nth_working_day(self, after: date, n: int) -> date:
        """The ``n``-th working day after a day; the day itself is day 0."""
        day = self.next_working(after)
        for _ in range(n):
            day = self.next_working(day + ONE_DAY)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and with ``end``."""
        return sum(self.is_working(day) for day in _days(start, end))

    def holidays_between(self, start: date, end: date) -> list[tuple[date, str]]:
        """The public holidays after ``start`` up to ``end`` that would have been working days."""
        if not self.country:
            return []
        found = []
        for day in _days(start, end):
            names, weekend = _days_off(self.country, self.subdivision, day.year)
            if day in names and day.weekday() not in weekend:
                found.append((day, names[day]))
        return found

    def _is_off(self, day: date) -> bool:
        if day in self.days_off or is_quiet(day, self.quiet):
            return True
        if not self.country:
            return day.weekday() >= SATURDAY
        known, weekend = _days_off(self.country, self.subdivision, day.year)
        return day in known or day.weekday() in weekend


def is_quiet(day: date, quiet: Quiet | None = CHRISTMAS) -> bool:
    """Whether a day lies in the quiet time of a year, which may reach over its end."""
    if quiet is None:
        return False
    first, last = quiet
    on = (day.month, day.day)
    return first <= on <= last if first <= last else on >= first or on <= last


def quiet_from(words: str) -> Quiet | None:
    """The quiet time as it is kept ("12-24/01-02"); None where there is none."""
    if not words:
        return None
    first, last = ((int(one[:2]), int(one[3:])) for one in words.split("/"))
    return first, last


def _days(start: date, end: date) -> Iterator[date]:
    day = start + ONE_DAY
    while day <= end:
        yield day
        day += ONE_DAY
