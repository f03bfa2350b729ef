"""A call, a meeting or something to do, planned at a time; moved, called off; done, it is logged.

The day of the first one that stands is the planned step with that person, so that Today, the week
and the calendar never say two things.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations import noting
from followthrough.conversations.days import day_words, local_day
from followthrough.conversations.noting import Touch
from followthrough.followups import plans
from followthrough.followups.consequences import follow
from followthrough.followups.logged import put_plan_back, take_out
from followthrough.followups.logging_touch import Then
from followthrough.followups.models import Activity, Plan
from followthrough.followups.planning import replan
from followthrough.followups.standing import CHANNELS, first_with
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

PLANNED, MOVED = "activity_planned", "activity_moved"
CLEARED, DROPPED = "activity_cleared", "activity_dropped"
LONGEST = 24 * 60
EARLIEST_ALARM_MINUTES = 14 * 24 * 60
FURTHEST = timedelta(days=366 * 2)  # as far as a step may be put off

phrase(PLANNED, "{what} with {name} on {day_words}")
phrase(MOVED, "{what} with {name} moved to {day_words}")
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


def plan_activity(
    contact: Contact, planned: Planned, *, by: User | None, at: datetime
) -> Event | None:
    """Put something with somebody into the calendar; None when the very same stands there."""
    _check(planned, at)
    values = {
        "contact": contact,
        "what": planned.what,
        "at": planned.at,
        "minutes": planned.minutes,
        "alarm_minutes": planned.alarm_minutes,
        "note": " ".join(planned.note.split())[:300],
        "cleared_at": None,
    }
    with transaction.atomic():
        if Activity.objects.of(contact.workspace).filter(**values).exists():
            return None
        made = Activity.objects.create(workspace=contact.workspace, changed_at=at, **values)
        return _leave(PLANNED, contact, _details(made, at), by=by, at=at)


def move(activity: Activity, to: datetime, *, by: User | None, at: datetime) -> Event | None:
    """Move what stands to another time; None when it is there, or is done."""
    _check(Planned(activity.what, to, activity.minutes, activity.alarm_minutes), at)
    with transaction.atomic():
        if not _stands(activity) or activity.at == to:
            return None
        old = activity.at.isoformat()
        _change(activity, {"at": to}, at)
        details = {**_details(activity, at), "old": old}
        return _leave(MOVED, activity.contact, details, by=by, at=at)


def clear(
    activity: Activity,
    *,
    said: str = "",
    touch: Touch | None = None,
    then: Then | None = None,
    by: User | None,
    at: datetime,
) -> Event | None:
    """Done: it is logged, and ``then`` or the rules say what comes next; None when it was.

    A thing to do leaves an entry only where ``touch`` says what happened.
    """
    contact = activity.contact
    with transaction.atomic():
        if not _stands(activity):
            return None
        details = _details(activity, at)
        day = local_day(contact.workspace, min(activity.at, at))
        details |= {"day": day.isoformat(), "minutes": activity.minutes}
        details["seconds"] = 60 * activity.minutes
        happened = touch or usual_touch(activity, said, at=at)
        _change(activity, {"cleared_at": at}, at)
        if happened is not None:
            details["interaction"] = str(noting.note(contact, touch=happened, by=by)[0].pk)
        event = record(contact.workspace, CLEARED, contact=contact, by=by, at=at, details=details)
        _plan_next(contact, then, by=by, at=at)
        follow(contact.workspace, [contact.pk], at=at)
    return event


def call_off(activity: Activity, *, by: User | None, at: datetime) -> Event:
    """Take it out again; nothing is logged."""
    contact, details = activity.contact, _details(activity, at)
    kept = {"minutes": activity.minutes, "alarm_minutes": activity.alarm_minutes}
    kept |= {"revision": activity.revision}
    details["kept"] = {**kept, "note": activity.note, "at": activity.at.isoformat()}
    with transaction.atomic():
        activity.delete()
        return _leave(DROPPED, contact, details, by=by, at=at)


def usual_touch(activity: Activity, said: str = "", *, at: datetime) -> Touch | None:
    """The entry something leaves when only its time is known; a thing to do leaves none."""
    if activity.what not in CHANNELS:
        return None
    return Touch(CHANNELS[activity.what], True, min(activity.at, at), said, "met")  # noqa: FBT003 - outbound


def _check(planned: Planned, at: datetime) -> None:
    if planned.what not in Activity.What.values:
        raise NotAnActivity(f"“{planned.what}” is no call, meeting or to_do. Choose one of them.")
    if not 1 <= planned.minutes <= LONGEST:
        raise NotAnActivity(f"{planned.minutes} minutes is no length. Choose 1 to {LONGEST}.")
    if not at < planned.at <= at + FURTHEST:
        when = f"{planned.at:%Y-%m-%d %H:%M}"
        raise NotAnActivity(f"{when} is no time to come. What is over can be logged.")
    alarm = planned.alarm_minutes
    if alarm is not None and not 0 <= alarm <= EARLIEST_ALARM_MINUTES:
        raise NotAnActivity(f"{alarm} minutes before is too early. At most two weeks: 20160.")


def _stands(activity: Activity) -> bool:
    own = Activity.objects.of(activity.workspace).filter(pk=activity.pk, cleared_at=None)
    return bool(own.exists())


def _change(activity: Activity, values: dict[str, Any], at: datetime) -> None:
    """Write it, and let calendars know that it changed."""
    changed = values | {"changed_at": at, "revision": activity.revision + 1}
    for name, value in changed.items():
        setattr(activity, name, value)
    activity.save(update_fields=list(changed))


def _leave(
    verb: str, contact: Contact, details: dict[str, Any], *, by: User | None, at: datetime
) -> Event:
    event = record(contact.workspace, verb, contact=contact, by=by, at=at, details=details)
    _plan_next(contact, None, by=by, at=at)
    replan(contact.workspace, [contact.pk], today=local_day(contact.workspace, at))
    return event


def _plan_next(contact: Contact, then: Then | None, *, by: User | None, at: datetime) -> None:
    """What the user chose, else the first thing that stands; without either the rules go on."""
    first = first_with(contact.workspace, contact.pk)
    if then is not None and then.on is None:
        plans.decide(contact, Plan.Choice.REST, on=None, by=by, at=at)
    elif then is not None and then.on is not None:
        plans.plan_step(contact, on=then.on, note=then.note, by=by, at=at)
    elif first:
        plans.plan_step(contact, on=first[0], note=first[1], by=by, at=at)
    elif (kept := plans.keep(contact)) and kept["choice"] == Plan.Choice.PLANNED:
        plans.drop(contact)


def _details(activity: Activity, at: datetime) -> dict[str, Any]:
    workspace = activity.contact.workspace
    there = activity.at.astimezone(ZoneInfo(workspace.time_zone))
    words = f"{day_words(there.date(), today=local_day(workspace, at))}, {there:%H:%M}"
    return {
        "activity": str(activity.pk),
        "slug": activity.what,
        "what": str(Activity.What(activity.what).label),
        "day_words": words,
        "plan": plans.keep(activity.contact),
    }


@undoes(PLANNED)
def _undo_planning(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    Activity.objects.of(event.workspace).filter(pk=event.details["activity"]).delete()
    put_plan_back(event)


@undoes(MOVED)
def _undo_moving(event: Event, at: datetime) -> None:
    _put_back(event, {"at": datetime.fromisoformat(event.details["old"])}, at)
    put_plan_back(event)


@undoes(CLEARED)
def _undo_clearing(event: Event, at: datetime) -> None:
    _put_back(event, {"cleared_at": None}, at)
    if "interaction" in event.details:
        take_out(event)
    else:
        put_plan_back(event)


@undoes(DROPPED)
def _undo_dropping(event: Event, at: datetime) -> None:
    kept = dict(event.details["kept"])
    kept |= {"at": datetime.fromisoformat(kept["at"]), "changed_at": at}
    Activity.objects.get_or_create(
        id=event.details["activity"],
        workspace=event.workspace,
        defaults={"contact": event.contact, "what": event.details["slug"], **kept},
    )
    put_plan_back(event)


def _put_back(event: Event, values: dict[str, Any], at: datetime) -> None:
    found = Activity.objects.of(event.workspace).filter(pk=event.details["activity"]).first()
    if found is not None:
        _change(found, values, at)
