"""People taken out: who can still come back, and erasing for good."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from followthrough.trash import taking_out
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request


@require_safe
def trash(request: Request) -> HttpResponse:
    """Who was taken out and can still come back."""
    found = taking_out.in_trash(request.workspace)
    return page(request, "trash/trash.html", "people", people=found)


@require_POST
def change(request: Request, key: UUID) -> HttpResponse:
    """Bring somebody back, or erase them for good."""
    found = taking_out.trashed(request.workspace, key)
    if found is None:
        raise Http404
    if request.POST.get("act") == "erase":
        taking_out.erase([found], by=request.caller, at=request.now)
        say(request, taking_out.ERASED_WORDS)
        return back(request, "trash")
    event = taking_out.bring_back(found, by=request.caller, at=request.now)
    return done(request, event, otherwise="trash")
