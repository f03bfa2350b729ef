"""The weekly review and the month: looked back on, kept with a note, printed."""

from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from followthrough.conversations.days import day_written
from followthrough.results.month import month as month_of
from followthrough.results.review import review as looked_back
from followthrough.results.reviewing import keep_review
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: Request) -> HttpResponse:
    """The review of a week, and keeping it."""
    if request.method == "POST":
        return _keep(request)
    day = _chosen(request.GET.get("week", ""))
    found = looked_back(request.workspace, day, now=request.now, today=request.today)
    return page(request, "results/review.html", "results", page=found)


@require_safe
def month(request: Request) -> HttpResponse:
    """A month, week by week."""
    day = _chosen(request.GET.get("month", "")) or request.today
    found = month_of(request.workspace, day, today=request.today)
    return page(request, "results/month.html", "results", page=found)


def _keep(request: Request) -> HttpResponse:
    day = _chosen(request.POST.get("week", "")) or request.today
    note = request.POST.get("note", "")
    event = keep_review(request.workspace, day, note, by=request.caller, at=request.now)
    if event is None:
        say(request, "It is kept so already.")
        return back(request, "review")
    return done(request, event, otherwise="review")


def _chosen(words: str) -> date | None:
    return day_written(words) if words else None
