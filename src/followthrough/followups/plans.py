"""What the user decided about the next step with one contact, kept so that it can be undone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.followups.models import Plan

Kept = dict[str, Any] | None


def keep(contact: Contact) -> Kept:
    """The plan as it stands, as an event keeps it."""
    plan = Plan.objects.filter(workspace_id=contact.workspace_id, contact=contact).first()
    if plan is None:
        return None
    return {
        "choice": plan.choice,
        "on": plan.on.isoformat() if plan.on else None,
        "note": plan.note,
        "made_at": plan.made_at.isoformat(),
        "made_by": str(plan.made_by_id) if plan.made_by_id else None,
    }


def decide(
    contact: Contact, choice: str, *, on: date | None, by: User | None, at: datetime
) -> None:
    """Write down what the user decided, over what they decided before."""
    _put(contact, {"choice": choice, "on": on, "note": "", "made_at": at, "made_by": by})


def plan_step(contact: Contact, *, on: date, note: str, by: User | None, at: datetime) -> None:
    """Plan a step on a day, in the user's own words."""
    values = {"choice": Plan.Choice.PLANNED, "on": on, "note": note[:300], "made_at": at}
    _put(contact, values | {"made_by": by})


def drop(contact: Contact) -> None:
    """Nothing is decided any more: the rules alone say what comes next."""
    Plan.objects.filter(workspace_id=contact.workspace_id, contact=contact).delete()


def restore(contact: Contact, kept: Kept) -> None:
    """Put the plan back as it was kept."""
    if kept is None:
        drop(contact)
        return
    values = {key: kept[key] for key in ("choice", "note")}
    on = date.fromisoformat(kept["on"]) if kept["on"] else None
    made_at = datetime.fromisoformat(kept["made_at"])
    _put(contact, values | {"on": on, "made_at": made_at, "made_by_id": kept["made_by"]})


def _put(contact: Contact, values: dict[str, Any]) -> None:
    plan = Plan(workspace_id=contact.workspace_id, contact=contact, **values)
    written = [Plan._meta.get_field(name).name for name in values]  # noqa: SLF001 - Django’s meta API
    Plan.objects.bulk_create(
        [plan], update_conflicts=True, unique_fields=["workspace", "contact"], update_fields=written
    )
