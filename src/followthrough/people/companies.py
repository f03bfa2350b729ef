"""The companies people work at, and who is known there."""

from dataclasses import dataclass
from datetime import date

from followthrough.accounts.models import Workspace
from followthrough.people.listing import PersonRow


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One company with the number of people of each kind."""

    name: str
    key: str
    key_people: int
    interesting: int
    unsorted: int
    people: int
    second_line: str
    is_target: bool


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """Who is known at one company."""

    name: str
    key: str
    is_target: bool
    is_agency: bool
    headline: str
    people: tuple[PersonRow, ...]
    openings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompaniesPage:
    """Target companies first, then where the most useful people are."""

    rows: tuple[CompanyRow, ...]
    current: CompanyPage | None
    more: int


def companies(workspace: Workspace, *, today: date, current: str | None = None) -> CompaniesPage:
    """The companies, and one of them opened (by its key)."""
    raise NotImplementedError
