"""Whether two people can have met at a place, by the years known of each."""

from __future__ import annotations

from typing import NamedTuple

YEAR = 12  # months; whoever left less than that before the other came may still have met


class Years(NamedTuple):
    """From when to when: "2019", "2019-03", or nothing where it is not known."""

    started: str = ""
    finished: str = ""

    @property
    def words(self) -> str:
        """The years as people write them: “2015–2018”, “from 2015”, “until 2018”."""
        first, last = self.started[:4], self.finished[:4]
        if first and last:
            return first if first == last else f"{first}–{last}"
        return f"from {first}" if first else f"until {last}" if last else ""


def are_apart(one: Years, other: Years) -> bool:
    """Whether more than a year is known to lie between; where years are missing, it is not."""
    return _is_long_before(one, other) or _is_long_before(other, one)


def _is_long_before(one: Years, other: Years) -> bool:
    if not one.finished or not other.started:
        return False
    return _month(other.started, "01") - _month(one.finished, "12") - 1 > YEAR


def _month(year: str, unknown: str) -> int:
    """Months counted from the year nought; a year alone is taken as long as it may have been."""
    return int(year[:4]) * YEAR + int(year[5:] or unknown)
