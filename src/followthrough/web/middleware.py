"""What stands before every page: the launch token, the caller, and how a page may be kept."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers

from followthrough.accounts.first_run import local_workspace
from followthrough.storage.trouble import Trouble
from followthrough.web import feeds, launching, troubles
from followthrough.web.requests import Request

WITH_A_KEY_OF_ITS_OWN = "/feeds/"  # read by other programs; the address itself is the key
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class LaunchMiddleware:
    """Lets in who came through the address printed at the start, and says who that is."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or explain how to come in."""
        response = self._answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = PERMISSIONS
        patch_vary_headers(response, ["HX-Request"])
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if launching.opens(request):
            return HttpResponseRedirect(_without_token(request))
        is_open = request.path.startswith(WITH_A_KEY_OF_ITS_OWN) or feeds.opens(request)
        if not (is_open or launching.is_let_in(request)):
            return troubles.not_launched(request)
        known = cast("Request", request)
        known.caller, known.workspace = local_workspace()
        known.now = datetime.now(UTC)
        known.today = known.now.astimezone(ZoneInfo(known.workspace.time_zone)).date()
        return self.answer(known)

    def process_exception(self, request: HttpRequest, wrong: Exception) -> HttpResponse | None:
        """A trouble people can read becomes a page; a busy record says so."""
        if isinstance(wrong, Trouble):
            return troubles.told(request, str(wrong))
        if isinstance(wrong, OperationalError) and "locked" in str(wrong):
            return troubles.busy(request)
        return None


def _without_token(request: HttpRequest) -> str:
    rest = {k: v for k, v in request.GET.items() if k != launching.PARAMETER}
    return request.path + (f"?{urlencode(rest)}" if rest else "")
