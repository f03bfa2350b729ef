"""The steps to come as a calendar file: events or tasks, with alarms.

An entry keeps its identifier as long as it is about the same: a person’s next step, an activity.
Times are written as UTC: rules of summer time that come along are read by some programs an hour
off, and an instant is right wherever the calendar is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from icalendar import Alarm, Calendar, Event, Todo

from followthrough import __version__

EVENTS, TASKS = "events", "tasks"
NAME = "Followthrough"
_NOT_TEXT = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")})


class Entry(NamedTuple):
    """Something on a day or at a time; ``plain`` says it without a name.

    ``alarm_minutes`` are before a time; what has only a day may ring at an instant of it.
    """

    id: str
    title: str
    plain: str
    why: str
    on: date
    at: datetime | None = None
    minutes: int = 0
    alarm_minutes: int | None = None
    rings_at: datetime | None = None
    changed_at: datetime | None = None
    revision: int = 0


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
    title = _text(entry.title if shows_names else entry.plain)
    part.add("uid", f"{entry.id}@followthrough")
    part.add("dtstamp", (entry.changed_at or at).astimezone(UTC))
    if entry.changed_at:
        part.add("last-modified", entry.changed_at.astimezone(UTC))
    part.add("sequence", entry.revision)
    part.add("summary", title)
    if shows_names and entry.why:
        part.add("description", _text(entry.why))
    if isinstance(part, Todo):
        _until(part, entry)
        part.add("status", "NEEDS-ACTION")
    else:
        _when(part, entry)
    if entry.alarm_minutes is not None and entry.at:
        part.add_component(_alarm(title, timedelta(minutes=-entry.alarm_minutes)))
    elif entry.rings_at:
        part.add_component(_alarm(title, entry.rings_at))
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


def _until(task: Todo, entry: Entry) -> None:
    """A task with a time begins then: its alarm is counted from there."""
    if entry.at is None:
        task.add("due", entry.on)
        return
    start = entry.at.astimezone(UTC)
    task.add("dtstart", start)
    task.add("due", start + timedelta(minutes=max(entry.minutes, 1)))


def _text(words: str) -> str:
    """Names come from outside: what no calendar may carry is left out."""
    return words.translate(_NOT_TEXT)


def _alarm(words: str, trigger: timedelta | datetime) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", trigger)
    return alarm
