"""The assistant: set up, tried and turned off; what would go to it, and what it proposes."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from followthrough.assistant import account as accounts, suggesting
from followthrough.assistant.account import Given
from followthrough.assistant.models import Assistant
from followthrough.assistant.places import Place
from followthrough.assistant.question import Question
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.compose import keep_as_posted
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request
from followthrough.writing.models import Draft

NAMES = ("address", "model", "key")
LONGEST = 1000


@require_safe
def assistant(request: Request) -> HttpResponse:
    """The assistant that may be asked, and the form for one."""
    return _account(request, {}, "")


@require_POST
def set_up(request: Request) -> HttpResponse:
    """Try an assistant and keep it."""
    given = {name: request.POST.get(name, "")[:LONGEST] for name in NAMES}
    try:
        event = accounts.set_up(
            request.workspace, Given(**given), by=request.caller, at=request.now
        )
    except Trouble as trouble:
        return _account(request, given | {"key": ""}, str(trouble))
    return done(request, event, otherwise="assistant")


@require_POST
def change(request: Request) -> HttpResponse:
    """Try it once more, or turn it off."""
    known = accounts.assistant_of(request.workspace)
    if known is None:
        return back(request, "assistant")
    if request.POST.get("act") == "off":
        event = accounts.turn_off(known, by=request.caller, at=request.now)
        return done(request, event, otherwise="assistant")
    try:
        accounts.try_out(known)
    except Trouble as trouble:
        say(request, str(trouble))
    else:
        say(request, f"{known} answers. Nothing of your record was sent.")
    return back(request, "assistant")


@require_POST
def suggest(request: Request, key: UUID) -> HttpResponse:
    """Show what would go out, or after that was seen once, ask and show what came back."""
    draft = access.draft(request, key)
    keep_as_posted(request, draft)
    asked = request.POST.get("ask") or request.POST.get("place", "")
    try:
        known = suggesting.assistant_or_trouble(request.workspace)
        place = suggesting.place_in(draft, asked.replace("\r\n", "\n"), today=request.today)
        question = suggesting.question_about(draft, place, known, today=request.today)
    except Trouble as trouble:
        return _shown(request, draft, wrong=str(trouble))
    if request.POST.get("agreed") == question.digest:
        accounts.agree(known, by=request.caller, at=request.now)
    if not accounts.has_agreed(known):
        return _shown(request, draft, place=place, question=question, known=known)
    try:
        words = suggesting.suggest(draft, question, known)
    except Trouble as trouble:
        return _shown(
            request, draft, place=place, question=question, known=known, wrong=str(trouble)
        )
    return _shown(request, draft, place=place, question=question, known=known, words=words)


def _shown(  # noqa: PLR0913 - what the page may show, each on its own
    request: Request,
    draft: Draft,
    *,
    place: Place | None = None,
    question: Question | None = None,
    known: Assistant | None = None,
    words: str = "",
    wrong: str = "",
) -> HttpResponse:
    """Beside the letter where script asked for it, else as a page of its own."""
    is_beside = request.htmx and request.htmx.target == "suggestion"
    return page(
        request,
        f"compose/{'suggestion' if is_beside else 'suggest'}.html",
        "today",
        status=422 if wrong else 200,
        draft=draft,
        spot=place,
        question=question,
        assistant=known,
        words=words,
        wrong=wrong,
        is_beside=is_beside,
    )


def _account(request: Request, given: dict[str, str], wrong: str) -> HttpResponse:
    known = accounts.assistant_of(request.workspace)
    return page(
        request,
        "settings/assistant.html",
        "settings",
        status=422 if wrong else 200,
        assistant=known,
        has_agreed=known is not None and accounts.has_agreed(known),
        given=given,
        wrong=wrong,
    )
