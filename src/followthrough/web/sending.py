"""Mail from here: the account, and each letter on its way."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from followthrough.sending import account as accounts, outgoing, the_day
from followthrough.sending.account import Given
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request

NAMES = ("server", "from_address", "from_name", "user_name", "password")
LONGEST = 1000


@require_safe
def sending(request: Request) -> HttpResponse:
    """The account letters go out by, and the form for one."""
    return _account(request, {}, "")


@require_POST
def connect(request: Request) -> HttpResponse:
    """Try an account and keep it."""
    given = {name: request.POST.get(name, "")[:LONGEST] for name in NAMES}
    try:
        event = accounts.connect(
            request.workspace, Given(**given), by=request.caller, at=request.now
        )
    except Trouble as trouble:
        return _account(request, given | {"password": ""}, str(trouble))
    return done(request, event, otherwise="sending")


@require_POST
def change(request: Request) -> HttpResponse:
    """Try the account once more, or disconnect it."""
    known = accounts.account_of(request.workspace)
    if known is None:
        return back(request, "sending")
    if request.POST.get("act") == "leave":
        event = accounts.leave(known, by=request.caller, at=request.now)
        return done(request, event, otherwise="sending")
    if request.POST.get("act") in {"each_morning", "no_more"}:
        wanted = request.POST["act"] == "each_morning"
        chosen = the_day.each_morning(
            request.workspace, wanted=wanted, by=request.caller, at=request.now
        )
        return done(request, chosen, otherwise="sending")
    if request.POST.get("act") == "day":
        return _mail_the_day(request)
    try:
        accounts.test(known)
    except Trouble as trouble:
        say(request, str(trouble))
    else:
        say(request, f"{known} works: signed in and left. Nothing was sent.")
    return back(request, "sending")


@require_safe
def letter(request: Request, key: UUID) -> HttpResponse:
    """Where a letter is; the page asks again while it is on its way."""
    found = access.letter(request, key)
    return page(request, "sending/letter.html", "today", letter=found)


@require_POST
def change_letter(request: Request, key: UUID) -> HttpResponse:
    """Call it back in time, or say of an unsure one whether it went."""
    found = access.letter(request, key)
    act = request.POST.get("act", "")
    if act == "call_back":
        if not outgoing.call_back(found, at=request.now):
            return back(request, "letter", key)
        say(request, "Called back. The letter is as you left it.")
        return back(request, "compose", found.contact_id)
    if act == "it_went":
        outgoing.it_went(found, at=request.now)
    if act == "it_did_not":
        outgoing.it_did_not(found, at=request.now)
    return back(request, "letter", key)


def _mail_the_day(request: Request) -> HttpResponse:
    try:
        to = the_day.mail_the_day(request.workspace, at=request.now)
    except Trouble as trouble:
        say(request, str(trouble))
    else:
        say(request, f"Your list of today is on its way to {to}.")
    return back(request, "sending")


def _account(request: Request, given: dict[str, str], wrong: str) -> HttpResponse:
    known = accounts.account_of(request.workspace)
    return page(
        request,
        "sending/account.html",
        "settings",
        status=422 if wrong else 200,
        account=known,
        given=given,
        wrong=wrong,
    )
