"""Log a touch: one short form, with the next step already worked out."""

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from followthrough.conversations.models import Channel, Result
from followthrough.conversations.noting import Touch
from followthrough.followups import logging_touch
from followthrough.followups.logging_touch import Then
from followthrough.people.person import person as seen_whole
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import done, page
from followthrough.web.requests import Request

NOON = time(12)
KEYS = "1234567890wraiqmfouc"  # one for each result, in their order
CHIPS = tuple(
    (result.value, result.label, key)
    for result, key in zip((one for one in Result if one.value), KEYS, strict=True)
)


class NotADay(Trouble):
    """A day that cannot be read."""


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: Request, key: UUID) -> HttpResponse:
    """The form, and what it does."""
    contact = access.contact(request, key)
    if request.method != "POST":
        return _form(request, key, {"on": request.today.isoformat()}, "")
    try:
        touch, then = _touch(request), _then(request)
        event = logging_touch.log(
            contact, touch=touch, by=request.caller, at=request.now, then=then
        )
    except Trouble as trouble:
        return _form(request, key, request.POST.dict(), str(trouble), status=422)
    response = done(request, event, otherwise="today")
    if not request.POST.get("next"):
        response["Location"] = reverse("person", args=[key])
    return response


@require_safe
def proposal(request: Request, key: UUID) -> HttpResponse:
    """The next step that would follow, worked out again when the result changes."""
    return _form(request, key, request.GET.dict(), "")


def _form(
    request: Request, key: UUID, values: dict[str, str], wrong: str, *, status: int = 200
) -> HttpResponse:
    contact = access.contact(request, key)
    touch = Touch(
        channel=values.get("channel") or Channel.LINKEDIN.value,
        is_outbound="they" not in values,
        at=request.now,
        result=values.get("result", ""),
    )
    proposed = logging_touch.propose(contact, touch=touch, today=request.today)
    shown = {
        "page": seen_whole(request.workspace, key, today=request.today),
        "values": values,
        "wrong": wrong,
        "chips": CHIPS,
        "channels": Channel.choices,
        "proposal": proposed,
        "today": request.today.isoformat(),
    }
    return page(request, "people/log.html", "people", status=status, **shown)


def _touch(request: Request) -> Touch:
    on = request.POST.get("on", "")
    at = request.now
    if on and on != request.today.isoformat():
        at = datetime.combine(_day(on), NOON, ZoneInfo(request.workspace.time_zone))
    channel = request.POST.get("channel", "")
    result = request.POST.get("result", "")
    return Touch(
        channel=channel if channel in Channel.values else Channel.OTHER.value,
        is_outbound="they" not in request.POST,
        at=at,
        said=request.POST.get("said", "")[:50_000],
        result=result if result in Result.values else "",
    )


def _then(request: Request) -> Then | None:
    if "no_next" in request.POST:
        return Then(None)
    on = request.POST.get("next_on", "")
    return Then(_day(on), request.POST.get("next_note", "")) if on else None


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise NotADay(f"“{words}” is not a day. Write it like 2026-03-12.") from None
