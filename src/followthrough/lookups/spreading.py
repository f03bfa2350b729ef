"""Spreading follow-ups over working days, as many on each as its free minutes hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta


def spread(
    number: int,
    *,
    start: date,
    minutes_each: int,
    minutes_a_day: int,
    taken: Mapping[date, int],
    is_working: Callable[[date], bool],
) -> list[date]:
    """A day for each of so many follow-ups, in order.

    ``taken`` are the minutes a day holds already. A day that is full is passed over; where even
    an empty day is shorter than one follow-up, it holds one.
    """
    days: list[date] = []
    day = start
    while len(days) < number:
        if is_working(day):
            used = taken.get(day, 0)
            fitting = max((minutes_a_day - used) // minutes_each, 0)
            if not fitting and not used:
                fitting = 1
            days += [day] * min(fitting, number - len(days))
        day += timedelta(days=1)
    return days
