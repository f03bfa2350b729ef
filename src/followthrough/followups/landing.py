"""Landed: the search is over. Whoever helped is told and thanked, everything else rests."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.conversations.days import local_day
from followthrough.followups.models import Landing
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

LANDED, LOOKING = "landed", "looking_again"

phrase(LANDED, "You landed{what_words}. Everyone who helped comes up, to be told")
phrase(LOOKING, "Looking again")


def land(
    workspace: Workspace, *, on: date, what: str = "", by: User | None, at: datetime
) -> Event | None:
    """Note that the search ended with a job; None when that is noted already."""
    with transaction.atomic():
        values = {"on": on, "what": " ".join(what.split())[:300]}
        _, is_new = Landing.objects.get_or_create(workspace=workspace, defaults=values)
        if not is_new:
            return None
        words = f" at {values['what']}" if values["what"] else ""
        details = {"on": on.isoformat(), "what": values["what"], "what_words": words}
        event = record(workspace, LANDED, by=by, at=at, details=details)
        replan(workspace, None, today=local_day(workspace, at))
    return event


def look_again(workspace: Workspace, *, by: User | None, at: datetime) -> Event | None:
    """Take the search up again: all cadences go on where they were."""
    with transaction.atomic():
        landing = Landing.objects.of(workspace).first()
        if landing is None:
            return None
        details = {"on": landing.on.isoformat(), "what": landing.what}
        landing.delete()
        event = record(workspace, LOOKING, by=by, at=at, details=details)
        replan(workspace, None, today=local_day(workspace, at))
    return event


def landed_on(workspace: Workspace) -> Landing | None:
    """How the search ended, or None while it goes on."""
    found: Landing | None = Landing.objects.of(workspace).first()
    return found


@undoes(LANDED)
def _undo_landing(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    Landing.objects.of(event.workspace).delete()


@undoes(LOOKING)
def _undo_looking(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    on, what = date.fromisoformat(event.details["on"]), event.details["what"]
    Landing.objects.get_or_create(workspace=event.workspace, defaults={"on": on, "what": what})
