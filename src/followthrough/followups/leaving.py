"""Leave it: a stranger's request or message that the user does not want to answer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations.days import local_day
from followthrough.conversations.models import Invitation
from followthrough.followups import plans
from followthrough.followups.logged import put_plan_back
from followthrough.followups.models import Plan
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.sorting import deciding

VERB, LEFT = "stranger_left", "left"

phrase(VERB, "{name}: left without an answer")


def leave(contact: Contact, *, by: User | None, at: datetime) -> Event | None:
    """Out of the pile and out of Today until they write again; None when that is so already."""
    with transaction.atomic():
        placed, plan = deciding.put_aside(contact, at=at), plans.keep(contact)
        asked = _open(contact)
        if placed is None and not asked and plan and plan["choice"] == Plan.Choice.REST:
            return None
        _answer(contact, asked, LEFT)
        plans.decide(contact, Plan.Choice.REST, on=None, by=by, at=at)
        details = {"placed": placed, "invitations": asked, "plan": plan}
        event = record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)
        replan(contact.workspace, [contact.pk], today=local_day(contact.workspace, at))
    return event


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    if event.contact is None:
        return
    put_plan_back(event)
    _answer(event.contact, event.details["invitations"], "")
    if event.details["placed"] is not None:
        deciding.put_back(event.contact, event.details["placed"], set_aside_at=event.at)


def _open(contact: Contact) -> list[str]:
    asked = Invitation.objects.of(contact.workspace).filter(
        contact=contact, is_outbound=False, answered=""
    )
    return [str(one) for one in asked.values_list("pk", flat=True)]


def _answer(contact: Contact, ids: list[str], answer: str) -> None:
    chosen = [UUID(one) for one in ids]
    Invitation.objects.of(contact.workspace).filter(pk__in=chosen).update(answered=answer)
