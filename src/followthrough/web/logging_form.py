"""Log a touch: one short form, with the next step already worked out."""

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from followthrough.contacts.models import Contact
from followthrough.conversations import said
from followthrough.conversations.days import day_written
from followthrough.conversations.models import Channel, Result
from followthrough.conversations.noting import Touch
from followthrough.followups import logging_touch, naming_results, own_results
from followthrough.followups.activities import clear
from followthrough.followups.logging_touch import Then
from followthrough.followups.time_taken import MOST_MINUTES
from followthrough.journal.models import Event
from followthrough.people.person import person as seen_whole
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import done, page
from followthrough.web.requests import Request
from followthrough.web.taking import took

NOON = time(12)
KEYS = "1234567890wraiqmfouc"  # one for each result, in their order
QUICK = (  # logged at once with one key, the next step left to the rules
    (Result.RESUME_SENT.value, "I sent my résumé", "R"),
    (Result.RESUME_ASKED.value, "They want my résumé", "W"),
    (Result.WILL_REFER.value, "They will pass it on", "P"),
    (Result.APPLIED.value, "I applied", "A"),
)
ALWAYS_THEIRS = frozenset({Result.RESUME_ASKED.value, Result.AUTO_REPLY.value, Result.OFFER.value})
CHIPS = tuple(
    (result.value, result.label, key)
    for result, key in zip((one for one in Result if one.value), KEYS, strict=True)
)


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: Request, key: UUID) -> HttpResponse:
    """The form, and what it does."""
    contact = access.contact(request, key)
    if request.method != "POST":
        return _form(request, key, {"on": request.today.isoformat(), **_asked(request)}, "")
    try:
        touch, then = _touch(request), _then(request)
        event = _logged(request, contact, touch, then)
    except Trouble as trouble:
        return _form(request, key, request.POST.dict(), str(trouble), status=422)
    response = done(request, event, otherwise="today")
    if not request.POST.get("next"):
        response["Location"] = reverse("person", args=[key])
    return response


def _logged(request: Request, contact: Contact, touch: Touch, then: Then | None) -> Event | None:
    """Log the touch; where the form was opened from something planned, that is done with it."""
    by, at = request.caller, request.now
    if key := request.POST.get("activity", ""):
        activity = access.activity_of(request, contact, key)
        return clear(activity, touch=touch, then=then, by=by, at=at)
    return logging_touch.log(contact, touch=touch, by=by, at=at, then=then, seconds=took(request))


@require_POST
def result(request: Request, key: UUID) -> HttpResponse:
    """Yes, that came of it: the result that the words of an entry propose."""
    entry = access.entry(request, key)
    result = request.POST.get("result", "")[:20]
    event = naming_results.name_result(entry, result, by=request.caller, at=request.now)
    return done(request, event, otherwise="today")


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: Request, key: UUID) -> HttpResponse:
    """The next step that would follow, worked out again when the result changes."""
    return _form(request, key, (request.POST or request.GET).dict(), "")


def _form(
    request: Request, key: UUID, values: dict[str, str], wrong: str, *, status: int = 200
) -> HttpResponse:
    contact = access.contact(request, key)
    reading = said.read(values.get("said", ""), is_outbound="they" not in values)
    picked = own_results.chosen(request.workspace, values.get("result", "")).result
    named_on = said.named_day(values.get("said", ""), on=request.today)
    touch = Touch(
        channel=values.get("channel") or Channel.LINKEDIN.value,
        is_outbound="they" not in values,
        at=request.now,
        result=picked or reading.result,
        named_on=_named(values) or named_on,
    )
    proposed = logging_touch.propose(contact, touch=touch, today=request.today)
    is_new = reading.result and not values.get("result")
    shown = {
        "reading": reading if is_new else None,
        "reading_label": dict(Result.choices)[reading.result],
        "named_on": touch.named_on,
        "quick": QUICK,
        "own_chips": _own(request),
        "page": seen_whole(request.workspace, key, today=request.today),
        "values": values,
        "wrong": wrong,
        "chips": CHIPS,
        "channels": Channel.choices,
        "proposal": proposed,
        "today": request.today.isoformat(),
        "most_minutes": MOST_MINUTES,
    }
    return page(request, "people/log.html", "people", status=status, **shown)


def _asked(request: Request) -> dict[str, str]:
    """What the address fills in, where the form is opened from something planned."""
    names = ("activity", "channel", "on", "result", "since")
    return {name: request.GET[name][:40] for name in names if request.GET.get(name)}


def _touch(request: Request) -> Touch:
    on = request.POST.get("on", "")
    at = request.now
    if on and on != request.today.isoformat():
        at = datetime.combine(day_written(on), NOON, ZoneInfo(request.workspace.time_zone))
    channel = request.POST.get("channel", "")
    value = (request.POST.getlist("result") or [""])[-1]  # a quick button after a chip counts
    result, result_words = own_results.chosen(request.workspace, value)
    return Touch(
        channel=channel if channel in Channel.values else Channel.OTHER.value,
        is_outbound="they" not in request.POST and result not in ALWAYS_THEIRS,
        at=at,
        said=request.POST.get("said", "")[:50_000],
        result=result,
        named_on=_named(request.POST.dict()),
        result_words=result_words,
    )


def _then(request: Request) -> Then | None:
    if "no_next" in request.POST:
        return Then(None)
    on = request.POST.get("next_on", "")
    is_by_rule = bool(on) and on == request.POST.get("by_rule", "")
    if is_by_rule or "quick" in request.GET:
        return None  # the rules come to that day by themselves
    return Then(day_written(on), request.POST.get("next_note", "")) if on else None


def _own(request: Request) -> list[tuple[str, str]]:
    """The user's own results, beside those that all have."""
    known = own_results.own_results(request.workspace)
    return [(own_results.PREFIX + label, label) for label, _ in known]


def _named(values: dict[str, str]) -> date | None:
    """The day they named, where one was put in."""
    words = values.get("named_on", "")
    return day_written(words) if words else None
