"""The week ahead, moved about by keys, a form or a drag, and the sheets to print."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from followthrough.feeds.week import DAYS, ahead, week as days_of
from followthrough.followups.reviving import worth_reviving
from followthrough.web.pages import page
from followthrough.web.requests import Request

FURTHEST = timedelta(days=366)


@require_safe
def week(request: Request) -> HttpResponse:
    """Seven days from today, or from the day asked for."""
    start, now = _start(request), request.now
    coming = ahead(request.workspace, today=request.today, now=now, start=start)
    before = max(start - timedelta(days=DAYS), request.today)
    shown: dict[str, Any] = {
        "days": coming.days,
        "start": start,
        "earlier": before if start > request.today else "",
        "later": start + timedelta(days=DAYS),
        "silent": worth_reviving(request.workspace, today=request.today),
        "to_log": coming.to_log,
        "now": request.today.isoformat(),
    }
    return page(request, "week/week.html", "today", **shown)


@require_safe
def sheet(request: Request, span: str) -> HttpResponse:
    """A sheet of paper for a day or a week: boxes to tick, and room to write."""
    number = 1 if span == "day" else DAYS
    days = days_of(
        request.workspace, today=request.today, now=request.now, start=_start(request), days=number
    )
    return page(request, "week/sheet.html", "today", days=days)


def _start(request: Request) -> date:
    """The day asked for, if it is one of the coming year; else today."""
    try:
        asked = date.fromisoformat(request.GET.get("from", ""))
    except ValueError:
        return request.today
    return asked if request.today <= asked <= request.today + FURTHEST else request.today
