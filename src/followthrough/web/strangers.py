"""Asked you: requests to connect and first messages that wait for a decision."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from followthrough.followups import leaving
from followthrough.sorting.seeing import MARKS, note_seen
from followthrough.sorting.strangers import Strangers, strangers as asked
from followthrough.web import access
from followthrough.web.pages import done, page
from followthrough.web.requests import Request

_LONGEST = 6  # digits of the number of a page


@require_safe
def strangers(request: Request) -> HttpResponse:
    """One page of those who asked, with one person opened."""
    words, chosen = request.GET.get("page", ""), request.GET.get("contact", "")
    number = int(words) if words.isdecimal() and len(words) < _LONGEST else 1
    opened = _known(request, chosen) if chosen else ""
    found = asked(request.workspace, today=request.today, page=number)
    one = next((each for each in found.everybody if each.who.id == opened), None)
    return page(
        request,
        "strangers/strangers.html",
        "sort",
        asked=found,
        one=one or next(iter(found.everybody), None),
        here=_here(found),
        seeable=MARKS,
    )


@require_POST
def leave(request: Request, key: UUID) -> HttpResponse:
    """Leave a request or message without an answer."""
    event = leaving.leave(access.contact(request, key), by=request.caller, at=request.now)
    return done(request, event, otherwise="strangers")


@require_POST
def seen(request: Request, key: UUID) -> HttpResponse:
    """Keep what the user saw on their profile."""
    marks = request.POST.getlist("seen")
    event = note_seen(access.contact(request, key), marks, by=request.caller, at=request.now)
    return done(request, event, otherwise="strangers")


def _known(request: Request, words: str) -> str:
    """The identifier of somebody in the caller's record; anybody else is 404."""
    try:
        return str(access.contact(request, UUID(words)).id)
    except ValueError:
        raise Http404 from None


def _here(found: Strangers) -> str:
    """Where one comes back to after a decision: the page, with the next person opened."""
    address = reverse("strangers")
    return f"{address}?{urlencode({'page': found.page})}" if found.page > 1 else address
