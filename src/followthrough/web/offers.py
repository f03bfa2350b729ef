"""What somebody looks for and can help with, what a message told, and what the user knows."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from followthrough.contacts.models import Contact
from followthrough.favours import keeping
from followthrough.favours.keeping import Line
from followthrough.introductions import naming, wishing
from followthrough.introductions.proposals import NAME
from followthrough.journal.models import Event
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import back, done, say
from followthrough.web.requests import Request


@require_POST
def wish(request: Request, key: UUID) -> HttpResponse:
    """Note what somebody looks for or can help with, or take it out."""
    return _wish(request, access.contact(request, key))


@require_POST
def knowledge(request: Request) -> HttpResponse:
    """The same for the user: what they know about counts when an offer is looked for."""
    return _wish(request, None)


@require_POST
def noticed(request: Request, key: UUID) -> HttpResponse:
    """Keep what a message told, or leave it alone."""
    contact, told = access.contact(request, key), request.POST
    number, kind = told.get("number", ""), told.get("kind", "")[:12]
    by, at = request.caller, request.now
    try:
        if told.get("act") == "leave":
            numbered = int(number) if number.isascii() and number.isdigit() else 0
            event = wishing.leave_alone(contact, numbered, kind, by=by, at=at)
        else:
            event = _keep(request, contact, told.get("way", "")[:20], kind)
    except Trouble as trouble:
        say(request, str(trouble))
        return back(request, "person", key)
    return done(request, event, otherwise="people")


def _keep(request: Request, contact: Contact, way: str, kind: str) -> Event | None:
    words, by, at = request.POST.get("words", "")[:300], request.caller, request.now
    if kind == "wish":
        return wishing.note_wish(request.workspace, contact, way, words, by=by, at=at)
    if kind == NAME:
        proposed = naming.propose(contact, f"Ask {words}")
        return naming.take_name(contact, proposed, by=by, at=at)
    return keeping.log_favour(contact, Line(words, way, kind), by=by, at=at)


def _wish(request: Request, contact: Contact | None) -> HttpResponse:
    told, by, at = request.POST, request.caller, request.now
    otherwise = ("person", contact.pk) if contact else ("favours",)
    event: Event | None
    try:
        if gone := told.get("remove", ""):
            event = wishing.remove_wish(access.wish(request, contact, gone), by=by, at=at)
        else:
            side, what = told.get("side", "")[:10], told.get("what", "")[:200]
            event = wishing.note_wish(request.workspace, contact, side, what, by=by, at=at)
    except Trouble as trouble:
        say(request, str(trouble))
        return back(request, *otherwise)
    return done(request, event, otherwise="favours")
