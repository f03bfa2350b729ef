"""Everything that can be done with several people of the list at once."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from followthrough.contacts import grouping
from followthrough.conversations.days import day_written
from followthrough.followups import deciding
from followthrough.journal.models import Event
from followthrough.journal.undoing import last_undoable
from followthrough.lookups.planning_for_all import ForAll, plan_for
from followthrough.people.listing import ids_of
from followthrough.people.moving_companies import work_at
from followthrough.storage.trouble import Trouble
from followthrough.trash import taking_out
from followthrough.web import access
from followthrough.web.lookups import filters_asked
from followthrough.web.pages import back, done, say
from followthrough.web.requests import Request

MOST = 5_000  # people changed by one press
MOST_OUT = 500  # each leaves with everything that hangs on them
CHOOSE_FIRST = "Choose somebody first: tick the box before a name, or press x."
SO_ALREADY = "Everybody chosen is so already. Nothing was changed."
PLANNED_ALREADY = "Everybody chosen has a plan of their own, rests, or is not to be followed up."


class TooMany(Trouble):
    """More people than one press changes."""


@require_POST
def sort(request: Request) -> HttpResponse:
    """Give everybody chosen one kind."""
    ids, kind = chosen(request), request.POST.get("kind", "")
    by, at = request.caller, request.now
    changed = deciding.decide_several(request.workspace, ids, kind, by=by, at=at)
    event = last_undoable(request.workspace) if changed else None
    return _told(request, event, ids)


@require_POST
def group(request: Request) -> HttpResponse:
    """Put everybody chosen into a group of the user's own, or take them out of it."""
    ids, name = chosen(request), request.POST.get("group", "")
    verb = grouping.take_out_of if request.POST.get("act") == "out" else grouping.put_in
    event = verb(request.workspace, ids, name, by=request.caller, at=request.now) if ids else None
    return _told(request, event, ids)


@require_POST
def company(request: Request) -> HttpResponse:
    """Everybody chosen works there."""
    ids, name = chosen(request), request.POST.get("company", "")
    event = work_at(request.workspace, ids, name, by=request.caller, at=request.now)
    return _told(request, event, ids)


@require_POST
def plan(request: Request) -> HttpResponse:
    """A follow-up with everybody chosen, spread over days by what they hold."""
    ids = chosen(request)
    start, note = request.POST.get("start", ""), request.POST.get("note", "")[:300]
    event = None
    if ids:
        keys = [one.hex for one in ids]
        wanted = ForAll(day_written(start), note)
        event = plan_for(request.workspace, keys, wanted, by=request.caller, at=request.now)
    return _told(request, event, ids, otherwise=PLANNED_ALREADY)


@require_POST
def take_out(request: Request) -> HttpResponse:
    """Take out whoever was chosen."""
    ids = chosen(request, most=MOST_OUT)
    event = taking_out.take_out(request.workspace, ids, by=request.caller, at=request.now)
    return _told(request, event, ids)


def chosen(request: Request, *, most: int = MOST) -> list[UUID]:
    """Those ticked, or everybody who fits the list where that was ticked."""
    if "everybody" not in request.POST:
        return [access.identifier(words) for words in request.POST.getlist("chosen")]
    filters = filters_asked(request)
    found = ids_of(request.workspace, filters, today=request.today, most=most + 1)
    if len(found) > most:
        raise TooMany(f"More than {most:,} people fit. Narrow the list down, then choose again.")
    return [UUID(one) for one in found]


def _told(
    request: Request, event: Event | None, ids: list[UUID], *, otherwise: str = SO_ALREADY
) -> HttpResponse:
    if event is not None:
        return done(request, event, otherwise="people")
    say(request, otherwise if ids else CHOOSE_FIRST)
    return back(request, "people")
