"""Worth reviving? Matters that fell silent: a few each week as a suggestion, never as a debt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.names import first_name_for_greeting
from followthrough.contacts.who import Who
from followthrough.conversations.days import kept_day
from followthrough.followups.approaches import approach
from followthrough.followups.situations import Situation, playbook_role
from followthrough.followups.wording import ago_words
from followthrough.storage import bulk

A_WEEK = 3
SILENT_DAYS = 84  # sixty working days
LOOKED_AT = 60  # people of whom the best are offered
# From a place in the record that changes with the week, so that everybody has a turn.
_SILENT = """
    SELECT x.contact_id, +x.last_touch_at, x.heard, c.name, c.first_name, c.last_name, c.title,
        c.company_name, p.kind, p.role
    FROM followthrough_exchange x
    CROSS JOIN followthrough_placement p
        ON p.workspace_id = x.workspace_id AND p.contact_id = x.contact_id
       AND p.kind IN ('key', 'interesting')
    CROSS JOIN followthrough_contact c ON c.id = x.contact_id AND c.workspace_id = x.workspace_id
    LEFT JOIN followthrough_followup f
        ON f.workspace_id = x.workspace_id AND f.contact_id = x.contact_id
    LEFT JOIN followthrough_plan g
        ON g.workspace_id = x.workspace_id AND g.contact_id = x.contact_id AND g.choice = 'rest'
    WHERE x.workspace_id = %s AND x.turn = 'theirs' AND x.contact_id >= %s
      AND +x.last_touch_at < %s AND x.last_result NOT IN ('no', 'role_filled')
      AND f.id IS NULL AND g.id IS NULL
    LIMIT %s
"""
_EDGES = """
    SELECT (SELECT MIN(contact_id) FROM followthrough_exchange WHERE workspace_id = %s),
        (SELECT MAX(contact_id) FROM followthrough_exchange WHERE workspace_id = %s)
"""


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody with whom it grew quiet, and how one would begin again."""

    who: Who
    quiet_words: str
    approach: str


def worth_reviving(workspace: Workspace, *, today: date) -> tuple[Silent, ...]:
    """The few of this week: Key people and those who had answered before come first."""
    own, before = workspace.pk.hex, f"{today - timedelta(days=SILENT_DAYS)} 00:00:00"
    rows = list(bulk.read(_SILENT, [own, _pivot(workspace, today), before, LOOKED_AT]))
    if len(rows) < A_WEEK:
        rows = list(bulk.read(_SILENT, [own, "", before, LOOKED_AT]))
    best = sorted(rows, key=lambda row: (row[8] != "key", -row[2], row[0]))[:A_WEEK]
    return tuple(_silent(workspace, row, today) for row in best)


def _pivot(workspace: Workspace, today: date) -> str:
    """Where the record is read from this week: within the range of its identifiers."""
    first, last = next(iter(bulk.read(_EDGES, [workspace.pk.hex] * 2)))
    if first is None:
        return ""
    year, week, _ = today.isocalendar()
    drawn = int.from_bytes(sha256(f"{workspace.pk} {year} {week}".encode()).digest()[:8], "big")
    low, high = int(first, 16), int(last, 16)
    return f"{low + (high - low) * drawn // 2**64:032x}"


def _silent(workspace: Workspace, row: tuple[str, ...], today: date) -> Silent:
    contact, at, _, name, first, last, title, company, kind, role = row
    greeting = first_name_for_greeting(first, last) or name
    way = approach(Situation.WORTH_REVIVING, playbook_role(kind, role), greeting)
    who = Who(str(UUID(contact)), name, greeting, kind, role, "", title, company)
    return Silent(who, ago_words(kept_day(workspace, at), today), way.sentence)
