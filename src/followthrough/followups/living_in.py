"""Where the user lives: its weekend and holidays say which days are working days."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.conversations.days import local_day
from followthrough.followups.places_of_work import known_place, place_words
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

VERB = "country_changed"
NOWHERE = "no country: Monday to Friday, no holidays"

phrase(VERB, "Working days follow {country_words}")


def live_in(workspace: Workspace, country: str, *, by: User | None, at: datetime) -> Event | None:
    """Count working days as there from now on ("GB", "DE-BY"), and plan everybody again."""
    code = known_place(country)
    with transaction.atomic():
        if workspace.country == code:
            return None
        details = {
            "old": workspace.country,
            "country_words": place_words(code) if code else NOWHERE,
        }
        _move(workspace, code)
        event = record(workspace, VERB, by=by, at=at, details=details)
        replan(workspace, None, today=local_day(workspace, at))
    return event


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    _move(event.workspace, event.details["old"])


def _move(workspace: Workspace, code: str) -> None:
    workspace.country = code
    workspace.save(update_fields=["country"])
