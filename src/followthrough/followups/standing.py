"""Calls, meetings and things to do that stand at a time: neither done nor called off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from followthrough.accounts.models import Workspace
from followthrough.contacts.names import first_name_for_greeting
from followthrough.contacts.who import Who
from followthrough.conversations.days import local_day
from followthrough.conversations.models import Channel
from followthrough.followups.models import Activity
from followthrough.followups.wording import weekday_words
from followthrough.storage import bulk

_STANDING = """
    SELECT a.id, a.what, a.at, a.minutes, a.alarm_minutes, a.note, a.changed_at, a.revision,
        c.id, c.name, c.first_name, c.last_name, c.title, c.company_name
    FROM followthrough_activity a
    CROSS JOIN followthrough_contact c ON c.workspace_id = a.workspace_id AND c.id = a.contact_id
    WHERE a.workspace_id = %s AND a.cleared_at IS NULL{narrower} ORDER BY a.at, a.id
"""
CHANNELS = {"call": Channel.PHONE.value, "meeting": Channel.MEETING.value}


@dataclass(frozen=True, slots=True)
class Appointment:
    """One of them, as every face shows it."""

    id: str
    who: Who
    what: str  # "call", "meeting", "to_do"
    label: str
    words: str  # “Call Grace”, or the thing to do itself
    note: str
    at: datetime  # where the user is
    day: date
    time_words: str
    date_words: str
    minutes: int
    alarm_minutes: int | None
    is_over: bool
    changed_at: datetime | None
    revision: int

    @property
    def channel(self) -> str:
        """The channel under which it is logged."""
        return CHANNELS.get(self.what, Channel.OTHER.value)


class _Standing(NamedTuple):
    """A row of one, with the person."""

    id: str
    what: str
    at: datetime
    minutes: int
    alarm_minutes: int | None
    note: str
    changed_at: datetime | None
    revision: int
    contact: str
    name: str
    first_name: str
    last_name: str
    title: str
    company_name: str


def standing(
    workspace: Workspace,
    *,
    now: datetime,
    until: date | None = None,
    contact_id: UUID | None = None,
) -> tuple[Appointment, ...]:
    """What stands, in the order of time; whatever is over waits to be logged or called off."""
    narrower, params = "", [workspace.pk.hex]
    if contact_id is not None:
        narrower, params = " AND a.contact_id = %s", [*params, contact_id.hex]
    if until is not None:
        last = f"{_midnight_after(workspace, until):%Y-%m-%d %H:%M:%S}"
        narrower, params = f"{narrower} AND a.at < %s", [*params, last]
    rows = bulk.read(_STANDING.format(narrower=narrower), params)
    return tuple(_shown(_Standing(*row), workspace, now) for row in rows)


def first_with(workspace: Workspace, contact_id: UUID) -> tuple[date, str] | None:
    """The day of the first thing that stands with somebody, and its words."""
    found = Activity.objects.of(workspace).filter(cleared_at=None, contact_id=contact_id)
    first = found.select_related("contact").order_by("at", "id").first()
    return (local_day(workspace, first.at), words_of(first)) if first else None


def words_of(activity: Activity) -> str:
    """What is planned, with the name: “Call Grace”, “Meet Grace”, or the thing to do itself."""
    contact = activity.contact
    return _words(activity.what, activity.note, contact.first_name, contact.last_name, contact.name)


def _words(what: str, note: str, first: str, last: str, whole: str) -> str:
    name = first_name_for_greeting(first, last) or whole
    if what == Activity.What.TO_DO:
        return note or f"Something for {name}"
    return f"{'Call' if what == Activity.What.CALL else 'Meet'} {name}"


def _shown(one: _Standing, workspace: Workspace, now: datetime) -> Appointment:
    zone, starts = ZoneInfo(workspace.time_zone), one.at.replace(tzinfo=UTC)
    at = starts.astimezone(zone)
    first = first_name_for_greeting(one.first_name, one.last_name) or one.name
    return Appointment(
        id=str(UUID(one.id)),
        who=Who(str(UUID(one.contact)), one.name, first, title=one.title, company=one.company_name),
        what=one.what,
        label=str(Activity.What(one.what).label),
        words=_words(one.what, one.note, one.first_name, one.last_name, one.name),
        note=one.note,
        at=at,
        day=at.date(),
        time_words=f"{at:%H:%M}",
        date_words=weekday_words(at.date(), now.astimezone(zone).date()),
        minutes=one.minutes,
        alarm_minutes=one.alarm_minutes,
        is_over=starts < now,
        changed_at=one.changed_at.replace(tzinfo=UTC) if one.changed_at else None,
        revision=one.revision,
    )


def _midnight_after(workspace: Workspace, day: date) -> datetime:
    zone = ZoneInfo(workspace.time_zone)
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
