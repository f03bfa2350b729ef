"""Where the user lives: its weekend and holidays say which days are working days."""

from __future__ import annotations

from datetime import datetime

import holidays
from django.db import transaction

from followthrough.accounts import countries
from followthrough.accounts.models import User, Workspace
from followthrough.conversations.days import local_day
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

VERB = "country_changed"
NOWHERE = "no country: Monday to Friday, no holidays"

phrase(VERB, "Working days follow {country_words}")


class NoSuchCountry(Trouble):
    """Two letters whose holidays nobody knows."""


def choices() -> tuple[tuple[str, str], ...]:
    """The countries whose holidays are known, by name."""
    known = holidays.list_supported_countries(include_aliases=False)
    named = ((code, name) for code, name in countries.names().items() if code in known)
    return tuple(sorted(named, key=lambda one: one[1]))


def live_in(workspace: Workspace, country: str, *, by: User | None, at: datetime) -> Event | None:
    """Count working days as in that country from now on, and plan everybody again."""
    code = country.strip().upper()
    names = dict(choices())
    if code and code not in names:
        raise NoSuchCountry(f"“{country}” is no country we know holidays of. Choose one like GB.")
    with transaction.atomic():
        if workspace.country == code:
            return None
        details = {"old": workspace.country, "country_words": names.get(code, NOWHERE)}
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
