"""Address books on servers, and the address under which others may read ours."""

from datetime import UTC, datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from followthrough.exports import feeding
from followthrough.imports import reading_servers
from followthrough.storage.trouble import Trouble
from followthrough.web import access
from followthrough.web.pages import back, page, say
from followthrough.web.requests import Request


@require_safe
def address_books(request: Request) -> HttpResponse:
    """What is connected, and which addresses are open."""
    return page(
        request,
        "imports/address_books.html",
        "imports",
        servers=reading_servers.servers(request.workspace),
        feeds=feeding.feeds(request.workspace),
    )


@require_POST
def connect(request: Request) -> HttpResponse:
    """Connect a server and read it for the first time."""
    given = {name: request.POST.get(name, "")[:1000] for name in ("address", "user_name")}
    try:
        made = reading_servers.connect(
            request.workspace,
            **given,
            password=request.POST.get("password", "")[:1000],
            by=request.caller,
            at=request.now,
        )
    except Trouble as trouble:
        say(request, str(trouble))
    else:
        reading_servers.read_soon(made)
        say(request, f"{', '.join(map(str, made))} is connected and being read.")
    return back(request, "address_books")


@require_POST
def read(request: Request, key: UUID) -> HttpResponse:
    """Read a server again."""
    server = access.address_server(request, key)
    reading_servers.read_soon([server])
    say(request, f"{server} is being read.")
    return back(request, "address_books")


@require_POST
def leave(request: Request, key: UUID) -> HttpResponse:
    """Read a server no more."""
    server = access.address_server(request, key)
    reading_servers.leave(server, by=request.caller, at=request.now)
    say(request, f"{server} is no longer read. Who came in stays.")
    return back(request, "address_books")


@require_POST
def open_feed(request: Request) -> HttpResponse:
    """Open an address; it is shown this once."""
    name = request.POST.get("name", "")
    secret = feeding.open_feed(request.workspace, name, by=request.caller, at=request.now)
    address = request.build_absolute_uri(reverse("feed", args=[request.workspace.pk, secret]))
    say(request, f"Subscribe to this address; it is shown only now: {address}")
    return back(request, "address_books")


@require_POST
def revoke(request: Request, key: UUID) -> HttpResponse:
    """Close an address for good."""
    feed = access.address_feed(request, key)
    feeding.revoke(feed, by=request.caller, at=request.now)
    say(request, f"{feed} is revoked: nobody reads under that address any more.")
    return back(request, "address_books")


@require_safe
def feed(request: HttpRequest, key: UUID, secret: str) -> StreamingHttpResponse:
    """The people as vCards, for whoever has the address."""
    del request
    found = feeding.read_feed(key, secret, at=datetime.now(UTC))
    if found is None:
        raise Http404
    return StreamingHttpResponse(found, content_type="text/vcard; charset=utf-8")
