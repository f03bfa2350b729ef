"""The work-search log: whom one contacted about work, week by week, as employment offices ask.

It holds what was done and no word of what was said.
"""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import NamedTuple

from followthrough.accounts.models import Workspace
from followthrough.conversations.days import kept_day
from followthrough.conversations.models import Channel, Result
from followthrough.storage import bulk
from followthrough.storage.spreadsheets import muted
from followthrough.storage.trouble import Trouble

WEEKS = 4  # shown unless other days are asked for
HEADS = ("Day", "Name", "Title", "Company", "How", "What came of it")
# A day in the user's zone begins and ends up to a day beside that in UTC.
_TOUCHES = """
    SELECT +i.at, c.name, c.title, c.company_name, i.channel, i.result
    FROM followthrough_interaction i
    JOIN followthrough_contact c ON c.id = i.contact_id AND c.workspace_id = i.workspace_id
    WHERE i.workspace_id = %s AND i.number >= %s AND i.number < %s
        AND i.is_outbound AND i.is_personal
    ORDER BY i.number
"""
_NUMBER_BITS = 30  # of an entry’s number below its second, see accounts.identifiers


class NoSuchDays(Trouble):
    """The last day lies before the first."""


class Entry(NamedTuple):
    """One contact made."""

    day: date
    name: str
    title: str
    company: str
    how: str
    result: str


class Week(NamedTuple):
    """The contacts of one week, Monday to Sunday."""

    monday: date
    entries: tuple[Entry, ...]


def work_search(workspace: Workspace, first: date, last: date) -> tuple[Week, ...]:
    """Every touch of these days, by week; weeks without one are there, too."""
    if last < first:
        raise NoSuchDays(f"{last} lies before {first}. Give the earlier day first.")
    weeks: dict[date, list[Entry]] = {}
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        weeks[monday] = []
        monday += timedelta(days=7)
    bounds = (_number(first - timedelta(days=1)), _number(last + timedelta(days=2)))
    for at, name, title, company, channel, result in bulk.read(
        _TOUCHES, [workspace.pk.hex, *bounds]
    ):
        day = kept_day(workspace, str(at)[:19])
        if first <= day <= last:
            how, came = str(Channel(channel).label), str(Result(result).label) if result else ""
            entry = Entry(day, name, title, company, how, came)
            weeks[day - timedelta(days=day.weekday())].append(entry)
    return tuple(Week(monday, tuple(entries)) for monday, entries in weeks.items())


def as_csv(weeks: tuple[Week, ...]) -> str:
    """The log as a table for a spreadsheet."""
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(HEADS)
    for week in weeks:
        table.writerows([muted(cell) for cell in entry] for entry in week.entries)
    return "\ufeff" + file.getvalue()


def _number(day: date) -> int:
    """The first number an entry of that day in UTC can have."""
    seconds = (day - date(1970, 1, 1)).days * 86_400
    return max(seconds, 0) << _NUMBER_BITS
