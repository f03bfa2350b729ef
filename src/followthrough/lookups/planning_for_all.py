"""A follow-up for everybody who fits a look-up, spread over days by what the days hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.days import day_words, local_day
from followthrough.followups import plans
from followthrough.followups.models import FollowUp, Plan
from followthrough.followups.planning import replan
from followthrough.followups.queries import USUAL_MINUTES
from followthrough.followups.settings import setting_of
from followthrough.jobsearch.aiming import aim_of
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.lookups.spreading import spread
from followthrough.people.listing import Filters, ids_of
from followthrough.sorting.models import Kind, Placement
from followthrough.storage.trouble import Trouble

VERB = "planned_for_all"
MOST = 200  # people at once: more is a campaign, and nobody writes so many of their own letters
MINUTES_EACH = 6  # a first message; what the playbook says of one
FURTHEST = timedelta(days=366)

phrase(VERB, "{count_words} planned, from {first_words} to {last_words}")


class CannotBePlanned(Trouble):
    """A day that is over, or more people than one writes to."""


@dataclass(frozen=True, slots=True)
class ForAll:
    """What is planned for everybody: from which day on, and a note of what to do."""

    start: date
    note: str = ""


def plan_for_all(
    workspace: Workspace, filters: Filters, wanted: ForAll, *, by: User | None, at: datetime
) -> Event | None:
    """Plan a follow-up with all who fit; None when there is nobody.

    Whoever is not to be followed up, was let rest or has a plan of their own stays as they are.
    """
    today = local_day(workspace, at)
    ids = ids_of(workspace, filters, today=today, most=MOST + 1)
    return plan_for(workspace, ids, wanted, by=by, at=at)


def plan_for(
    workspace: Workspace, ids: list[str], wanted: ForAll, *, by: User | None, at: datetime
) -> Event | None:
    """The same with these people."""
    today = local_day(workspace, at)
    if not today <= wanted.start <= today + FURTHEST:
        raise CannotBePlanned(f"{wanted.start} is no day to come. Choose one from {today} on.")
    if len(ids) > MOST:
        raise CannotBePlanned(f"More than {MOST} people fit. Narrow the look-up down.")
    with transaction.atomic():
        chosen = _open_to_it(workspace, ids)
        if not chosen:
            return None
        days = _days(workspace, len(chosen), wanted.start)
        kept = {}
        for contact, day in zip(chosen, days, strict=True):
            kept[str(contact.pk)] = plans.keep(contact)
            plans.plan_step(contact, on=day, note=wanted.note, by=by, at=at)
        details = _details(kept, days, today)
        event = record(workspace, VERB, by=by, at=at, details=details)
        replan(workspace, list(kept), today=today)
    return event


def _open_to_it(workspace: Workspace, ids: list[str]) -> list[Contact]:
    """These people in their order, without those about whom the user decided otherwise."""
    keys = [UUID(one) for one in ids]
    never = Placement.objects.of(workspace).filter(contact_id__in=keys, kind=Kind.DONT)
    own = Plan.objects.of(workspace).filter(
        contact_id__in=keys, choice__in=[Plan.Choice.PLANNED, Plan.Choice.REST]
    )
    left = {*never.values_list("contact_id", flat=True), *own.values_list("contact_id", flat=True)}
    found = Contact.objects.of(workspace).filter(pk__in=keys, is_anonymous=False).in_bulk()
    for contact in found.values():
        contact.workspace = workspace
    return [found[key] for key in keys if key in found and key not in left]


def _days(workspace: Workspace, number: int, start: date) -> list[date]:
    due = FollowUp.objects.of(workspace).filter(due_on__gte=start, due_on__lte=start + FURTHEST)
    taken = dict(due.values_list("due_on").annotate(Sum("minutes")).order_by())
    return spread(
        number,
        start=start,
        minutes_each=MINUTES_EACH,
        minutes_a_day=aim_of(workspace).minutes or USUAL_MINUTES,
        taken=taken,
        is_working=setting_of(workspace).mine.is_working,
    )


def _details(kept: dict[str, plans.Kept], days: list[date], today: date) -> dict[str, Any]:
    return {
        "plans": kept,
        "count_words": "1 person" if len(kept) == 1 else f"{len(kept)} people",
        "first_words": day_words(days[0], today=today),
        "last_words": day_words(days[-1], today=today),
    }


@undoes(VERB, is_complete=True)
def _undo(event: Event, at: datetime) -> None:
    """Whoever was planned anew since keeps the later plan."""
    kept, workspace = event.details["plans"], event.workspace
    people = Contact.objects.of(workspace).filter(pk__in=list(kept))
    newer = Plan.objects.of(workspace).filter(contact__in=people, made_at__gt=event.at)
    later = set(newer.values_list("contact_id", flat=True))
    back = [contact for contact in people if contact.pk not in later]
    for contact in back:
        plans.restore(contact, kept[str(contact.pk)])
    replan(workspace, [one.pk for one in back], today=local_day(workspace, at))
