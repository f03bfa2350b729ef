"""Where a company is: the calendar of those there whose own country is not known."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Company, Contact
from followthrough.conversations.days import local_day
from followthrough.followups.places_of_work import known_place, place_words
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

VERB = "company_placed"
NOWHERE = "is nowhere in particular"

phrase(VERB, "{company} {where_words}")


def be_there(company: Company, country: str, *, by: User | None, at: datetime) -> Event | None:
    """Count days with people there as in that country or region; empty: as the user's."""
    code, workspace = known_place(country), company.workspace
    with transaction.atomic():
        before = Company.objects.of(workspace).get(pk=company.pk).country
        if before == code:
            return None
        _place(workspace, str(company.pk), code)
        details = {
            "id": str(company.pk),
            "before": before,
            "company": company.name,
            "where_words": f"is in {place_words(code)}" if code else NOWHERE,
        }
        event = record(workspace, VERB, by=by, at=at, details=details)
        people = Contact.objects.of(workspace).filter(company=company)
        replan(workspace, list(people.values_list("pk", flat=True)), today=local_day(workspace, at))
    return event


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    _place(event.workspace, event.details["id"], event.details["before"])


def _place(workspace: Workspace, company: str, code: str) -> None:
    Company.objects.of(workspace).filter(pk=company).update(country=code)
