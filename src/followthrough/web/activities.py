"""Calls, meetings and things to do at a time: plan, log as done, call off."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from followthrough.followups import activities
from followthrough.followups.activities import Planned
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import done
from followthrough.web.requests import Request

_DIGITS = 4


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
    """Done, or called off."""
    activity = access.activity(request, key)
    by, at = request.caller, request.now
    if "off" in request.POST:
        return done(request, activities.call_off(activity, by=by, at=at), otherwise="week")
    said = request.POST.get("said", "")[:50_000]
    return done(request, activities.clear(activity, said=said, by=by, at=at), otherwise="week")


def _time(request: Request) -> datetime:
    words = request.POST.get("at", "")
    try:
        return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(request.workspace.time_zone))
    except ValueError:
        raise NotATime(f"“{words}” is no time. Write it like 2026-03-12 14:30.") from None


def _number(words: str) -> int | None:
    is_number = words.isascii() and words.isdigit() and len(words) < _DIGITS
    return int(words) if is_number else None
