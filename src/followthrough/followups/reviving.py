"""Worth reviving? Matters that fell silent: a few each week as a suggestion, never as a debt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
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
LOOKED_AT = 600  # silent people of whom the best are offered, so that a week costs the same for all
EVERYBODY = 10_000_000  # where hardly anybody silent is worth it, all of them are looked at
# From a place in the record that changes with the week, so that everybody has a turn.
_SILENT = """
    SELECT s.contact_id, +s.last_touch_at, s.heard, c.name, c.first_name, c.last_name, c.title,
        c.company_name, p.kind, p.role
    FROM (
        SELECT workspace_id, contact_id, last_touch_at, heard FROM followthrough_exchange
        WHERE workspace_id = %s AND +turn = 'theirs' AND contact_id >= %s
          AND +last_touch_at < %s AND last_result NOT IN ('no', 'role_filled')
        ORDER BY contact_id LIMIT %s
    ) AS s
    CROSS JOIN followthrough_placement p
    CROSS JOIN followthrough_contact c
    WHERE NOT EXISTS (SELECT 1 FROM followthrough_followup f
        WHERE f.workspace_id = s.workspace_id AND f.contact_id = s.contact_id)
      AND p.workspace_id = s.workspace_id AND p.contact_id = s.contact_id
      AND p.kind IN ('key', 'interesting')
      AND NOT EXISTS (SELECT 1 FROM followthrough_plan g
        WHERE g.workspace_id = s.workspace_id AND g.contact_id = s.contact_id
          AND g.choice = 'rest')
      AND c.id = s.contact_id AND c.workspace_id = s.workspace_id
"""
_COUNTED = "SELECT COUNT(*) FROM followthrough_exchange WHERE workspace_id = %s"
_PLACE = """
    SELECT contact_id FROM followthrough_exchange
    WHERE workspace_id = %s ORDER BY contact_id LIMIT 1 OFFSET %s
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
    rows: list[tuple[Any, ...]] = []
    for place, most in ((_pivot(workspace, today), LOOKED_AT), ("", LOOKED_AT), ("", EVERYBODY)):
        rows = list(bulk.read(_SILENT, [own, place, before, most]))
        if len(rows) >= A_WEEK:
            break
    best = sorted(rows, key=lambda row: (row[8] != "key", -row[2], row[0]))[:A_WEEK]
    return tuple(_silent(workspace, row, today) for row in best)


def _pivot(workspace: Workspace, today: date) -> str:
    """Where the record is read from this week: anybody in it, drawn anew each week."""
    own = workspace.pk.hex
    (number,) = next(iter(bulk.read(_COUNTED, [own])))
    if not number:
        return ""
    year, week, _ = today.isocalendar()
    digest = sha256(f"{workspace.pk} {year} {week}".encode()).digest()
    drawn = int.from_bytes(digest[:8], "big") % number
    return str(next(iter(bulk.read(_PLACE, [own, drawn])))[0])


def _silent(workspace: Workspace, row: tuple[str, ...], today: date) -> Silent:
    contact, at, _, name, first, last, title, company, kind, role = row
    greeting = first_name_for_greeting(first, last) or name
    way = approach(Situation.WORTH_REVIVING, playbook_role(kind, role), greeting)
    who = Who(str(UUID(contact)), name, greeting, kind, role, "", title, company)
    return Silent(who, ago_words(kept_day(workspace, at), today), way.sentence)
