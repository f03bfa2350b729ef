"""The environment of every page: autoescape, icons, addresses."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from heroicons.jinja import heroicon_outline
from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """The Jinja environment Django asks for."""
    made = Environment(**options)  # noqa: S701 - Django passes autoescape on
    made.globals.update(url=_url, static=static, icon=heroicon_outline, count=_count)
    return made


def _url(name: str, *parts: Any) -> str:
    return reverse(name, args=parts)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
