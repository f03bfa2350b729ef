"""What was said with whom, ready to be shown: timelines, rallies and the last words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import said
from followthrough.conversations.days import day_words, kept_day
from followthrough.conversations.models import Channel, Result
from followthrough.storage import bulk

RALLY_LENGTH = 8  # more dots than that cannot be told apart in the small drawing
TIMELINE_LENGTH = 40
QUOTE_LENGTH = 400  # characters; the rest is on the person's page

_LAST = """
    SELECT * FROM (
        SELECT contact_id, is_outbound + 0 AS mine, +at AS at, channel, subject, said, id, result
        FROM followthrough_interaction
        WHERE workspace_id = %s AND contact_id = %s AND is_personal
        ORDER BY number DESC LIMIT %s
    ) AS latest
"""
_TIMELINE = """
    SELECT id, number, is_outbound + 0, is_personal + 0, channel, +at, subject, said, result,
        result_words, source_id
    FROM followthrough_interaction
    WHERE workspace_id = %s AND contact_id = %s AND number < %s
    ORDER BY number DESC LIMIT %s
"""
_NEWEST = 2**63 - 1
_TIMES = ("never", "once", "twice", "three times", "four times", "five times", "six times")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A result that words propose: its label, and the words it was read from."""

    result: str
    label: str
    words: str


def proposal(text: str) -> Proposal | None:
    """What words of theirs propose came of it; nothing where they are silent."""
    found = said.read(text, is_outbound=False)
    return Proposal(found.result, Result(found.result).label, found.words) if found.result else None


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
    """Their own words, never paraphrased, with when and how they came.

    ``unread`` are all of their newest words, until somebody says what came of them.
    """

    text: str
    date_words: str
    channel_words: str
    id: str = ""
    unread: str = ""

    @property
    def reading(self) -> Proposal | None:
        """What their newest words propose came of it, until a result is named."""
        return proposal(self.unread)


@dataclass(frozen=True, slots=True)
class Lately:
    """The last exchanges with one contact: the rally and their last words."""

    rally: Rally
    quote: Quote | None


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

    @property
    def reading(self) -> Proposal | None:
        """What their words propose came of it, until a result is named."""
        return proposal(self.said) if self.side == "them" and not self.result_words else None


def timeline(
    contact: Contact, *, today: date, before: int | None = None, limit: int = TIMELINE_LENGTH
) -> tuple[TimelineEntry, ...]:
    """Everything with one contact, newest first; ``before`` is the number of the last one seen."""
    params = [contact.workspace_id.hex, contact.pk.hex, before or _NEWEST, limit]
    return tuple(_entry(contact, row, today) for row in bulk.read(_TIMELINE, params))


def lately(workspace: Workspace, names: dict[str, str], *, today: date) -> dict[str, Lately]:
    """The last exchanges with these contacts, given by id (hex) with their first names."""
    if not names:
        return {}
    sql = " UNION ALL ".join([_LAST] * len(names))
    params = [each for contact in names for each in (workspace.id.hex, contact, RALLY_LENGTH)]
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for row in bulk.read(sql, params):
        rows.setdefault(row[0], []).append(row)
    return {
        contact: Lately(_rally(found, names[contact]), _quote(workspace, found, today))
        for contact, found in rows.items()
    }


def rallies(
    workspace: Workspace, contact_ids: Collection[UUID | str], *, today: date
) -> dict[str, Rally]:
    """The last strokes with each of these contacts, by contact id."""
    found = lately(workspace, _names(workspace, contact_ids), today=today)
    return {str(UUID(contact)): last.rally for contact, last in found.items()}


def last_said(
    workspace: Workspace, contact_ids: Collection[UUID | str], *, today: date
) -> dict[str, Quote]:
    """The last thing each of these contacts said, by contact id."""
    found = lately(workspace, _names(workspace, contact_ids), today=today)
    return {str(UUID(contact)): last.quote for contact, last in found.items() if last.quote}


def rally_words(mine: int, theirs: int, name: str) -> str:
    """How often each side spoke, in one sentence."""
    if not theirs:
        return f"You wrote {_times(mine)}, {name} has not answered"
    if not mine:
        return f"{name} wrote {_times(theirs)}, you have not answered"
    return f"You wrote {_times(mine)}, {name} {_times(theirs)}"


def _names(workspace: Workspace, contact_ids: Collection[UUID | str]) -> dict[str, str]:
    found = Contact.objects.of(workspace).filter(pk__in=[str(each) for each in contact_ids])
    return {
        pk.hex: first or name for pk, first, name in found.values_list("pk", "first_name", "name")
    }


def _rally(rows: list[tuple[Any, ...]], name: str) -> Rally:
    mine = sum(1 for row in rows if row[1])
    beats = tuple(Beat("you" if row[1] else "them") for row in reversed(rows))
    return Rally(beats, rally_words(mine, len(rows) - mine, name))


def _quote(workspace: Workspace, rows: list[tuple[Any, ...]], today: date) -> Quote | None:
    for place, (_, mine, at, channel, subject, words, own, result) in enumerate(rows):
        text = (words or subject).strip()
        if not mine and text:
            on = day_words(kept_day(workspace, at), today=today)
            unread = "" if place or result else words
            return Quote(
                _shortened(text), on, CHANNEL_WORDS[channel], str(UUID(own)), unread=unread
            )
    return None


def _shortened(text: str) -> str:
    if len(text) <= QUOTE_LENGTH:
        return text
    return text[:QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"


def _times(number: int) -> str:
    return _TIMES[number] if number < len(_TIMES) else f"{number} times"


CHANNEL_WORDS = {
    Channel.LINKEDIN.value: "LinkedIn message",
    Channel.EMAIL.value: "email",
    Channel.PHONE.value: "call",
    Channel.MEETING.value: "meeting",
    Channel.LETTER.value: "letter",
    Channel.OTHER.value: "in their words",
}
_MINE = {
    Channel.LINKEDIN.value: "You wrote on LinkedIn",
    Channel.EMAIL.value: "You wrote by email",
    Channel.PHONE.value: "You called {name}",
    Channel.MEETING.value: "You met {name}",
    Channel.LETTER.value: "You wrote a letter",
    Channel.OTHER.value: "You were in touch",
}
_THEIRS = {
    Channel.LINKEDIN.value: "{name} {verb} on LinkedIn",
    Channel.EMAIL.value: "{name} {verb} by email",
    Channel.PHONE.value: "{name} called",
    Channel.MEETING.value: "You met {name}",
    Channel.LETTER.value: "{name} wrote a letter",
    Channel.OTHER.value: "{name} was in touch",
}


def _entry(contact: Contact, row: tuple[Any, ...], today: date) -> TimelineEntry:
    own, number, mine, personal, channel, at, subject, text, result, words, source = row
    name = contact.first_name or contact.name
    on = kept_day(contact.workspace, at)
    side = ("you" if mine else "them") if personal else "group"
    what = (_MINE if mine else _THEIRS)[channel].format(name=name, verb="wrote")
    return TimelineEntry(
        id=str(UUID(own)),
        side=side,
        what=what if personal else "In a group",
        said=text,
        subject=subject,
        on=on,
        date_words=day_words(on, today=today),
        result_words=words or (Result(result).label if result else ""),
        gap_words="",
        is_logged=source is None,
        number=number,
    )
