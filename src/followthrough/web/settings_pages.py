"""First run and settings: the aim, who I am, how it looks, everything out."""

import tempfile
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings as program
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.assistant.account import assistant_of
from followthrough.conversations.days import day_written
from followthrough.conversations.models import Result
from followthrough.exports.backup import write_backup
from followthrough.exports.restoring import restore as put_back
from followthrough.feeds import morning
from followthrough.feeds.addresses import feed_of
from followthrough.followups import landing, own_results, taking_days_off
from followthrough.followups.landing import landed_on
from followthrough.followups.living_in import live_in
from followthrough.followups.places_of_work import every_country, regions
from followthrough.followups.retargeting import change_background, retarget
from followthrough.followups.working_times import keep_times, times_of
from followthrough.imports.taking_in import keep_upload
from followthrough.jobsearch.aiming import NOW_READ_AGAIN, correct_owner, skip_aim
from followthrough.jobsearch.queries import aim_form
from followthrough.sorting.rules import made_rules
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import SCHEMES, back, done, page, say
from followthrough.web.requests import Request, place_of_work

MOST = 40


@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: Request) -> HttpResponse:
    """What are you aiming for? Four sentences, each can be skipped."""
    if request.method != "POST":
        form = aim_form(request.workspace)
        return page(request, "settings/welcome.html", "", form=form, wrong="")
    if "skip" in request.POST:
        skip_aim(request.workspace, at=request.now)
    else:
        _keep_aim(request)
    return HttpResponseRedirect(reverse("imports"))


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: Request) -> HttpResponse:
    """The aim and everything else that can be changed."""
    wrong = ""
    if request.method == "POST":
        try:
            _keep_aim(request)
        except Trouble as trouble:
            wrong = str(trouble)
        else:
            say(request, "Your aim is kept, and everybody was looked at again.")
            return back(request, "settings")
    form = aim_form(request.workspace)
    shown = {"form": form, "wrong": wrong, "home": str(program.HOME), "schemes": SCHEMES}
    place = request.workspace.country
    shown |= {"countries": every_country(), "regions": regions(place), "country": place}
    shown |= {"times": times_of(request.workspace)}
    shown |= {"rules": made_rules(request.workspace), "landing": landed_on(request.workspace)}
    shown |= {"assistant": assistant_of(request.workspace)}
    shown |= {"feed": feed_of(request.workspace), "notice": morning.chosen(request.workspace)}
    shown |= {"results": own_results.own_results(request.workspace), "meanings": Result.choices}
    shown |= {"days_off": taking_days_off.listed(request.workspace, today=request.today)}
    return page(
        request, "settings/settings.html", "settings", status=422 if wrong else 200, **shown
    )


@require_POST
def days_off(request: Request) -> HttpResponse:
    """Take days off, or work on them after all."""
    workspace, by, at = request.workspace, request.caller, request.now
    if "remove" in request.POST:
        span = access.day_off(request, request.POST["remove"])
        return done(request, taking_days_off.work_again(span, by=by, at=at), otherwise="settings")
    first = day_written(request.POST.get("first", ""))
    last = day_written(request.POST.get("last", "") or request.POST.get("first", ""))
    event = taking_days_off.take_off(workspace, first, last, by=by, at=at)
    return done(request, event, otherwise="settings")


@require_POST
def results(request: Request) -> HttpResponse:
    """Put a result of one's own into the list, or take it out."""
    workspace, by, at = request.workspace, request.caller, request.now
    if "remove" in request.POST:
        event = own_results.remove_result(workspace, request.POST["remove"], by=by, at=at)
    else:
        label, means = request.POST.get("label", ""), request.POST.get("means", "")
        event = own_results.add_result(workspace, label, means, by=by, at=at)
    return done(request, event, otherwise="settings")


@require_POST
def landed(request: Request) -> HttpResponse:
    """The search is over, or goes on."""
    workspace, by, at = request.workspace, request.caller, request.now
    if "again" in request.POST:
        event = landing.look_again(workspace, by=by, at=at)
    else:
        what = request.POST.get("what", "")
        event = landing.land(workspace, on=request.today, what=what, by=by, at=at)
    return done(request, event, otherwise="today")


@require_POST
def owner(request: Request) -> HttpResponse:
    """Who I am in my own files."""
    profile = request.POST.get("profile", "")[:600]
    correct_owner(request.workspace, profile, by=request.caller, at=request.now)
    say(request, NOW_READ_AGAIN)
    return back(request, "settings")


@require_POST
def background(request: Request) -> HttpResponse:
    """Where I worked and went to school."""
    event = change_background(
        request.workspace,
        companies=_several(request, "employer"),
        schools=_several(request, "school"),
        by=request.caller,
        at=request.now,
    )
    return done(request, event, otherwise="settings")


@require_POST
def country(request: Request) -> HttpResponse:
    """Where I live."""
    code = place_of_work(request)
    event = live_in(request.workspace, code, by=request.caller, at=request.now)
    return done(request, event, otherwise="settings")


@require_POST
def times(request: Request) -> HttpResponse:
    """When a working day ends, and the quiet time of the year."""
    ends = request.POST.get("day_ends_at", "")[:3]
    first, last = (request.POST.get(f"quiet_{one}", "").strip()[:9] for one in ("first", "last"))
    event = keep_times(
        request.workspace,
        quiet=f"{first}/{last}" if first or last else "",
        day_ends_at=int(ends) if ends.isascii() and ends.isdigit() else 0,
        by=request.caller,
        at=request.now,
    )
    return done(request, event, otherwise="settings")


@require_POST
def appearance(request: Request) -> HttpResponse:
    """Colours and single keys, kept in this browser."""
    scheme = request.POST.get("scheme", "")
    request.session["scheme"] = scheme if scheme in SCHEMES else "system"
    request.session["keys"] = "keys" in request.POST
    return back(request, "settings")


@require_safe
def export(request: Request) -> FileResponse:
    """Everything as one zip."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "followthrough.zip"
        write_backup(request.workspace, path, at=request.now)
        opened = path.open("rb")  # stays readable when the folder is gone
    return FileResponse(opened, as_attachment=True, filename="followthrough.zip")


@require_safe
def keys(request: Request) -> HttpResponse:
    """All keys."""
    return page(request, "settings/keys.html", "settings")


def _keep_aim(request: Request) -> None:
    minutes = request.POST.get("minutes", "30")
    retarget(
        request.workspace,
        titles=_several(request, "title"),
        companies=_several(request, "company"),
        minutes=int(minutes) if minutes.isascii() and minutes.isdigit() else 30,
        values=_several(request, "value"),
        by=request.caller,
        at=request.now,
    )


@require_POST
def restore(request: Request) -> HttpResponse:
    """Everything back from a zip, into an empty record."""
    brought = request.FILES.get("file")
    if brought is None:
        say(request, "Choose the zip first.")
        return back(request, "settings")
    name = str(brought.name)
    path = keep_upload(cast("BinaryIO", brought), file_name=name)
    try:
        put_back(request.workspace, path, file_name=name, by=request.caller, at=request.now)
    except Trouble as trouble:
        say(request, str(trouble))
        return back(request, "settings")
    finally:
        path.unlink(missing_ok=True)
    say(request, f"Everything is back from {name}.")
    return back(request, "today")


def _several(request: Request, name: str) -> list[str]:
    return [words.strip() for words in request.POST.getlist(name) if words.strip()][:MOST]
