"""Calls, meetings and things to do at a time: plan, move, call off. Done is said by logging it."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from followthrough.followups import activities
from followthrough.followups.activities import Planned
from followthrough.journal.models import Event
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import done
from followthrough.web.requests import Request

_DIGITS = 5


class NotATime(Trouble):
    """A time that cannot be read."""


@require_POST
def plan(request: Request, key: UUID) -> HttpResponse:
    """Plan something with somebody."""
    contact, alarm = access.contact(request, key), request.POST.get("alarm", "")
    planned = Planned(
        what=request.POST.get("what", ""),
        at=_time(request),
        minutes=_number(request.POST.get("minutes", "")) or 0,
        alarm_minutes=_number(alarm) if alarm else None,
        note=request.POST.get("note", ""),
    )
    event = activities.plan_activity(contact, planned, by=request.caller, at=request.now)
    return done(request, event, otherwise="week")


@require_POST
def change(request: Request, key: UUID) -> HttpResponse:
    """Done, called off, or moved to another time."""
    activity = access.activity(request, key)
    by, at = request.caller, request.now
    event: Event | None
    if "off" in request.POST:
        event = activities.call_off(activity, by=by, at=at)
    elif "done" in request.POST:
        said = request.POST.get("said", "")[:50_000]
        event = activities.clear(activity, said=said, by=by, at=at)
    else:
        event = activities.move(activity, _time(request), by=by, at=at)
    return done(request, event, otherwise="week")


def _time(request: Request) -> datetime:
    words = request.POST.get("at", "")
    try:
        there = datetime.fromisoformat(words)
    except ValueError:
        raise NotATime(f"“{words}” is no time. Write it like 2026-03-12 14:30.") from None
    return there.replace(tzinfo=ZoneInfo(request.workspace.time_zone), second=0, microsecond=0)


def _number(words: str) -> int | None:
    is_number = words.isascii() and words.isdigit() and len(words) <= _DIGITS
    return int(words) if is_number else None
