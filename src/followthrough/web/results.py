"""Results: what happened, what it led to, and the same as a table."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from followthrough.results.covering import coverage_of_targets
from followthrough.results.downloading import as_csv
from followthrough.results.overview import USUAL_BY, results as worked_out
from followthrough.results.period import period
from followthrough.results.plots import flow, line
from followthrough.results.showing import ResultsPage
from followthrough.results.weeks import last_weeks
from followthrough.web import drawing
from followthrough.web.pages import page
from followthrough.web.requests import Request


@require_safe
def results(request: Request) -> HttpResponse:
    """The page of results."""
    found = _found(request)
    shown: dict[str, Any] = {"page": found, "here": _here(found)}
    shown |= {
        "weeks": last_weeks(request.workspace, today=request.today),
        "best": coverage_of_targets(request.workspace).best,
    }
    shown |= {"blocks": flow(found.path), "line": line(found.curve), "draw": drawing}
    return page(request, "results/results.html", "results", **shown)


@require_safe
def coverage(request: Request) -> HttpResponse:
    """Whom one knows at each target company."""
    found = coverage_of_targets(request.workspace)
    return page(request, "results/coverage.html", "results", page=found)


@require_safe
def table(request: Request) -> HttpResponse:
    """Every number of the page, for a spreadsheet."""
    found = _found(request)
    response = HttpResponse("\ufeff" + as_csv(found), content_type="text/csv; charset=utf-8")
    name = f"results-{found.first}-to-{found.last}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _found(request: Request) -> ResultsPage:
    asked = {name: request.GET.get(name, "")[:10] for name in ("span", "first", "last")}
    days = period(today=request.today, **asked)
    by = request.GET.get("by", "")[:20] or USUAL_BY
    return worked_out(request.workspace, days, by=by, today=request.today)


def _here(found: ResultsPage) -> dict[str, str]:
    """What the address of the page says of it."""
    if found.span:
        return {"span": found.span, "by": found.by}
    return {"first": str(found.first), "last": str(found.last), "by": found.by}
