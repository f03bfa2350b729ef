"""Not today: everything that is left of the day goes to the next working day, in one step."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.days import day_words, local_day
from followthrough.followups import plans
from followthrough.followups.models import FollowUp, Plan
from followthrough.followups.planning import replan
from followthrough.followups.postponing import presets
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

VERB = "rest_postponed"

phrase(VERB, "{count_words} put off to {day_words}")


def postpone_rest(
    workspace: Workspace, contact_ids: Collection[UUID], *, by: User | None, at: datetime
) -> Event | None:
    """Put all of these off to the next working day; None when none of them was coming up."""
    today = local_day(workspace, at)
    day = presets(workspace, today=today)[0].on
    with transaction.atomic():
        coming = FollowUp.objects.of(workspace).filter(contact_id__in=contact_ids, due_on__lt=day)
        people = Contact.objects.of(workspace).filter(pk__in=coming.values("contact_id"))
        before = {}
        for contact in people.order_by("pk"):
            before[str(contact.pk)] = plans.keep(contact)
            plans.decide(contact, Plan.Choice.LATER, on=day, by=by, at=at)
        if not before:
            return None
        replan(workspace, list(before), today=today)
        return _leave(workspace, before, day, by=by, at=at)


def _leave(
    workspace: Workspace, before: dict[str, plans.Kept], day: date, *, by: User | None, at: datetime
) -> Event:
    count = len(before)
    words = "1 person" if count == 1 else f"{count} people"
    said = day_words(day, today=local_day(workspace, at))
    details = {"plans": before, "count_words": words, "day_words": said}
    return record(workspace, VERB, by=by, at=at, details=details)


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:
    """Whoever was planned anew since keeps the later plan."""
    kept = event.details["plans"]
    people = Contact.objects.of(event.workspace).filter(pk__in=list(kept))
    newer = set(
        Plan.objects.of(event.workspace)
        .filter(contact__in=people, made_at__gt=event.at)
        .values_list("contact_id", flat=True)
    )
    back = [contact for contact in people if contact.pk not in newer]
    for contact in back:
        plans.restore(contact, kept[str(contact.pk)])
    replan(event.workspace, [one.pk for one in back], today=local_day(event.workspace, at))
