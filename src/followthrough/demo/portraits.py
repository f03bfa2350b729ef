"""What is known of one of the cast, with every time counted back from today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import quote

PROFILE = "https://www.linkedin.com/in/"
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Line:
    """Something said between Robin and one of the cast, so many working days before today."""

    working_days_ago: int
    at: time
    is_mine: bool
    said: str
    subject: str = ""
    has_attachment: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A request to connect, by Robin or to Robin, with its note."""

    days_ago: int
    is_mine: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast; whoever was never connected has no day of connecting."""

    first_name: str
    last_name: str
    title: str
    company: str
    slug: str
    connected_days_ago: int | None = None
    email: str = ""
    lines: tuple[Line, ...] = ()
    request: Request | None = None

    @property
    def name(self) -> str:
        """The full name, as messages write it."""
        return f"{self.first_name} {self.last_name}"

    @property
    def url(self) -> str:
        """The profile address as messages and invitations write it: decoded."""
        return PROFILE + self.slug

    @property
    def encoded_url(self) -> str:
        """The profile address as the list of connections writes it: percent-encoded."""
        return PROFILE + quote(self.slug)

    def connected_on(self, today: date) -> date | None:
        """The day Robin and this person connected."""
        if self.connected_days_ago is None:
            return None
        return today - timedelta(days=self.connected_days_ago)


@dataclass(frozen=True, slots=True)
class Job:
    """A job Robin had; months are counted back from today, and no end means still there."""

    company: str
    title: str
    place: str
    began_months_ago: int
    ended_months_ago: int | None


@dataclass(frozen=True, slots=True)
class School:
    """A school Robin went to."""

    name: str
    degree: str
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Owner:
    """The user: whose archive it is."""

    first_name: str
    last_name: str
    slug: str
    headline: str
    place: str
    email: str
    jobs: tuple[Job, ...]
    schools: tuple[School, ...]

    @property
    def name(self) -> str:
        """The full name, as messages write it."""
        return f"{self.first_name} {self.last_name}"

    @property
    def url(self) -> str:
        """Robin's own profile address."""
        return PROFILE + self.slug


@dataclass(frozen=True, slots=True)
class Aim:
    """What Robin answers to the four questions of the first run."""

    titles: tuple[str, ...]
    companies: tuple[str, ...]
    values: tuple[str, ...]
    minutes: int


def working_day_before(today: date, *, days: int) -> date:
    """The day that many Mondays to Fridays before today."""
    day = today
    while days:
        day -= timedelta(days=1)
        days -= day.weekday() < SATURDAY
    return day


def said_at(line: Line, *, today: date) -> datetime:
    """When a line was said, counted back from today."""
    return datetime.combine(working_day_before(today, days=line.working_days_ago), line.at, UTC)


def mine(days: int, at: str, said: str, *, attached: bool = False) -> Line:
    """A line that Robin wrote."""
    return Line(days, time.fromisoformat(at), is_mine=True, said=said, has_attachment=attached)


def theirs(days: int, at: str, said: str, *, subject: str = "") -> Line:
    """A line that the other one wrote."""
    return Line(days, time.fromisoformat(at), is_mine=False, said=said, subject=subject)
