"""What the page of results shows, the same for the command, the download and the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough.results.time_spent import Minutes


@dataclass(frozen=True, slots=True)
class Choice:
    """A span or a grouping that can be chosen."""

    key: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Count:
    """One number of what happened; ``address`` finds the people behind it."""

    key: str
    number: int
    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group: k of n, where the true rate probably lies, and who still has time.

    ``percent``, ``low`` and ``high`` are in percent; ``percent`` is None below five people, and
    the interval is left out where shares would say what they cannot.
    """

    key: str
    label: str
    mark: str
    k: int
    n: int
    waiting: int
    percent: int | None
    low: int
    high: int
    is_faint: bool
    words: str
    expected: int | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class PathStep:
    """How many of those written to came as far."""

    key: str
    number: int
    words: str
    second: str
    address: str


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The share of people who had answered by a day, in percent, and who could still."""

    day: int
    percent: float
    low: float
    high: float
    at_risk: int


@dataclass(frozen=True, slots=True)
class Curve:
    """Time to a reply; those still waiting count for as long as they have waited."""

    words: str
    points: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """What happened in a period, what it led to, and what may be said of it."""

    headline: str
    second_line: str
    first: date
    last: date
    span: str
    by: str
    spans: tuple[Choice, ...]
    groupings: tuple[Choice, ...]
    counts: tuple[Count, ...]
    everyone: GroupRow
    groups: tuple[GroupRow, ...]
    groups_words: str
    verdict: str
    shows_rates: bool
    path: tuple[PathStep, ...]
    path_words: str
    curve: Curve
    effort_words: str
    minutes: Minutes
    is_empty: bool
