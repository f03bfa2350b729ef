"""The playbook: every row with its wait and words, changed here and put back as it came."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.followups import changing_limits, changing_playbook
from followthrough.followups.changing_playbook import NoSuchRow, Values
from followthrough.followups.limits import every
from followthrough.followups.playbook import ANY
from followthrough.followups.playbook_versions import Preview
from followthrough.followups.settings import limits_of
from followthrough.followups.writing_by import WORDS
from followthrough.people.playbooks import chapters, opened
from followthrough.storage.trouble import Trouble
from followthrough.web.pages import done, page
from followthrough.web.requests import Request
from followthrough.writing.own_statements import chosen

_DIGITS = 4


@require_safe
def playbooks(request: Request) -> HttpResponse:
    """All rows, role by role."""
    found = chapters(request.workspace)
    return page(request, "playbooks/playbooks.html", "settings", chapters=found)


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: Request, role: str, situation: str) -> HttpResponse:
    """One row: its form, what a change would move today, and the change."""
    if request.method != "POST":
        return _form(request, role, situation, "")
    try:
        values = _values(request)
        if request.POST.get("act") == "preview":
            return _form(request, role, situation, "", values=values)
        event = changing_playbook.change(
            request.workspace,
            role,
            situation,
            values,
            moves_over="moves_over" in request.POST,
            by=request.caller,
            at=request.now,
        )
    except NoSuchRow:
        raise Http404 from None
    except Trouble as trouble:
        return _form(request, role, situation, str(trouble))
    return done(request, event, otherwise="playbooks")


@require_POST
def reset(request: Request, role: str, situation: str) -> HttpResponse:
    """Put a row back as it came."""
    try:
        event = changing_playbook.reset(
            request.workspace, role, situation, by=request.caller, at=request.now
        )
    except NoSuchRow:
        raise Http404 from None
    return done(request, event, otherwise="playbooks")


@require_http_methods(["GET", "HEAD", "POST"])
def limits(request: Request) -> HttpResponse:
    """The limits around the playbook: shown, looked at beforehand, and set."""
    if request.method != "POST":
        return _limits(request, {})
    given = {one.name: _number(request, one.name) for one in every()}
    try:
        if request.POST.get("act") == "preview":
            found = changing_limits.preview(request.workspace, given, today=request.today)
            return _limits(request, given, found=found)
        event = changing_limits.change_limits(
            request.workspace,
            given,
            moves_over="moves_over" in request.POST,
            by=request.caller,
            at=request.now,
        )
    except Trouble as trouble:
        return _limits(request, given, wrong=str(trouble))
    return done(request, event, otherwise="playbooks")


def _limits(
    request: Request, given: dict[str, int], *, wrong: str = "", found: Preview | None = None
) -> HttpResponse:
    shown = {
        "limits": every(),
        "values": limits_of(request.workspace)._asdict() | given,
        "preview": found,
        "wrong": wrong,
    }
    status = 422 if wrong else 200
    return page(request, "playbooks/limits.html", "settings", status=status, **shown)


def _form(
    request: Request, role: str, situation: str, wrong: str, *, values: Values | None = None
) -> HttpResponse:
    try:
        one = opened(request.workspace, role, situation)
    except NoSuchRow:
        raise Http404 from None
    found = None
    if values is not None:
        found = changing_playbook.preview(
            request.workspace, role, situation, values, today=request.today
        )
    given = values._asdict() if values else one.row._asdict()
    begins = chosen(request.workspace, situation, "" if role == ANY else role)
    shown = {
        "opened": one,
        "begins": begins.key,
        "ways": WORDS,
        "values": given,
        "preview": found,
        "wrong": wrong,
    }
    status = 422 if wrong else 200
    return page(request, "playbooks/row.html", "settings", status=status, **shown)


def _values(request: Request) -> Values:
    return Values(
        wait=_number(request, "wait"),
        how=" ".join(request.POST.get("how", "").split()),
        must=_lines(request, "must"),
        must_not=_lines(request, "must_not"),
        minutes=_number(request, "minutes"),
        by=request.POST.get("by", ""),
    )


def _number(request: Request, name: str) -> int:
    words = request.POST.get(name, "")
    is_number = words.isascii() and words.isdigit() and len(words) < _DIGITS
    return int(words) if is_number else -1


def _lines(request: Request, name: str) -> tuple[str, ...]:
    lines = request.POST.get(name, "")[:2000].splitlines()
    return tuple(line.strip() for line in lines if line.strip())
