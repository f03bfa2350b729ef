"""The calendar's secret address: made, shown once, read by a calendar program, taken back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.conversations.days import local_day
from followthrough.feeds import addresses, morning
from followthrough.feeds.addresses import Telling
from followthrough.feeds.calendar import stamp, write
from followthrough.feeds.entries import entries
from followthrough.feeds.models import Feed
from followthrough.followups.wording import day_words
from followthrough.journal.wording import word
from followthrough.storage.trouble import Trouble
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request

PATH = "/calendar/"  # nothing but the feed is below it
HOURS = range(6, 22)
_DIGITS = 2


def opens(request: HttpRequest) -> bool:
    """Whether a calendar program asks: it has no cookie, and the address itself is the secret."""
    return request.path_info.startswith(PATH) and request.method in {"GET", "HEAD"}


@require_safe
def calendar(request: Request, secret: str) -> HttpResponseBase:
    """The steps to come, for a calendar program; 304 where it has them, 404 for a wrong secret."""
    feed = addresses.opened_by(secret)
    if feed is None or feed.workspace_id != request.workspace.pk:
        raise Http404
    telling = addresses.telling_of(feed)
    found = entries(
        request.workspace, today=request.today, now=request.now, alarm_hour=telling.alarm_hour
    )
    told = write(found, form=telling.form, shows_names=telling.shows_names, at=request.now)
    mark = f'"{stamp(told)}"'
    answer = HttpResponse(told, content_type="text/calendar; charset=utf-8")
    answer.headers["ETag"] = mark
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return get_conditional_response(request, etag=mark, response=answer) or answer


@require_http_methods(["GET", "HEAD", "POST"])
def address(request: Request) -> HttpResponse:
    """The page; make a new address and show it, change how it is told, or take it back."""
    if request.method != "POST":
        return _shown(request)
    workspace, by, at = request.workspace, request.caller, request.now
    if "revoke" in request.POST:
        event = addresses.revoke(workspace, by=by, at=at)
        if event is not None:
            say(request, word(event))
        return back(request, "feed_address")
    telling = _telling(request)
    if "tell" in request.POST:
        event = addresses.tell(workspace, telling, by=by, at=at)
        return done(request, event, otherwise="feed_address")
    secret = addresses.make_address(workspace, telling, by=by, at=at)
    return _shown(request, request.build_absolute_uri(reverse("calendar", args=[secret])))


@require_POST
def notice(request: Request) -> HttpResponse:
    """The notice on the screen: now, each morning, or no more."""
    workspace, by, at = request.workspace, request.caller, request.now
    shows_names = "names" in request.POST
    try:
        if "now" in request.POST:
            words = morning.show_now(workspace, at=at, shows_names=shows_names)
            say(request, f"Shown on this screen: “{words}”")
        elif "no_more" in request.POST:
            return done(request, morning.no_more(workspace, by=by, at=at), otherwise="settings")
        else:
            event = morning.each_morning(workspace, shows_names=shows_names, by=by, at=at)
            return done(request, event, otherwise="settings")
    except Trouble as trouble:
        say(request, str(trouble))
    return back(request, "settings")


def _telling(request: Request) -> Telling:
    hour = request.POST.get("alarm_hour", "")
    is_hour = hour.isascii() and hour.isdigit() and len(hour) <= _DIGITS
    return Telling(
        request.POST.get("shape", ""), "names" in request.POST, int(hour) if is_hour else None
    )


def _shown(request: Request, new: str = "") -> HttpResponse:
    """The page; ``new`` is an address just made: in this answer and nowhere else."""
    feed = addresses.feed_of(request.workspace)
    made_on = local_day(request.workspace, feed.made_at) if feed else None
    shown: dict[str, Any] = {
        "new": new,
        "telling": addresses.telling_of(feed),
        "made_words": day_words(made_on, request.today) if made_on else "",
        "forms": Feed.Form.choices,
        "hours": HOURS,
    }
    return page(request, "settings/calendar.html", "settings", **shown)
