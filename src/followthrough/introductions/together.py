"""For how many months two people were at one place together, by the years known. A rule.

A year alone may mean any month of it, and a missing year anything. So the time together is
known as an interval: what it was at least, and at most. Only the least ever counts.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from followthrough.sorting.overlapping import YEAR, Years


class Together(NamedTuple):
    """Months together; ``at_most`` is None where it has no bound."""

    at_least: int
    at_most: int | None

    @property
    def words(self) -> str:
        """The interval in words: “together 6 to 30 months”; empty where nothing is known."""
        if self.at_most is None:
            return ""
        if self.at_most == 0:
            return "not at the same time"
        if self.at_least == self.at_most:
            return f"together {self.at_most} months"
        return f"together {self.at_least} to {self.at_most} months"


def together(one: Years, other: Years) -> Together:
    """The time two people were at a place together, as an interval."""
    first, second = (_bounds(one), _bounds(other))
    least = min(first[2], second[2]) - max(first[1], second[1])
    most = min(first[3], second[3]) - max(first[0], second[0])
    is_bounded = most < inf
    return Together(
        max(0, int(least)) if least > -inf else 0, max(0, int(most)) if is_bounded else None
    )


def _bounds(years: Years) -> tuple[float, float, float, float]:
    """Earliest and latest start, earliest and latest end, as months since the year nought."""
    start, end = _span(years.started), _span(years.finished)
    return (*(start or (-inf, inf)), *(end or (-inf, inf)))


def _span(written: str) -> tuple[int, int] | None:
    if not written:
        return None
    year, month = int(written[:4]) * YEAR, written[5:]
    return (year + int(month) - 1, year + int(month)) if month else (year, year + YEAR)
