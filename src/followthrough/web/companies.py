"""Companies: who is known where, one company seen whole, and what the user says of it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.followups import targeting
from followthrough.followups.being_there import be_there
from followthrough.followups.places_of_work import every_country, regions
from followthrough.journal.models import Event
from followthrough.journal.wording import word
from followthrough.people.companies import companies as listed
from followthrough.people.company import company as seen_whole
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request, place_of_work


@require_safe
def companies(request: Request) -> HttpResponse:
    """The companies, one of them opened."""
    chosen = request.GET.get("company") or None
    found = listed(request.workspace, today=request.today, current=chosen)
    return page(request, "companies/companies.html", "companies", page=found)


@require_POST
def aim_at(request: Request) -> HttpResponse:
    """Add a company to the aim; everybody there is looked at again."""
    name = request.POST.get("name", "").strip()[:300]
    if not name:
        return back(request, "companies")
    event = targeting.aim_at(request.workspace, name, by=request.caller, at=request.now)
    return done(request, event, otherwise="companies")


@require_safe
def company(request: Request, key: UUID) -> HttpResponse:
    """One company seen whole."""
    return _shown(request, key)


@require_POST
def target(request: Request, key: UUID) -> HttpResponse:
    """Make the company a target, or a target no longer."""
    one = access.company(request, key)
    if request.POST.get("act") == "remove":
        event = targeting.stop_aiming_at(
            request.workspace, one.key, by=request.caller, at=request.now
        )
    else:
        event = targeting.aim_at(request.workspace, one.name, by=request.caller, at=request.now)
    return _told(request, event, key)


@require_POST
def size(request: Request, key: UUID) -> HttpResponse:
    """Keep how many work there."""
    one = access.company(request, key)
    chosen = request.POST.get("size", "")[:20]
    event = targeting.set_size(one, chosen, by=request.caller, at=request.now)
    return _told(request, event, key)


@require_POST
def place(request: Request, key: UUID) -> HttpResponse:
    """Keep where the company is: days with people there count as there."""
    one = access.company(request, key)
    event = be_there(one, place_of_work(request), by=request.caller, at=request.now)
    return _told(request, event, key)


@require_http_methods(["GET", "HEAD", "POST"])
def names(request: Request, key: UUID) -> HttpResponse:
    """Add another name or a part of the company, or take one out."""
    if request.method != "POST":
        return _shown(request, key)
    one = access.company(request, key)
    name = request.POST.get("name", "")[:300]
    verb = targeting.remove_alias if request.POST.get("act") == "remove" else targeting.add_alias
    try:
        event = verb(one, name, by=request.caller, at=request.now)
    except Trouble as trouble:
        return _shown(request, key, status=422, wrong=str(trouble), typed=name)
    return _told(request, event, key)


def _shown(
    request: Request, key: UUID, *, status: int = 200, wrong: str = "", typed: str = ""
) -> HttpResponse:
    whole = seen_whole(request.workspace, key, today=request.today)
    if whole is None:
        raise Http404
    shown = {"page": whole, "wrong": wrong, "typed": typed}
    shown |= {"countries": every_country(), "regions": regions(whole.country)}
    return page(request, "companies/company.html", "companies", status=status, **shown)


def _told(request: Request, event: Event | None, key: UUID) -> HttpResponse:
    """Back to the company, with what happened and a way to take it back."""
    if event is not None:
        say(request, word(event), undo=event)
    return back(request, "company", key)
