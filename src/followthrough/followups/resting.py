"""Let it rest: nothing more until something new happens."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations.days import local_day
from followthrough.followups import plans
from followthrough.followups.logged import put_plan_back
from followthrough.followups.models import Plan
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

VERB = "rested"

phrase(VERB, "{name} rests")


def rest(contact: Contact, *, by: User | None, at: datetime) -> Event | None:
    """Take a person out of the queue until they write; safe to repeat."""
    with transaction.atomic():
        before = plans.keep(contact)
        if before and before["choice"] == Plan.Choice.REST:
            return None
        plans.decide(contact, Plan.Choice.REST, on=None, by=by, at=at)
        event = record(
            contact.workspace, VERB, contact=contact, by=by, at=at, details={"plan": before}
        )
        replan(contact.workspace, [contact.pk], today=local_day(contact.workspace, at))
    return event


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    put_plan_back(event)
