"""The rows of the queue: a follow-up with what names the person."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from followthrough.contacts.names import first_name_for_greeting
from followthrough.contacts.who import Who
from followthrough.followups.approaches import approach
from followthrough.followups.situations import NextStep, Situation, playbook_role

ROWS = """
    SELECT f.contact_id, f.situation, +f.due_on, f.strength, f.minutes, +f.anchor_on, f.wait_days,
    +f.bends_on, +f.send_on, c.name, c.first_name, c.last_name, c.title, c.company_name,
    c.company_id, c.profile_url, c.email,
    COALESCE(NULLIF(c.country, ''), (SELECT NULLIF(m.country, '') FROM followthrough_company m
        WHERE m.workspace_id = c.workspace_id AND m.id = c.company_id), w.country),
    p.kind, p.role, p.confidence, x.turn
    FROM followthrough_followup f
    CROSS JOIN followthrough_contact c
    CROSS JOIN followthrough_workspace w
    LEFT JOIN followthrough_placement p ON p.workspace_id = f.workspace_id AND p.contact_id = c.id
    LEFT JOIN followthrough_exchange x ON x.workspace_id = f.workspace_id AND x.contact_id = c.id
    WHERE f.workspace_id = %s AND c.id = f.contact_id AND c.workspace_id = f.workspace_id
      AND w.id = f.workspace_id
      AND {which}
"""


class Row(NamedTuple):
    """One follow-up with what names the person."""

    contact: str
    situation: str
    due_on: str
    strength: int
    minutes: int
    anchor_on: str
    wait: int
    bends_on: str | None
    send_on: str | None
    name: str
    first_name: str
    last_name: str
    title: str
    company: str
    company_id: str | None
    profile_url: str
    email: str
    country: str
    kind: str | None
    role: str | None
    confidence: str | None
    turn: str | None

    @property
    def step(self) -> NextStep:
        """The step as it is kept."""
        return NextStep(
            Situation(self.situation),
            date.fromisoformat(self.due_on),
            self.strength,
            self.minutes,
            date.fromisoformat(self.anchor_on),
            self.wait,
            send_on=date.fromisoformat(self.send_on) if self.send_on else None,
        )

    @property
    def greeting(self) -> str:
        """The first name."""
        return first_name_for_greeting(self.first_name, self.last_name) or self.name


def way_of(row: Row) -> str:
    """What to do with somebody, as an imperative."""
    role = playbook_role(row.kind or "", row.role or "")
    return approach(row.step.situation, role, row.greeting).headline


def who_of(row: Row) -> Who:
    """Whom a row is about."""
    return Who(
        id=str(UUID(row.contact)),
        name=row.name,
        first_name=row.greeting,
        kind=row.kind or "",
        role=row.role or "",
        confidence=row.confidence or "",
        title=row.title,
        company=row.company,
    )
