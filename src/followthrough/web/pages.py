"""Drawing a page with what every page shows, and going back after a change."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.backends.utils import csrf_input
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from followthrough.journal.models import Event
from followthrough.journal.wording import word
from followthrough.sorting.queries import waiting_to_be_sorted
from followthrough.web.requests import Request

SCHEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Nav:
    """What stands around every page."""

    place: str
    to_sort: int
    scheme: str
    keys_on: bool


def page(
    request: Request, template: str, place: str, *, status: int = 200, **shown: Any
) -> HttpResponse:
    """A page of the program. ``place`` is the tab that is current."""
    nav = Nav(
        place=place,
        to_sort=waiting_to_be_sorted(request.workspace),
        scheme=request.session.get("scheme", "system"),
        keys_on=request.session.get("keys", True),
    )
    field = csrf_input(request)  # once: every form of the page may hold the same
    told = {"nav": nav, "csrf_field": field, "flash": list(messages.get_messages(request)), **shown}
    return render(request, template, told, status=status)


def done(request: Request, event: Event | None, *, otherwise: str) -> HttpResponse:
    """Say what happened with a way to take it back, and show where the caller was."""
    if event is not None:
        messages.success(request, word(event), extra_tags=str(event.id))
    return back(request, otherwise)


def say(request: Request, words: str, *, undo: Event | None = None) -> None:
    """Say something; ``undo`` is what can be taken back next, as far as the user likes to go."""
    messages.info(request, words, extra_tags=str(undo.id) if undo else "")


def back(request: Request, otherwise: str, *parts: Any) -> HttpResponse:
    """To the page the form names, if it is ours, else to the usual one."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = reverse(otherwise, args=parts)
    response = HttpResponseRedirect(target)
    response.status_code = 303
    return response
