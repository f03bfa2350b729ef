"""The calendar's secret address: made, shown once, read by a calendar program, taken back."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from followthrough.feeds import addresses
from followthrough.feeds.calendar import stamp, write
from followthrough.feeds.entries import entries
from followthrough.web.pages import back, done, say
from followthrough.web.requests import Request

PATH = "/calendar/"


def opens(request: HttpRequest) -> bool:
    """Whether the address holds the secret of a calendar: it opens that and nothing else."""
    if not request.path.startswith(PATH) or request.method not in {"GET", "HEAD"}:
        return False
    return addresses.opened_by(request.path.removeprefix(PATH).removesuffix(".ics")) is not None


@require_safe
def calendar(request: Request, secret: str) -> HttpResponse:
    """The steps to come, for a calendar program."""
    feed = addresses.opened_by(secret)
    if feed is None or feed.workspace_id != request.workspace.pk:
        raise Http404
    found = entries(request.workspace, today=request.today, now=request.now)
    told = write(found, form=feed.form, shows_names=feed.shows_names, at=request.now)
    mark = f'"{stamp(told)}"'
    if request.headers.get("If-None-Match") == mark:
        return HttpResponseNotModified(headers={"ETag": mark})
    answer = HttpResponse(told, content_type="text/calendar; charset=utf-8")
    answer.headers["ETag"] = mark
    return answer


@require_POST
def address(request: Request) -> HttpResponse:
    """Make a new address, or take it back."""
    workspace, by, at = request.workspace, request.caller, request.now
    if "revoke" in request.POST:
        return done(request, addresses.revoke(workspace, by=by, at=at), otherwise="settings")
    form, shows_names = request.POST.get("form", ""), "names" in request.POST
    secret = addresses.make_address(workspace, form, shows_names=shows_names, by=by, at=at)
    where = request.build_absolute_uri(reverse("calendar", args=[secret]))
    say(request, f"Give your calendar program this address; it is shown only now: {where}")
    return back(request, "settings")
