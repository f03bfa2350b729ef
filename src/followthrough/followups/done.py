"""What was done this week, as the list of today and the week's share of Key people need it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.names import first_name_for_greeting
from followthrough.contacts.who import Who
from followthrough.followups import wording
from followthrough.followups.showing import DoneStep
from followthrough.storage import bulk

_DONE = """
    SELECT e.id, e.contact_id, e.details, c.name, c.first_name, c.last_name, c.title,
        c.company_name, p.kind, p.role, +f.due_on
    FROM followthrough_event e
    JOIN followthrough_contact c ON c.workspace_id = e.workspace_id AND c.id = e.contact_id
    LEFT JOIN followthrough_placement p ON p.workspace_id = e.workspace_id AND p.contact_id = c.id
    LEFT JOIN followthrough_followup f ON f.workspace_id = e.workspace_id AND f.contact_id = c.id
    WHERE e.workspace_id = %s AND e.at >= %s
      AND e.verb IN ('completed', 'letter_sent', 'letter_mailed', 'logged', 'activity_cleared')
      AND e.undone_at IS NULL
    ORDER BY e.at
"""


def done_since_monday(workspace: Workspace, today: date) -> list[tuple[str, DoneStep]]:
    """What was done this week, with its day."""
    monday = today - timedelta(days=today.weekday())
    start = f"{monday - timedelta(days=1)} 00:00:00"  # a local day begins up to a day before in UTC
    found: dict[tuple[str, str], DoneStep] = {}
    for row in bulk.read(_DONE, [workspace.pk.hex, start]):
        own, contact, details, name, first, last, title, company, kind, role, due = row
        told = details if isinstance(details, dict) else bulk.from_json(details)
        day = told.get("day") or ""
        if not monday.isoformat() <= day <= today.isoformat():
            continue
        greeting = first_name_for_greeting(first, last) or name
        who = Who(str(UUID(contact)), name, greeting, kind or "", role or "", "", title, company)
        back = f"back {wording.when_words(date.fromisoformat(due), today)}" if due else "rests"
        what = "you wrote" if told.get("situation") else "logged"
        minutes = told.get("minutes") or 0
        found[day, contact] = DoneStep(who, str(UUID(own)), what, minutes, back)
    return [(day, one) for (day, _), one in found.items()]
