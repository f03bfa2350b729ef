"""What is open at the end of a week: owed, waiting, going cold, introductions, thanks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.who import Who
from followthrough.conversations.days import kept_day, span
from followthrough.followups.wording import ago_words, when_words
from followthrough.introductions.chain import stage
from followthrough.storage import bulk

SHOWN = 8
RECENT_DAYS = 30  # who was written to longer ago is not waited for any more
COOL_DAYS, COLD_DAYS = 42, 120  # quiet since; from then on only a new reason revives it

_WHO = "c.id, c.name, c.first_name, c.title, c.company_name, COALESCE(p.kind, '')"
_FROM = """
    FROM followthrough_exchange x
    CROSS JOIN followthrough_contact c ON c.workspace_id = x.workspace_id AND c.id = x.contact_id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
"""
_OWED = f"""
    SELECT {_WHO}, +x.last_heard_at {_FROM}
    WHERE x.workspace_id = %s AND x.turn = 'mine' AND COALESCE(p.kind, '') <> 'dont'
    ORDER BY x.last_heard_at DESC, c.id LIMIT %s
"""
_WAITING = f"""
    SELECT {_WHO}, +x.last_touch_at {_FROM}
    WHERE x.workspace_id = %s AND x.turn = 'theirs' AND x.last_touch_at >= %s
        AND COALESCE(p.kind, '') <> 'dont'
    ORDER BY x.last_touch_at, c.id LIMIT %s
"""
_COLD = f"""
    SELECT {_WHO}, MAX(COALESCE(x.last_touch_at, ''), COALESCE(x.last_heard_at, '')) AS latest
    FROM followthrough_placement p
    CROSS JOIN followthrough_contact c ON c.workspace_id = p.workspace_id AND c.id = p.contact_id
    CROSS JOIN followthrough_exchange x ON x.workspace_id = c.workspace_id AND x.contact_id = c.id
    LEFT JOIN followthrough_plan g ON g.workspace_id = c.workspace_id AND g.contact_id = c.id
        AND g.choice = 'rest'
    WHERE p.workspace_id = %s AND p.kind = 'key' AND x.turn <> 'mine' AND x.touches > 0
        AND x.heard > 0
        AND latest >= %s AND latest < %s AND g.id IS NULL
    ORDER BY latest, c.id LIMIT %s
"""  # noqa: S608 - as above
_OPEN = f"""
    SELECT {_WHO}, i.state, i.is_given, o.name, +i.changed_at FROM followthrough_introduction i
    CROSS JOIN followthrough_contact c ON c.workspace_id = i.workspace_id AND c.id = i.contact_id
    CROSS JOIN followthrough_contact o ON o.workspace_id = i.workspace_id AND o.id = i.other_id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    WHERE i.workspace_id = %s AND COALESCE(p.kind, '') <> 'dont' ORDER BY i.changed_at, i.id
"""  # noqa: S608 - as above
_HELPED = f"""
    SELECT {_WHO}, +x.last_touch_at {_FROM}
    WHERE x.workspace_id = %s AND x.has_helped AND COALESCE(p.kind, '') <> 'dont'
    ORDER BY c.sort_name, c.id
"""


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody, with what is open in a few words."""

    who: Who
    words: str


def owed(workspace: Workspace, *, today: date) -> tuple[Line, ...]:
    """Whose words wait for an answer, the newest first."""
    rows = bulk.read(_OWED, [workspace.pk.hex, SHOWN])
    return tuple(Line(_who(row), f"wrote {_when(workspace, row[6], today)}") for row in rows)


def waiting(workspace: Workspace, *, today: date) -> tuple[Line, ...]:
    """Who has a note of the user's and may still answer, the longest first."""
    since, _ = span(workspace, today - timedelta(days=RECENT_DAYS), today)
    rows = bulk.read(_WAITING, [workspace.pk.hex, since, SHOWN])
    return tuple(Line(_who(row), f"got your note {_ago(workspace, row[6], today)}") for row in rows)


def going_cold(workspace: Workspace, *, today: date) -> tuple[Line, ...]:
    """Key people one has talked with, quiet for six weeks and not yet for four months."""
    first, _ = span(workspace, today - timedelta(days=COLD_DAYS), today)
    _, last = span(workspace, today, today - timedelta(days=COOL_DAYS))
    rows = bulk.read(_COLD, [workspace.pk.hex, first, last, SHOWN])
    return tuple(Line(_who(row), f"last word {_ago(workspace, row[6], today)}") for row in rows)


def introductions_open(workspace: Workspace, *, today: date) -> tuple[Line, ...]:
    """Introductions that were begun and have not come to their end."""
    found = []
    for row in bulk.read(_OPEN, [workspace.pk.hex]):
        state, is_given, other, changed_at = row[6:]
        here = stage(state, is_given=bool(is_given))
        if here is None or not here.following:
            continue
        when = _when(workspace, changed_at, today)
        found.append(Line(_who(row), f"introduction to {other}: {here.words} {when}"))
    return tuple(found[:SHOWN])


def helpers(workspace: Workspace, landed_on: date, *, today: date) -> tuple[tuple[Line, ...], int]:
    """Who helped and has not heard from the user since, and how many have."""
    since, _ = span(workspace, landed_on, today)
    rows = list(bulk.read(_HELPED, [workspace.pk.hex]))
    to_thank = [row for row in rows if not row[6] or row[6] < since]
    lines = tuple(Line(_who(row), "helped, and has not heard yet") for row in to_thank)
    return lines, len(rows) - len(to_thank)


def _who(row: Sequence[Any]) -> Who:
    own, name, first, title, company, kind = row[:6]
    return Who(str(UUID(own)), name, first or name, kind, title=title, company=company)


def _when(workspace: Workspace, kept: str, today: date) -> str:
    return when_words(kept_day(workspace, kept), today)


def _ago(workspace: Workspace, kept: str, today: date) -> str:
    return ago_words(kept_day(workspace, kept), today)
