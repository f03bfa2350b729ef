"""Companies: who is known where."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from followthrough.followups.retargeting import look_again
from followthrough.jobsearch.aiming import aim_of, set_aim
from followthrough.people.companies import companies as listed
from followthrough.web.pages import back, done, page
from followthrough.web.requests import Request


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
    aim = aim_of(request.workspace)
    event = set_aim(
        request.workspace,
        titles=aim.titles,
        companies=(*aim.company_names, name),
        minutes=aim.minutes,
        values=aim.values,
        by=request.caller,
        at=request.now,
    )
    look_again(request.workspace, at=request.now)
    return done(request, event, otherwise="companies")
