"""The calm pages for what went wrong: what is so, why, and one thing to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    told = {"title": title, "words": words}
    return render(request, "layout/trouble.html", told, status=status)


def not_launched(request: HttpRequest) -> HttpResponse:
    """Somebody opened a page without the address that was printed."""
    words = (
        "Open the address that the terminal printed when Followthrough started; it ends in a key"
        " only you have. If that terminal is closed, start Followthrough again."
    )
    return _page(request, 403, "This window has no key yet", words)


def told(request: HttpRequest, words: str) -> HttpResponse:
    """A trouble with its own sentence."""
    return _page(request, 422, "That did not work", f"{words} Nothing was changed.")


def busy(request: HttpRequest) -> HttpResponse:
    """The record is being written, probably by an import."""
    words = (
        "A large import is being written, so this was not saved. Go back, your text is still"
        " there, and press again in a moment."
    )
    return _page(request, 503, "One moment", words)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request no page of ours makes."""
    del exception
    return _page(request, 400, "That address is not ours", "Nothing was changed.")


def forbidden(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from another window or an old page."""
    del reason
    words = "The page is from an earlier start. Open it again; nothing was changed."
    return _page(request, 403, "This page is too old", words)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nobody and nothing here by that address."""
    del exception
    return _page(request, 404, "There is nothing here", "The address may be old. Go back to Today.")


def broken(request: HttpRequest) -> HttpResponse:
    """Something nobody foresaw; it is in the terminal's log."""
    words = "It is written down in the terminal. What was saved before is safe."
    return _page(request, 500, "Something broke", words)
