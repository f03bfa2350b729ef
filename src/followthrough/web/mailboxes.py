"""Mailboxes on servers: what is connected, what is stored of them, and the way out."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from followthrough.imports import correspondents, reading_mail
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import back, done, page, say
from followthrough.web.requests import Request


@require_safe
def mailboxes(request: Request) -> HttpResponse:
    """What is connected, and what is stored of it."""
    shown = reading_mail.accounts(request.workspace)
    return page(
        request,
        "imports/mailboxes.html",
        "imports",
        accounts=shown,
        frequent=correspondents.frequent(request.workspace),
        kept_out=correspondents.kept_out(request.workspace),
    )


@require_POST
def correspondent(request: Request, key: UUID) -> HttpResponse:
    """Add somebody one writes with, or offer them no more."""
    found = access.correspondent(request, key)
    if request.POST.get("act") == "leave":
        correspondents.leave(found)
        return back(request, "mailboxes")
    try:
        contact = correspondents.add_correspondent(found, by=request.caller, at=request.now)
    except Trouble as trouble:
        say(request, str(trouble))
        return back(request, "mailboxes")
    for account in reading_mail.accounts_of(request.workspace):
        reading_mail.read_soon(account)
    say(request, f"{contact.name} is added. Mail of a file comes in when you bring it again.")
    return back(request, "mailboxes")


@require_POST
def private(request: Request) -> HttpResponse:
    """Keep mail with an address or domain out, or let it in again."""
    words, by, at = request.POST.get("pattern", "")[:320], request.caller, request.now
    if "let_in" in request.POST:
        event = correspondents.let_in(request.workspace, words, by=by, at=at)
        return done(request, event, otherwise="mailboxes")
    try:
        event = correspondents.keep_out(request.workspace, words, by=by, at=at)
    except Trouble as trouble:
        say(request, str(trouble))
        return back(request, "mailboxes")
    return done(request, event, otherwise="mailboxes")


@require_POST
def connect(request: Request) -> HttpResponse:
    """Connect a mailbox and read it for the first time."""
    given = {name: request.POST.get(name, "")[:300] for name in ("address", "user_name")}
    password = request.POST.get("password", "")[:1000]
    try:
        account = reading_mail.connect(
            request.workspace, **given, password=password, by=request.caller, at=request.now
        )
    except Trouble as trouble:
        say(request, str(trouble))
    else:
        reading_mail.read_soon(account)
        say(request, f"{account} is connected and being read.")
    return back(request, "mailboxes")


@require_POST
def read(request: Request, key: UUID) -> HttpResponse:
    """Read a mailbox now."""
    account = access.mail_account(request, key)
    reading_mail.read_soon(account)
    say(request, f"{account} is being read.")
    return back(request, "mailboxes")


@require_POST
def leave(request: Request, key: UUID) -> HttpResponse:
    """Read a mailbox no more."""
    account = access.mail_account(request, key)
    reading_mail.leave(account, by=request.caller, at=request.now)
    say(request, f"{account} is no longer read. What came in stays.")
    return back(request, "mailboxes")


@require_POST
def erase(request: Request, key: UUID) -> HttpResponse:
    """Take out all that came from a mailbox."""
    account = access.mail_account(request, key)
    reading_mail.erase(account, by=request.caller, at=request.now)
    say(request, f"Everything from {account} is taken out, and it is no longer read.")
    return back(request, "mailboxes")
