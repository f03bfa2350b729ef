"""What was said with whom, ready to be shown: timelines, rallies and the last words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact

RALLY_LENGTH = 8  # more dots than that cannot be told apart in the small drawing
TIMELINE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Beat:
    """One stroke of a rally: "you" or "them"."""

    side: str


@dataclass(frozen=True, slots=True)
class Rally:
    """The last strokes, oldest first, with a sentence that says the same."""

    beats: tuple[Beat, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Their own words, never paraphrased, with when and how they came."""

    text: str
    date_words: str
    channel_words: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of a person's timeline. ``side`` is "you", "them", "group" or "note"."""

    id: str
    side: str
    what: str
    said: str
    subject: str
    on: date
    date_words: str
    result_words: str
    gap_words: str
    is_logged: bool
    number: int


def timeline(
    contact: Contact, *, today: date, before: int | None = None, limit: int = TIMELINE_LENGTH
) -> tuple[TimelineEntry, ...]:
    """Everything with one contact, newest first; ``before`` is the number of the last one seen."""
    raise NotImplementedError


def rallies(workspace: Workspace, contact_ids: Collection[UUID | str]) -> dict[str, Rally]:
    """The last strokes with each of these contacts, by contact id."""
    raise NotImplementedError


def last_said(
    workspace: Workspace, contact_ids: Collection[UUID | str], *, today: date
) -> dict[str, Quote]:
    """The last thing each of these contacts said, by contact id."""
    raise NotImplementedError
