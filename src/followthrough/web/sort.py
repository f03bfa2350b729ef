"""Sort: one person at a time, three doors."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from followthrough.followups import deciding
from followthrough.journal.undoing import last_undoable
from followthrough.sorting.queries import sort_queue
from followthrough.web import access
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request


@require_safe
def sort(request: Request) -> HttpResponse:
    """The queue with one person opened."""
    chosen = request.GET.get("contact", "")
    current = str(access.contact(request, _key(chosen)).id) if chosen else None
    queue = sort_queue(request.workspace, current_id=current)
    return page(request, "sort/sort.html", "sort", queue=queue, card=queue.current)


@require_POST
def decide(request: Request, key: UUID) -> HttpResponse:
    """Give somebody their kind, for good."""
    contact = access.contact(request, key)
    kind, reason = request.POST.get("kind", ""), request.POST.get("reason", "")[:2000]
    deciding.decide(contact, kind, by=request.caller, at=request.now, reason=reason)
    return done(request, last_undoable(request.workspace), otherwise="sort")


@require_POST
def not_now(request: Request, key: UUID) -> HttpResponse:
    """Ask about this person another day."""
    deciding.set_aside(access.contact(request, key), by=request.caller, at=request.now)
    return done(request, last_undoable(request.workspace), otherwise="sort")


@require_POST
def agree(request: Request) -> HttpResponse:
    """Agree with everything the rules are sure of."""
    count = deciding.agree_with_sure(request.workspace, by=request.caller, at=request.now)
    if count:
        return done(request, last_undoable(request.workspace), otherwise="sort")
    say(request, "There was nothing left to agree with.")
    return back(request, "sort")


def _key(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise Http404 from None
