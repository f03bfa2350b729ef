"""What the Sort page and the reasons on a person's page show, ready in words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.who import Who

ROWS_SHOWN = 8  # more than that is a list, not a queue


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One reason for ("+") or against ("−"), their words in it, and where it was read."""

    sign: str
    text: str
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Door:
    """One of the three choices, and what choosing it does."""

    kind: str
    label: str
    key: str
    what_happens: str
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class SortRow:
    """Somebody in the queue, with the likely answer."""

    who: Who
    suggested_kind: str
    verdict_word: str  # "sure", "likely", "possible", "check first" or "can’t tell"
    second_line: str


@dataclass(frozen=True, slots=True)
class SortCard:
    """The one person being looked at: the verdict, its reasons, the three doors."""

    who: Who
    profile_url: str
    since: str  # "Connected since May 2019"
    headline: str
    suggested_kind: str
    confidence: str
    verdict_word: str
    reasons: tuple[ReasonLine, ...]
    doors: tuple[Door, ...]
    is_decided: bool
    note: str


@dataclass(frozen=True, slots=True)
class SortQueue:
    """How many people want a look, who comes next, and how the rest stand."""

    to_sort: int
    minutes: int
    sure: int
    sorted_by_themselves: int
    resting: int
    counts: dict[str, int]
    rows: tuple[SortRow, ...]
    more: int
    current: SortCard | None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a person is of this kind, worked out when somebody reads it."""

    headline: str
    reasons: tuple[ReasonLine, ...]


def sort_queue(workspace: Workspace, *, current_id: str | None = None, today: date) -> SortQueue:
    """The queue with one person opened: ``current_id``, or the first of the queue."""
    raise NotImplementedError


def why(workspace: Workspace, contact_id: UUID | str, *, today: date) -> Why:
    """The verdict on one person in words, with every reason for and against."""
    raise NotImplementedError
