"""A call, a meeting or something to do, planned at a time; cleared, it is logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import noting
from followthrough.conversations.days import day_words, local_day
from followthrough.conversations.models import Channel, Interaction
from followthrough.conversations.noting import Touch
from followthrough.followups.consequences import follow
from followthrough.followups.models import Activity
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

PLANNED, CLEARED, DROPPED = "activity_planned", "activity_cleared", "activity_dropped"
LONGEST = 24 * 60
CHANNELS = {"call": Channel.PHONE.value, "meeting": Channel.MEETING.value}

phrase(PLANNED, "{what} with {name} on {day_words}")
phrase(CLEARED, "{what} with {name} done")
phrase(DROPPED, "{what} with {name} called off")


class NotAnActivity(Trouble):
    """A plan that cannot be kept."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What, when, for how long, and how many minutes before to be reminded."""

    what: str
    at: datetime
    minutes: int = 30
    alarm_minutes: int | None = None
    note: str = ""


def plan_activity(contact: Contact, planned: Planned, *, by: User | None, at: datetime) -> Event:
    """Put something with somebody into the calendar."""
    if planned.what not in Activity.What.values:
        raise NotAnActivity(f"“{planned.what}” is no call, meeting or to_do. Choose one of them.")
    if not 1 <= planned.minutes <= LONGEST:
        raise NotAnActivity(f"{planned.minutes} minutes is no length. Choose 1 to {LONGEST}.")
    with transaction.atomic():
        made = Activity.objects.create(
            workspace=contact.workspace,
            contact=contact,
            what=planned.what,
            at=planned.at,
            minutes=planned.minutes,
            alarm_minutes=planned.alarm_minutes,
            note=" ".join(planned.note.split())[:300],
        )
        return record(
            contact.workspace, PLANNED, contact=contact, by=by, at=at, details=_details(made, at)
        )


def clear(
    activity: Activity, *, said: str = "", result: str = "", by: User | None, at: datetime
) -> Event | None:
    """Done: it is logged as a touch, and the rules say what comes next; None when it was."""
    contact = activity.contact
    with transaction.atomic():
        left = Activity.objects.of(activity.workspace).filter(pk=activity.pk, cleared_at=None)
        if not left.update(cleared_at=at):
            return None
        details = _details(activity, at)
        if activity.what in CHANNELS:
            touch = Touch(CHANNELS[activity.what], True, min(activity.at, at), said, result)  # noqa: FBT003
            details["interaction"] = str(noting.note(contact, touch=touch, by=by)[0].pk)
        event = record(contact.workspace, CLEARED, contact=contact, by=by, at=at, details=details)
        follow(contact.workspace, [contact.pk], at=at)
    return event


def call_off(activity: Activity, *, by: User | None, at: datetime) -> Event:
    """Take it out again."""
    contact, details = activity.contact, _details(activity, at)
    kept = {"minutes": activity.minutes, "alarm_minutes": activity.alarm_minutes}
    details["kept"] = {**kept, "note": activity.note, "at": activity.at.isoformat()}
    with transaction.atomic():
        activity.delete()
        return record(contact.workspace, DROPPED, contact=contact, by=by, at=at, details=details)


def to_come(workspace: Workspace, *, since: datetime) -> list[Activity]:
    """What is planned and not done, in order."""
    left = Activity.objects.of(workspace).filter(cleared_at=None, at__gte=since)
    return list(left.select_related("contact").order_by("at"))


def _details(activity: Activity, at: datetime) -> dict[str, Any]:
    workspace = activity.contact.workspace
    day = day_words(local_day(workspace, activity.at), today=local_day(workspace, at))
    what = str(Activity.What(activity.what).label)
    return {"activity": str(activity.pk), "slug": activity.what, "what": what, "day_words": day}


@undoes(PLANNED)
def _undo_planning(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    Activity.objects.of(event.workspace).filter(pk=event.details["activity"]).delete()


@undoes(CLEARED)
def _undo_clearing(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    Activity.objects.of(event.workspace).filter(pk=event.details["activity"]).update(
        cleared_at=None
    )
    key = event.details.get("interaction")
    entry = Interaction.objects.of(event.workspace).filter(pk=key).first() if key else None
    if entry is not None:
        noting.remove(entry)


@undoes(DROPPED)
def _undo_dropping(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    kept = dict(event.details["kept"])
    kept["at"] = datetime.fromisoformat(kept["at"])
    Activity.objects.get_or_create(
        id=event.details["activity"],
        workspace=event.workspace,
        defaults={"contact": event.contact, "what": event.details["slug"], **kept},
    )
