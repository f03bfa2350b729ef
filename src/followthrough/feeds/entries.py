"""What stands in the calendar: today's steps, those of the coming weeks, and what has a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from followthrough.accounts.models import Workspace
from followthrough.feeds.calendar import Entry
from followthrough.feeds.week import Due, ahead
from followthrough.followups.standing import Appointment
from followthrough.journal.models import Event

DAYS = 28  # further ahead nearly every step moves before its day comes
NOBODY = "…"


def entries(
    workspace: Workspace, *, today: date, now: datetime, alarm_hour: int | None = None
) -> Iterator[Entry]:
    """Everything to come that fits its day. Of what is late only today's steps: no list of debts.

    A step follows from what happened, so it last changed when the newest event was written.
    """
    zone, changed_at = ZoneInfo(workspace.time_zone), _last_change(workspace)
    coming = ahead(workspace, today=today, now=now, days=DAYS)
    shown = {one.id: one for day in coming.days for one in day.appointments}
    for over in coming.to_log:
        shown.setdefault(over.id, over)
    yield from (_of_appointment(one) for one in shown.values())
    for day in coming.days:
        rings = _instant(day.day, alarm_hour, zone)
        for step in day.due:
            yield _of_step(step, day.day, changed_at)._replace(rings_at=rings)


def _of_step(one: Due, day: date, changed_at: datetime) -> Entry:
    title, plain = f"{one.headline} ({one.who.name})", _nameless(one)
    entry = Entry(one.who.id, title, plain, one.why, day, minutes=one.minutes)
    return entry._replace(changed_at=changed_at)


def _nameless(one: Due) -> str:
    return one.headline.replace(one.who.first_name, NOBODY).replace(one.who.name, NOBODY)


def _of_appointment(one: Appointment) -> Entry:
    title = f"{one.label}: {one.who.name}"
    entry = Entry(one.id, title, one.label, one.note, one.day, one.at)
    return entry._replace(
        minutes=one.minutes,
        alarm_minutes=one.alarm_minutes,
        changed_at=one.changed_at,
        revision=one.revision,
    )


def _instant(day: date, hour: int | None, zone: ZoneInfo) -> datetime | None:
    """An hour of that day where the user is."""
    return None if hour is None else datetime.combine(day, time(hour), zone).astimezone(UTC)


def _last_change(workspace: Workspace) -> datetime:
    newest = Event.objects.of(workspace).order_by("-at").values_list("at", flat=True).first()
    return (newest or workspace.created_at).astimezone(UTC).replace(microsecond=0)
