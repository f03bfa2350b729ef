"""The environment of every page: autoescape, icons, and the words of dates."""

from typing import Any

from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """The Jinja environment Django asks for."""
    return Environment(**options)  # noqa: S701 - Django passes autoescape on
