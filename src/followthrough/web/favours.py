"""The two-way street: what is open with anybody, and the ledger of one person."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from followthrough.favours import keeping
from followthrough.favours.keeping import Line
from followthrough.favours.ledger import street
from followthrough.introductions.offering import own_knowledge
from followthrough.journal.models import Event
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request


@require_safe
def favours(request: Request) -> HttpResponse:
    """Promises, loops to close, and where an offer is due first."""
    found = street(request.workspace, today=request.today)
    own = own_knowledge(request.workspace)
    return page(request, "favours/favours.html", "people", page=found, own=own)


@require_POST
def log(request: Request, key: UUID) -> HttpResponse:
    """Log a favour with somebody in one line."""
    contact, told = access.contact(request, key), request.POST
    line = Line(told.get("words", "")[:300], told.get("way", "")[:20], told.get("kind", "")[:20])
    try:
        event = keeping.log_favour(contact, line, by=request.caller, at=request.now)
    except Trouble as trouble:
        say(request, str(trouble))
        return back(request, "person", key)
    return done(request, event, otherwise="favours")


@require_POST
def change(request: Request, key: UUID) -> HttpResponse:
    """A promise kept, what came of it, that it was told, or a favour taken out."""
    favour, act = access.favour(request, key), request.POST.get("act", "")
    by, at = request.caller, request.now
    event: Event | None = None
    if act == "kept":
        event = keeping.keep_promise(favour, by=by, at=at)
    elif act == "told":
        event = keeping.told(favour, by=by, at=at)
    elif act == "remove":
        event = keeping.remove_favour(favour, by=by, at=at)
    elif words := request.POST.get("outcome", "").strip():
        event = keeping.came_of_it(favour, words, by=by, at=at)
    return done(request, event, otherwise="favours")
