"""Statements to begin letters with: ours, the user's own, and all of them as a text file."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from followthrough.journal.models import Event
from followthrough.storage.trouble import Trouble
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request
from followthrough.writing import own_statements as statements
from followthrough.writing.library import ASKED
from followthrough.writing.quiet_remarks import hear_again, remarks, silenced

LONGEST_FILE = 1_000_000


@require_safe
def all_of(request: Request) -> HttpResponse:
    """Every statement as it counts now."""
    found = statements.all_of(request.workspace)
    silent = [(slug, remarks()[slug]) for slug in silenced(request.workspace)]
    return page(
        request, "statements/statements.html", "settings", statements=found, silenced=silent
    )


@require_POST
def hear(request: Request) -> HttpResponse:
    """Make a remark again that was silenced."""
    slug = request.POST.get("again", "")
    event = hear_again(request.workspace, slug, by=request.caller, at=request.now)
    return done(request, event, otherwise="statements")


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Request, key: str) -> HttpResponse:
    """A statement to read and change, to copy, or to put to rest."""
    known = statements.one(request.workspace, key)
    if known is None:
        raise Http404
    if request.method != "POST":
        return _shown(request, known, "")
    try:
        event = _changed(request, key)
    except Trouble as trouble:
        given = known._replace(
            subject=request.POST.get("subject", ""), text=request.POST.get("text", "")
        )
        return _shown(request, given, str(trouble))
    return done(request, event, otherwise="statements")


@require_safe
def file(request: Request) -> HttpResponse:
    """All of them as one text file."""
    words = statements.as_text(statements.all_of(request.workspace))
    response = HttpResponse(words, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="statements.txt"'
    return response


@require_POST
def bring(request: Request) -> HttpResponse:
    """Take in a text file as it was written out."""
    brought = request.FILES.get("file")
    try:
        text = brought.read(LONGEST_FILE).decode("utf-8-sig") if brought else ""
        read, new = statements.from_text(request.workspace, text, by=request.caller, at=request.now)
    except UnicodeDecodeError:
        say(request, "That is no text in UTF-8. Save it again as UTF-8; nothing was changed.")
    except Trouble as trouble:
        say(request, f"{trouble} Nothing was changed.")
    else:
        say(request, f"{read} read, {new} of them new or changed.")
    return back(request, "statements")


def _changed(request: Request, key: str) -> Event | None:
    act, by, at = request.POST.get("act", ""), request.caller, request.now
    if act == "rest":
        return statements.rest(request.workspace, key, by=by, at=at)
    if act == "copy":
        name = request.POST.get("name", "")[:30]
        return statements.copy(request.workspace, key, name, by=by, at=at)
    subject, text = request.POST.get("subject", "")[:300], request.POST.get("text", "")
    return statements.write(request.workspace, key, subject=subject, text=text, by=by, at=at)


def _shown(request: Request, known: statements.Shown, wrong: str) -> HttpResponse:
    status = 422 if wrong else 200
    shown = {"statement": known, "wrong": wrong, "slots": tuple(ASKED.items())}
    return page(request, "statements/statement.html", "settings", status=status, **shown)
