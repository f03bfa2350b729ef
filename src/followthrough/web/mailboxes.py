"""Mailboxes on servers: what is connected, what is stored of them, and the way out."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from followthrough.imports import reading_mail
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import back, page, say
from followthrough.web.requests import Request


@require_safe
def mailboxes(request: Request) -> HttpResponse:
    """What is connected, and what is stored of it."""
    shown = reading_mail.accounts(request.workspace)
    return page(request, "imports/mailboxes.html", "imports", accounts=shown)


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
