"""What stands in the calendar: today's steps, those of the coming weeks, and what has a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from followthrough.accounts.models import Workspace
from followthrough.feeds.calendar import Entry
from followthrough.followups import queries, wording
from followthrough.followups.activities import to_come
from followthrough.followups.approaches import approach
from followthrough.followups.due_rows import Row
from followthrough.followups.models import Activity
from followthrough.followups.situations import Situation, playbook_role

WEEKS = 8
MOST = 500  # entries: a calendar is no archive
NOBODY = "…"


def entries(workspace: Workspace, *, today: date, now: datetime) -> Iterator[Entry]:
    """Everything to come. Of what is late only today's steps: a calendar is no list of debts."""
    for step in queries.today(workspace, today=today).steps:
        plain = approach(Situation(step.situation), step.who.role, NOBODY).headline
        title = f"{step.headline} ({step.who.name})"
        yield Entry(step.who.id, title, plain, step.why_row, today)
    until = today + timedelta(weeks=WEEKS)
    for row in queries.coming(workspace, today=today, until=until, most=MOST):
        yield _of_row(row, today)
    for one in to_come(workspace, since=now - timedelta(days=1)):
        yield _of_activity(one)


def _of_row(row: Row, today: date) -> Entry:
    step, role = row.step, playbook_role(row.kind or "", row.role or "")
    title, plain = (
        approach(step.situation, role, name).headline for name in (row.greeting, NOBODY)
    )
    why = wording.row_words(step, step.due_on)
    on = max(step.send_on or step.due_on, today)
    return Entry(row.contact, f"{title} ({row.name})", plain, why, on)


def _of_activity(one: Activity) -> Entry:
    what = str(Activity.What(one.what).label)
    title = f"{what}: {one.contact.name}"
    entry = Entry(one.pk.hex, title, what, one.note, one.at.date(), one.at)
    return entry._replace(minutes=one.minutes, alarm_minutes=one.alarm_minutes)
