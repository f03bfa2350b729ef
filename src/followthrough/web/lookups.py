"""Look-ups: keep what was looked for, forget it, plan a follow-up with everybody who fits."""

from urllib.parse import parse_qsl

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from followthrough.conversations.days import day_written
from followthrough.lookups import keeping
from followthrough.lookups.planning_for_all import ForAll, plan_for_all
from followthrough.people.listing import Filters
from followthrough.web.pages import back, done, say
from followthrough.web.requests import Request

LONGEST = 2_000  # characters of an address


@require_POST
def keep(request: Request) -> HttpResponse:
    """Keep the filters of the list under a name."""
    name, by, at = request.POST.get("name", ""), request.caller, request.now
    event = keeping.keep(request.workspace, name, filters_asked(request), by=by, at=at)
    return done(request, event, otherwise="people")


@require_POST
def forget(request: Request) -> HttpResponse:
    """Forget a look-up."""
    name = request.POST.get("name", "")
    event = keeping.forget(request.workspace, name, by=request.caller, at=request.now)
    return done(request, event, otherwise="people")


@require_POST
def plan(request: Request) -> HttpResponse:
    """Plan a follow-up with everybody on the list."""
    wanted = ForAll(day_written(request.POST.get("start", "")), request.POST.get("note", "")[:300])
    event = plan_for_all(
        request.workspace, filters_asked(request), wanted, by=request.caller, at=request.now
    )
    if event is None:
        say(request, "Everybody here has a plan of their own, rests, or is not to be followed up.")
        return back(request, "people")
    return done(request, event, otherwise="people")


def filters_asked(request: Request) -> Filters:
    """The filters of the list that a form came from."""
    return Filters.from_query(dict(parse_qsl(request.POST.get("query", "")[:LONGEST])))
