"""People as rows: who, whose turn, last contact, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.who import Who
from followthrough.followups import wording
from followthrough.followups.models import Plan
from followthrough.people.search_words import Parts, SearchWords
from followthrough.storage import bulk

_NO_WORDS = SearchWords(())
_ROWS = """
    SELECT c.id, c.name, c.first_name, c.title, c.company_name, p.kind, p.role, p.confidence,
        x.turn, +x.last_touch_at, +x.last_heard_at, +f.due_on, g.choice, +g."on"
    FROM followthrough_contact c
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    LEFT JOIN followthrough_exchange x ON x.workspace_id = c.workspace_id AND x.contact_id = c.id
    LEFT JOIN followthrough_followup f ON f.workspace_id = c.workspace_id AND f.contact_id = c.id
    LEFT JOIN followthrough_plan g ON g.workspace_id = c.workspace_id AND g.contact_id = c.id
    WHERE +c.workspace_id = %s AND c.id IN ({marks})
"""  # the plus: by identifier, not through everybody of the workspace


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in the list."""

    who: Who
    name_parts: Parts
    where_parts: Parts
    turn: str
    turn_words: str
    last_contact_words: str
    next_words: str


def of(
    workspace: Workspace, ids: Sequence[str], *, words: SearchWords = _NO_WORDS, today: date
) -> tuple[PersonRow, ...]:
    """The rows of these people, in the order given."""
    if not ids:
        return ()
    sql = _ROWS.format(marks=", ".join(["%s"] * len(ids)))
    found = {row[0]: row for row in bulk.read(sql, [workspace.id.hex, *ids])}
    return tuple(_row(found[each], words, today) for each in ids if each in found)


def _row(row: tuple[Any, ...], words: SearchWords, today: date) -> PersonRow:
    own, name, first, title, company, kind, role, confidence, turn, *rest = row
    touched, heard, due, choice, until = rest
    who = Who(
        id=str(UUID(own)),
        name=name,
        first_name=first or name,
        kind=kind or "",
        role=role or "",
        confidence=confidence or "",
        title=title,
        company=company,
    )
    last = max(filter(None, (touched, heard)), default="")
    return PersonRow(
        who=who,
        name_parts=words.mark(name),
        where_parts=words.mark(who.where),
        turn=turn or "",
        turn_words=wording.TURNS[turn or ""],
        last_contact_words=_day(last, today) if last else "never",
        next_words=_next(due, choice, until, today),
    )


def _next(due: str | None, choice: str | None, until: str | None, today: date) -> str:
    if due is not None:
        return "today" if due <= today.isoformat() else _day(due, today)
    return "rests" if choice == Plan.Choice.REST else _day(until, today) if until else ""


def _day(kept: str, today: date) -> str:
    return wording.day_words(date.fromisoformat(kept[:10]), today)
