"""The environment of every page: autoescape, icons, addresses."""

from functools import cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from heroicons.jinja import heroicon_outline
from jinja2 import Environment
from markupsafe import Markup


def environment(**options: Any) -> Environment:
    """The Jinja environment Django asks for."""
    made = Environment(**options)  # noqa: S701 - Django passes autoescape on
    made.globals.update(url=_url, static=static, icon=_icon, count=_count)
    return made


@cache
def _icon(name: str, size: int) -> Markup:
    """A picture by its name; drawing one takes longer than the rest of a row."""
    return heroicon_outline(name, size=size)


def _url(name: str, *parts: Any) -> str:
    return reverse(name, args=parts)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
