"""Days as people read them, counted in the zone of the workspace."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from followthrough.accounts.identifiers import number_at
from followthrough.accounts.models import Workspace
from followthrough.storage.trouble import Trouble


class NotADay(Trouble):
    """Words that name no day."""


def day_written(words: str) -> date:
    """The day that somebody wrote as 2026-03-12."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise NotADay(f"“{words[:20]}” is not a day. Write it like 2026-03-12.") from None


def local_day(workspace: Workspace, at: datetime) -> date:
    """The day an instant falls on where the user is."""
    return at.astimezone(ZoneInfo(workspace.time_zone)).date()


def kept_day(workspace: Workspace, kept: str) -> date:
    """The same for an instant as the database keeps it: ``2026-03-12 09:20:00`` in UTC."""
    return local_day(workspace, datetime.fromisoformat(kept).replace(tzinfo=UTC))


def span(workspace: Workspace, first: date, last: date) -> tuple[str, str]:
    """Days, both included, as the instants from which and before which, as they are kept."""
    zone = ZoneInfo(workspace.time_zone)
    ends = (first, last + timedelta(days=1))
    begins, ends_at = (datetime.combine(day, time(), zone).astimezone(UTC) for day in ends)
    return f"{begins:%Y-%m-%d %H:%M:%S}", f"{ends_at:%Y-%m-%d %H:%M:%S}"


def numbers(workspace: Workspace, first: date, last: date) -> tuple[int, int]:
    """The same as search numbers, which grow with the instant."""
    ends = (datetime.fromisoformat(f"{kept}+00:00") for kept in span(workspace, first, last))
    low, high = (number_at(int(instant.timestamp()), 0) for instant in ends)
    return low, high


def sent_on(workspace: Workspace, kept: str, time_zone: str = "") -> tuple[date, bool]:
    """The day a message left, and whether that was after the working day of whoever reads it.

    The day is the user's own; the hour is read in ``time_zone``, else in the user's.
    """
    at = datetime.fromisoformat(kept).replace(tzinfo=UTC)
    here = at.astimezone(ZoneInfo(workspace.time_zone))
    there = at.astimezone(ZoneInfo(time_zone)) if time_zone else here
    return here.date(), there.hour >= workspace.day_ends_at


def day_words(on: date, *, today: date) -> str:
    """A day with its weekday while the year is plain, with its year once it is not."""
    if on.year == today.year:
        return f"{on:%a} {on.day} {on:%B}"
    return f"{on.day} {on:%B} {on.year}"
