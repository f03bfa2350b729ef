"""One person seen whole: the next step, everything said, why this kind, what is known."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.who import Who
from followthrough.conversations.queries import TimelineEntry
from followthrough.followups.showing import Step
from followthrough.sorting.queries import ReasonLine


@dataclass(frozen=True, slots=True)
class Address:
    """An address by which the person is surely themself: "profile" or "email"."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A value once seen for a field, and where it was read."""

    field: str
    value: str
    source_words: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything the page of one person shows."""

    who: Who
    role_words: str
    note: str
    addresses: tuple[Address, ...]
    profile_url: str
    email: str
    connected_words: str
    headline_step: Step | None
    next_words: str
    turn: str
    turn_words: str
    why_headline: str
    why_reasons: tuple[ReasonLine, ...]
    timeline: tuple[TimelineEntry, ...]
    older_before: int | None
    good_to_know: tuple[str, ...]
    maybe_same: tuple[Who, ...]
    decided: bool
    private_reason: str
    facts: tuple[Fact, ...]


def person(workspace: Workspace, contact_id: UUID | str, *, today: date) -> PersonPage | None:
    """The page of one person, or None where the workspace has no such person."""
    raise NotImplementedError


def older(
    workspace: Workspace, contact_id: UUID | str, *, before: int, today: date
) -> tuple[TimelineEntry, ...]:
    """The timeline further back than the entry of that number."""
    raise NotImplementedError
