"""The work-search log on a page, to print, and as a table."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from followthrough.exports.work_search import WEEKS, as_csv, work_search
from followthrough.storage.trouble import Trouble
from followthrough.web.pages import page
from followthrough.web.requests import Request


@require_safe
def log(request: Request) -> HttpResponse:
    """Whom one contacted, week by week."""
    first, last, wrong = _days(request)
    try:
        weeks = work_search(request.workspace, first, last)
    except Trouble as trouble:
        weeks, wrong = (), str(trouble)
    if request.GET.get("as") == "csv" and not wrong:
        response = HttpResponse(as_csv(weeks), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="work-search.csv"'
        return response
    shown = {"weeks": weeks, "first": first, "last": last, "wrong": wrong}
    status = 422 if wrong else 200
    return page(request, "work_search/log.html", "results", status=status, **shown)


def _days(request: Request) -> tuple[date, date, str]:
    usual = request.today - timedelta(days=request.today.weekday(), weeks=WEEKS - 1)
    try:
        first = date.fromisoformat(request.GET.get("from", "") or usual.isoformat())
        last = date.fromisoformat(request.GET.get("to", "") or request.today.isoformat())
    except ValueError:
        return usual, request.today, "A day looks like 2026-03-12."
    return first, last, ""
