"""Today: the few follow-ups that fit the minutes, and what is done with each."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from followthrough.conversations.days import day_written
from followthrough.followups import completing, postponing, postponing_the_rest, queries, resting
from followthrough.followups.moving import move
from followthrough.jobsearch.queries import was_asked
from followthrough.web import access
from followthrough.web.pages import done, page
from followthrough.web.requests import Request
from followthrough.web.taking import took

MOST_MINUTES = 240


@require_safe
def today(request: Request) -> HttpResponse:
    """The page one opens in the morning."""
    minutes = request.GET.get("minutes", "")
    wanted = int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 4 else 0  # noqa: PLR2004
    day = queries.today(
        request.workspace,
        today=request.today,
        minutes=min(wanted, MOST_MINUTES) or None,
        more="more" in request.GET,
        small_first="small" in request.GET,
    )
    if day.is_empty_record and not was_asked(request.workspace):
        return HttpResponseRedirect(reverse("welcome"))
    chosen = request.GET.get("contact", "")
    first = day.steps[0] if day.steps else None
    current = next((step for step in day.steps if step.who.id == chosen), first)
    presets = postponing.presets(request.workspace, today=request.today)
    shown: dict[str, Any] = {
        "day": day,
        "current": current,
        "presets": presets,
        "modes": _modes(request),
        "now": int(request.now.timestamp()),
    }
    return page(request, "today/today.html", "today", **shown)


def _modes(request: Request) -> dict[str, bool]:
    """How today is looked at: one at a time, or only what is small."""
    return {name: name in request.GET for name in ("focus", "small")}


@require_safe
def ahead(request: Request) -> HttpResponse:
    """The next two weeks."""
    days = queries.ahead(request.workspace, today=request.today)
    return page(request, "today/ahead.html", "today", days=days)


@require_POST
def complete(request: Request, key: UUID) -> HttpResponse:
    """I've sent it."""
    event = completing.complete(
        access.contact(request, key), by=request.caller, at=request.now, seconds=took(request)
    )
    return done(request, event, otherwise="today")


@require_POST
def later(request: Request, key: UUID) -> HttpResponse:
    """Another day: the next working day, pressed again next week, or the day chosen."""
    contact, until = access.contact(request, key), request.POST.get("until", "")
    if until:
        event = move(contact, day_written(until), by=request.caller, at=request.now)
    else:
        event = postponing.postpone(contact, by=request.caller, at=request.now)
    return done(request, event, otherwise="today")


@require_POST
def not_today(request: Request) -> HttpResponse:
    """Everything left of today goes to the next working day."""
    chosen = [access.contact(request, _key(one)).pk for one in request.POST.getlist("contact")]
    event = postponing_the_rest.postpone_rest(
        request.workspace, chosen, by=request.caller, at=request.now
    )
    return done(request, event, otherwise="today")


def _key(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise Http404 from None


@require_POST
def rest(request: Request, key: UUID) -> HttpResponse:
    """Not this one: nothing more until they write."""
    event = resting.rest(access.contact(request, key), by=request.caller, at=request.now)
    return done(request, event, otherwise="today")
