"""Ways to a company or a person, introductions under way, and names that peers give."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.introductions import asking, naming, weighing
from followthrough.introductions.mapping import company_drawing, map_of
from followthrough.introductions.named import Named
from followthrough.introductions.open_ones import introductions_of
from followthrough.introductions.ways import FIRST, ways_to_company, ways_to_person
from followthrough.people.company import company as seen_whole
from followthrough.people.finding import find
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request

FURTHEST = 10_000
MOST = 12  # ways on the page of a company: near ones first, the rest on request by name


@require_safe
def to_company(request: Request, key: UUID) -> HttpResponse:
    """Who is there, and who could introduce: the same as a list and to look at."""
    one = access.company(request, key)
    ways = ways_to_company(request.workspace, one, today=request.today, limit=MOST)
    whole = seen_whole(request.workspace, key, today=request.today)
    shown: dict[str, Any] = {"company": one, "whole": whole}
    shown |= {"first": ways[:FIRST], "rest": ways[FIRST:]}
    shown |= {"drawing": company_drawing(request.workspace, one, ways)}
    return page(request, "introductions/company.html", "companies", **shown)


@require_safe
def whole_map(request: Request) -> HttpResponse:
    """The way to each target company, to look at and as a list."""
    start = request.GET.get("from", "")
    number = int(start) if start.isascii() and start.isdigit() else 0
    found = map_of(request.workspace, today=request.today, start=min(number, FURTHEST))
    return page(request, "introductions/map.html", "companies", map=found)


@require_http_methods(["GET", "HEAD", "POST"])
def weights(request: Request) -> HttpResponse:
    """What the parts of a way are worth; each can be changed and put back."""
    wrong = ""
    if request.method == "POST":
        name, points = request.POST.get("name", "")[:30], request.POST.get("points", "")[:5]
        try:
            number = None if request.POST.get("act") == "reset" else weighing.points_of(points)
            by, at = request.caller, request.now
            event = weighing.weigh(request.workspace, name, number, by=by, at=at)
            return done(request, event, otherwise="weights")
        except Trouble as trouble:
            wrong = str(trouble)
    shown = {"weights": weighing.listed(request.workspace), "wrong": wrong}
    status = 422 if wrong else 200
    return page(request, "introductions/weights.html", "companies", status=status, **shown)


@require_safe
def to_person(request: Request, key: UUID) -> HttpResponse:
    """Who could introduce the user to somebody, and what is under way."""
    return _person(request, key)


@require_POST
def ask(request: Request, key: UUID) -> HttpResponse:
    """Ask somebody whether they would be comfortable with introducing the user."""
    other = access.contact(request, key)
    bridge = access.contact(request, access.identifier(request.POST.get("bridge", "")))
    is_given = request.POST.get("way") == "given"
    try:
        event = asking.ask(bridge, other, is_given=is_given, by=request.caller, at=request.now)
    except Trouble as trouble:
        say(request, str(trouble))
        return back(request, "ways_to_person", key)
    return done(request, event, otherwise="people")


@require_POST
def move(request: Request, key: UUID) -> HttpResponse:
    """Take an introduction to its next state."""
    made = access.introduction(request, key)
    state, words = request.POST.get("state", "")[:20], request.POST.get("words", "")[:2_000]
    try:
        event = asking.move(made, state, words=words, by=request.caller, at=request.now)
    except Trouble as trouble:
        say(request, str(trouble))
        return back(request, "ways_to_person", made.other_id)
    return done(request, event, otherwise="people")


@require_POST
def named(request: Request, key: UUID) -> HttpResponse:
    """Read a line for a name, or take the name that was proposed."""
    contact, told = access.contact(request, key), request.POST
    try:
        if name := told.get("name", "").strip()[:300]:
            company = told.get("company", "").strip()[:300] or contact.company_name
            person = Named(name, told.get("title", "").strip()[:300], company)
            event = naming.take_name(contact, person, by=request.caller, at=request.now)
            return done(request, event, otherwise="people")
        proposed = naming.propose(contact, told.get("line", "")[:2_000])
    except Trouble as trouble:
        return _person(request, key, status=422, wrong=str(trouble))
    return _person(request, key, proposed=proposed)


@require_POST
def knows(request: Request, key: UUID) -> HttpResponse:
    """Note that somebody knows somebody: the surest way there is."""
    contact, words = access.contact(request, key), request.POST.get("other", "")[:300]
    try:
        other = find(request.workspace, words, today=request.today)
    except Trouble as trouble:
        return _person(request, key, status=422, wrong=str(trouble))
    event = naming.note_acquaintance(contact, other, by=request.caller, at=request.now)
    if event is None:
        say(request, "That is known already.")
    return done(request, event, otherwise="people")


def _person(
    request: Request,
    key: UUID,
    *,
    status: int = 200,
    wrong: str = "",
    proposed: Named | None = None,
) -> HttpResponse:
    contact = access.contact(request, key)
    ways = ways_to_person(contact, today=request.today)
    under_way = introductions_of(contact)
    shown: dict[str, Any] = {"contact": contact, "ways": ways, "under_way": under_way}
    template = "introductions/person.html"
    return page(request, template, "people", status=status, wrong=wrong, proposed=proposed, **shown)
