"""The list of people: filtered, in order, and searched while typing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from followthrough.accounts.models import Workspace
from followthrough.contacts.who import Who

PAGE_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show; every field goes through the address of the page and back."""

    words: str = ""
    kind: str = ""  # "key", "interesting", "dont", "unsorted"
    role: str = ""
    turn: str = ""  # "mine", "theirs", "nobody"
    company: str = ""  # the key of a company
    only: str = ""  # "never", "invited", "connected"
    sort: str = "name"  # "name", "last_contact", "next", "connected"
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "Filters":
        """The filters in an address; whatever is not known is left out."""
        raise NotImplementedError

    def as_query(self) -> dict[str, str]:
        """The filters as an address holds them, without what is standard."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in the list."""

    who: Who
    name_parts: tuple[tuple[str, bool], ...]  # (text, whether it was searched for)
    where_parts: tuple[tuple[str, bool], ...]
    turn: str
    turn_words: str
    last_contact_words: str
    next_words: str


@dataclass(frozen=True, slots=True)
class SaidHit:
    """Something said or written that holds the words."""

    who: Who | None
    parts: tuple[tuple[str, bool], ...]
    date_words: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of people, with what was said where words were searched for."""

    total: int
    total_words: str
    rows: tuple[PersonRow, ...]
    said: tuple[SaidHit, ...]
    filters: Filters
    next_page: int | None
    previous_page: int | None


def people(workspace: Workspace, filters: Filters, *, today: date) -> PeoplePage:
    """One page of the people that fit the filters."""
    raise NotImplementedError
