"""Calls, meetings and things to do that stand at a time: neither done nor called off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from followthrough.accounts.models import Workspace
from followthrough.contacts.names import first_name_for_greeting
from followthrough.contacts.who import Who
from followthrough.conversations.days import local_day
from followthrough.conversations.models import Channel
from followthrough.followups.models import Activity
from followthrough.followups.wording import weekday_words

_SHOWN = (  # each further column costs as much as reading the row
    *("what", "at", "minutes", "alarm_minutes", "note", "changed_at", "revision"),
    *("contact__name", "contact__first_name", "contact__last_name", "contact__title"),
    "contact__company_name",
)
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


def standing(
    workspace: Workspace,
    *,
    now: datetime,
    until: date | None = None,
    contact_id: UUID | None = None,
) -> tuple[Appointment, ...]:
    """What stands, in the order of time; whatever is over waits to be logged or called off."""
    found = Activity.objects.of(workspace).filter(cleared_at=None).select_related("contact")
    found = found.only(*_SHOWN)
    if contact_id is not None:
        found = found.filter(contact_id=contact_id)
    if until is not None:
        found = found.filter(at__lt=_midnight_after(workspace, until))
    return tuple(_shown(one, workspace, now) for one in found.order_by("at", "id"))


def first_with(workspace: Workspace, contact_id: UUID) -> tuple[date, str] | None:
    """The day of the first thing that stands with somebody, and its words."""
    found = Activity.objects.of(workspace).filter(cleared_at=None, contact_id=contact_id)
    first = found.select_related("contact").order_by("at", "id").first()
    return (local_day(workspace, first.at), words_of(first)) if first else None


def words_of(activity: Activity) -> str:
    """What is planned, with the name: “Call Grace”, “Meet Grace”, or the thing to do itself."""
    name = _greeting(activity)
    if activity.what == Activity.What.TO_DO:
        return activity.note or f"Something for {name}"
    return f"{'Call' if activity.what == Activity.What.CALL else 'Meet'} {name}"


def _greeting(activity: Activity) -> str:
    contact = activity.contact
    return first_name_for_greeting(contact.first_name, contact.last_name) or contact.name


def _shown(one: Activity, workspace: Workspace, now: datetime) -> Appointment:
    zone, contact = ZoneInfo(workspace.time_zone), one.contact
    at = one.at.astimezone(zone)
    return Appointment(
        id=str(one.pk),
        who=Who(
            str(contact.pk),
            contact.name,
            _greeting(one),
            title=contact.title,
            company=contact.company_name,
        ),
        what=one.what,
        label=str(Activity.What(one.what).label),
        words=words_of(one),
        note=one.note,
        at=at,
        day=at.date(),
        time_words=f"{at:%H:%M}",
        date_words=weekday_words(at.date(), now.astimezone(zone).date()),
        minutes=one.minutes,
        alarm_minutes=one.alarm_minutes,
        is_over=one.at < now,
        changed_at=one.changed_at,
        revision=one.revision,
    )


def _midnight_after(workspace: Workspace, day: date) -> datetime:
    zone = ZoneInfo(workspace.time_zone)
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
