"""The span of days that is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.followups.wording import day_words
from followthrough.storage.trouble import Trouble

USUAL = "90"
SPANS = {
    "7": "Last 7 days",
    "30": "Last 30 days",
    "90": "Last 90 days",
    "365": "Last year",
    "all": "All of it",
}
EARLIEST = date(1970, 1, 1)  # before any file could tell of a message


class NotASpan(Trouble):
    """Days that cannot be read, or the wrong way round."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included, where the user is."""

    first: date
    last: date
    span: str = ""

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def words(self, today: date) -> str:
        """“5 January to 12 March”, or from the beginning."""
        if self.first == EARLIEST:
            return f"From the beginning to {day_words(self.last, today)}"
        return f"{day_words(self.first, today)} to {day_words(self.last, today)}"


def period(*, today: date, span: str = "", first: str = "", last: str = "") -> Period:
    """The days asked for: named by their number, or from a day to a day."""
    if first or last:
        begin, end = _day(first) or EARLIEST, _day(last) or today
        if begin > end:
            raise NotASpan(f"{begin} comes after {end}. Give the earlier day first.")
        return Period(begin, end)
    span = span or USUAL
    if span == "all":
        return Period(EARLIEST, today, span)
    if span not in SPANS:
        raise NotASpan(f"“{span}” is no span. Use one of {', '.join(SPANS)}, or two days.")
    return Period(today - timedelta(days=int(span) - 1), today, span)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise NotASpan(f"“{words}” is not a day. Write it like 2026-03-12.") from None
