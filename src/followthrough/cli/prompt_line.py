"""Working out the line for a shell prompt, and until when the day is the same."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import OperationalError

from followthrough.accounts.first_run import local_workspace
from followthrough.feeds.digest import short


class Line(NamedTuple):
    """The words, and the end of the day they are about."""

    words: str
    until: datetime


def line(*, at: datetime) -> Line | None:
    """The line of today; None on a record that must be brought up to date first."""
    try:
        _, workspace = local_workspace()
        zone = ZoneInfo(workspace.time_zone)
        today = at.astimezone(zone).date()
        words = short(workspace, today=today)
    except OperationalError:  # a table or column is not there yet, or an import is being written
        return None
    return Line(words, datetime.combine(today + timedelta(days=1), time(), zone))
