"""Sort: one person at a time, three doors."""

from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from followthrough.followups import deciding, retargeting
from followthrough.journal.undoing import last_undoable
from followthrough.sorting import rules
from followthrough.sorting.groups import Alike, sitting
from followthrough.sorting.queries import sort_queue
from followthrough.web import access
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request

_LONGEST = 6  # digits of a place in the list
SORTED_ALREADY = "They were sorted so already."


@require_safe
def sort(request: Request) -> HttpResponse:
    """The queue with one person opened."""
    chosen = request.GET.get("contact", "")
    current = str(access.contact(request, _key(chosen)).id) if chosen else None
    queue = sort_queue(request.workspace, current_id=current)
    offer = rules.offered_rule(request.workspace)
    shown: dict[str, Any] = {"queue": queue, "card": queue.current, "offer": offer}
    return page(request, "sort/sort.html", "sort", **shown)


@require_POST
def decide(request: Request, key: UUID) -> HttpResponse:
    """Give somebody their kind, for good."""
    contact = access.contact(request, key)
    kind, reason = request.POST.get("kind", ""), request.POST.get("reason", "")[:2000]
    deciding.decide(contact, kind, by=request.caller, at=request.now, reason=reason)
    return done(request, last_undoable(request.workspace), otherwise="sort")


@require_safe
def together(request: Request) -> HttpResponse:
    """Those who look alike, group by group; ``place`` is the one opened."""
    words = request.GET.get("place", "0")
    place = int(words) if words.isdecimal() and len(words) < _LONGEST else 0
    found = sitting(request.workspace, since=_start_of_today(request), place=place)
    offer = rules.offered_rule(request.workspace)
    shown: dict[str, Any] = {"sitting": found, "group": found.open_group, "offer": offer}
    return page(request, "sort/together.html", "sort", **shown)


@require_POST
def decide_group(request: Request) -> HttpResponse:
    """Give everybody in a group one kind, but for those whose tick was taken away."""
    alike = Alike(*(request.POST.get(name, "")[:500] for name in Alike._fields))
    shown, kept = request.POST.getlist("shown"), set(request.POST.getlist("chosen"))
    without = [str(_key(one)) for one in shown if one not in kept]
    kind = request.POST.get("choice", "")
    changed = deciding.decide_group(
        request.workspace, alike, kind, without=without, by=request.caller, at=request.now
    )
    if changed:
        return done(request, last_undoable(request.workspace), otherwise="sort_together")
    say(request, SORTED_ALREADY)
    return back(request, "sort_together")


@require_POST
def rule(request: Request) -> HttpResponse:
    """Make the rule that was offered, leave it out for good, or take one away."""
    trait, value, act = (request.POST.get(name, "")[:200] for name in ("trait", "value", "act"))
    workspace, by, at = request.workspace, request.caller, request.now
    if act == "remove":
        event = retargeting.remove_rule(workspace, trait, value, by=by, at=at)
    elif act == "decline":
        event = rules.decline_rule(workspace, trait, value, by=by, at=at)
    else:
        event = retargeting.make_rule(workspace, trait, value, act, by=by, at=at)
    return done(request, event, otherwise="sort")


@require_POST
def answer(request: Request, key: UUID) -> HttpResponse:
    """Note that a request to connect was left or declined; accepting happens on LinkedIn."""
    contact, words = access.contact(request, key), request.POST.get("answer", "")
    event = deciding.answer_invitation(contact, words, by=request.caller, at=request.now)
    return done(request, event, otherwise="people")


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


def _start_of_today(request: Request) -> datetime:
    zone = ZoneInfo(request.workspace.time_zone)
    morning = datetime.combine(request.now.astimezone(zone).date(), time(), zone)
    return morning.astimezone(UTC)


def _key(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise Http404 from None
