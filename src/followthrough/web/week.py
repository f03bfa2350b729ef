"""The week ahead, moved about by keys or a form, and the sheets to print."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from followthrough.feeds.week import week as days_of
from followthrough.followups.reviving import worth_reviving
from followthrough.web.pages import page
from followthrough.web.requests import Request


@require_safe
def week(request: Request) -> HttpResponse:
    """The seven days from today."""
    days = days_of(request.workspace, today=request.today, now=request.now)
    silent = worth_reviving(request.workspace, today=request.today)
    return page(request, "week/week.html", "today", days=days, silent=silent)


@require_safe
def sheet(request: Request, span: str) -> HttpResponse:
    """A sheet of paper for a day or a week: boxes to tick, and room to write."""
    days = days_of(request.workspace, today=request.today, now=request.now)
    shown = days[:1] if span == "day" else days
    return page(request, "week/sheet.html", "today", days=shown)
