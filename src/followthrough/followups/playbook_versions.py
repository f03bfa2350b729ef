"""Versions of the playbook and its limits: written whole, looked at before, taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.days import local_day
from followthrough.followups import planning
from followthrough.followups.models import FollowUp, PlaybookVersion
from followthrough.followups.settings import OwnPlaybook, newest
from followthrough.followups.wording import day_words
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince

SHOWN = 8  # people a preview names


class Moved(NamedTuple):
    """Somebody who would come up on another day, or no more."""

    name: str
    from_words: str
    to_words: str


class Preview(NamedTuple):
    """What a change would do today."""

    concerned: int
    moved: int
    examples: tuple[Moved, ...]


def moved_by(
    workspace: Workspace, trial: OwnPlaybook, *, today: date, of: QuerySet[FollowUp] | None = None
) -> Preview:
    """Whom a change would move, and where to; nothing is written. ``of``: only these steps."""
    rows = FollowUp.objects.of(workspace) if of is None else of
    order = rows.order_by("order_key").values_list("contact", "due_on")
    kept = {contact.hex: due for contact, due in order}
    ids = None if of is None else list(kept)
    then = {
        contact: step.due_on
        for contact, step in planning.steps(workspace, ids, today=today, trial=trial)
    }
    moved = [key for key in {**kept, **then} if kept.get(key) != then.get(key)]
    names = dict(
        Contact.objects.of(workspace).filter(pk__in=moved[:SHOWN]).values_list("pk", "name")
    )
    examples = tuple(
        Moved(names[UUID(key)], _day(kept.get(key), today), _day(then.get(key), today))
        for key in moved[:SHOWN]
    )
    return Preview(len({**kept, **then}), len(moved), examples)


def _day(day: date | None, today: date) -> str:
    return day_words(day, today) if day else "no step"


def write_version(
    workspace: Workspace,
    version: OwnPlaybook,
    what: tuple[str, dict[str, Any]],
    *,
    moves_over: bool,
    by: User | None,
    at: datetime,
) -> Event | None:
    """Make this the newest version and plan everybody again; None where it is so already.

    ``what`` names the verb and what its event says. With ``moves_over`` a running matter follows.
    """
    verb, details = what
    with transaction.atomic():
        if version == newest(workspace):
            return None
        versions = PlaybookVersion.objects.of(workspace).order_by("-number")
        number = 1 + (versions.values_list("number", flat=True).first() or 0)
        PlaybookVersion.objects.create(
            workspace=workspace,
            number=number,
            changes=version.changes,
            limits=version.limits,
            moves_over=moves_over,
            made_at=at,
        )
        event = record(workspace, verb, by=by, at=at, details={**details, "number": number})
        planning.replan(workspace, None, today=local_day(workspace, at))
    return event


def take_version_back(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    """Undo of a version, unless a newer one lies over it."""
    versions = PlaybookVersion.objects.of(event.workspace)
    if versions.filter(number__gt=event.details["number"]).exists():
        raise ChangedSince("The playbook was changed again since. Take that back first.")
    versions.filter(number=event.details["number"]).delete()
