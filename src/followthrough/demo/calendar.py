"""Time as conversations know it: weeks of five working days and one for the weekend."""

from __future__ import annotations

from datetime import date, timedelta

from followthrough.demo.strangers import YEARS

DAY = 86_400
DAYS_A_WEEK = 6
BEFORE = 400
STEP = 5


class Calendar:
    """Turns seconds of such weeks, counted from a Monday long ago, into dates and times."""

    def __init__(self, today: date) -> None:
        first = today - timedelta(days=YEARS * 365 + BEFORE)
        self._monday = first - timedelta(days=first.weekday())
        self.now = self.place(today) * DAY - 1
        self._days = [f"{self._day(place)} " for place in range(self.place(today) + 1)]
        self._clock = [_clock(second) for second in range(0, DAY, STEP)]

    def place(self, day: date) -> int:
        """How many days of such weeks lie before a day."""
        weeks, weekday = divmod((day - self._monday).days, 7)
        return weeks * DAYS_A_WEEK + min(weekday, DAYS_A_WEEK - 1)

    def stamp(self, instant: int) -> str:
        """The date and time of an instant, as the archive writes it."""
        day, second = divmod(instant, DAY)
        return self._days[day] + self._clock[second // STEP]

    def _day(self, place: int) -> date:
        weeks, weekday = divmod(place, DAYS_A_WEEK)
        return self._monday + timedelta(weeks=weeks, days=weekday)


def _clock(second: int) -> str:
    """A time of day between twenty to seven and ten in the evening."""
    shown = 24_000 + int(second * 0.64)
    return f"{shown // 3600:02d}:{shown // 60 % 60:02d}:{shown % 60:02d} UTC"
