"""The steps to come as a calendar file: events or tasks, with alarms for what has a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from icalendar import Alarm, Calendar, Event, Todo

from followthrough import __version__

EVENTS, TASKS = "events", "tasks"
NAME = "Followthrough"


class Entry(NamedTuple):
    """Something on a day or at a time; ``plain`` says it without a name."""

    id: str
    title: str
    plain: str
    why: str
    on: date
    at: datetime | None = None
    minutes: int = 0
    alarm_minutes: int | None = None


def write(entries: Iterable[Entry], *, form: str, shows_names: bool, at: datetime) -> bytes:
    """The calendar of these entries, as RFC 5545 has it."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Followthrough//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", NAME)
    calendar.add("refresh-interval", timedelta(hours=1), {"value": "DURATION"})
    for entry in entries:
        calendar.add_component(_component(entry, form, shows_names=shows_names, at=at))
    found: bytes = calendar.to_ical()
    return found


def stamp(calendar: bytes) -> str:
    """A short mark of what a calendar holds, without the moment it was written."""
    lines = (line for line in calendar.splitlines() if not line.startswith(b"DTSTAMP"))
    return sha256(b"\n".join(lines)).hexdigest()[:32]


def _component(entry: Entry, form: str, *, shows_names: bool, at: datetime) -> Event | Todo:
    part: Event | Todo = Todo() if form == TASKS else Event()
    title = entry.title if shows_names else entry.plain
    part.add("uid", f"{entry.id}@followthrough")
    part.add("dtstamp", at.astimezone(UTC))
    part.add("summary", title)
    if shows_names and entry.why:
        part.add("description", entry.why)
    if isinstance(part, Todo):
        part.add("due", entry.at.astimezone(UTC) if entry.at else entry.on)
        part.add("status", "NEEDS-ACTION")
    else:
        _when(part, entry)
    if entry.alarm_minutes is not None:
        part.add_component(_alarm(title, entry.alarm_minutes))
    return part


def _when(event: Event, entry: Entry) -> None:
    if entry.at is None:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # a step takes no time off the day
        return
    start = entry.at.astimezone(UTC)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=entry.minutes))


def _alarm(words: str, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm
