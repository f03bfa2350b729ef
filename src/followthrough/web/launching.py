"""The launch token: whoever started the program is let in, nobody else on the machine is."""

import secrets

from django.http import HttpRequest
from django.test import Client

TOKEN = secrets.token_urlsafe(24)  # of this start of the program
PARAMETER = "launch"
_KEPT_AS = "launched"


def is_let_in(request: HttpRequest) -> bool:
    """Whether the browser came through the address that was printed at this start."""
    kept = request.session.get(_KEPT_AS, "")
    return secrets.compare_digest(str(kept), TOKEN)


def opens(request: HttpRequest) -> bool:
    """Whether the request carries the token; the browser then keeps it in its signed cookie."""
    given = request.GET.get(PARAMETER, "")
    if not secrets.compare_digest(given, TOKEN):
        return False
    request.session[_KEPT_AS] = TOKEN
    return True


def let_in(client: Client) -> None:
    """Let a test or a benchmark in the way a browser is."""
    client.get("/", {PARAMETER: TOKEN})
