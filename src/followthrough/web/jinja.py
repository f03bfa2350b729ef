"""The environment of every page: autoescape, icons, addresses."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from heroicons.jinja import heroicon_outline
from jinja2 import Environment

from followthrough.people.search_words import Parts

_NOBODY = str(UUID(int=0))


def environment(**options: Any) -> Environment:
    """The Jinja environment Django asks for."""
    made = Environment(**options)  # noqa: S701 - Django passes autoescape on
    made.globals.update(url=_url, static=cache(static), icon=_icon, count=_count, mark=_marks(made))
    made.globals.update(joint=_joint, parts=_parts)
    return made


def _parts(several: Parts) -> SafeString:
    """Words in which those looked for are marked; everything is escaped."""
    drawn = (f"<mark>{escape(text)}</mark>" if is_hit else escape(text) for text, is_hit in several)
    return SafeString("".join(drawn))  # every part of it is escaped


def _joint(words: str) -> str:
    """What stands between a phrase and the next sentence: “Acme Inc.” has its full stop."""
    if not words:
        return ""
    return " " if words.endswith((".", "!", "?", "…")) else ". "


def _marks(made: Environment) -> Callable[..., str]:
    """The marks that stand in every row, each drawn once for each of its few forms."""

    @lru_cache(maxsize=1_000)
    def mark(name: str, *parts: Any) -> str:
        drawn: str = getattr(made.get_template("parts/marks.html").module, name)(*parts)
        return drawn

    return mark


@cache
def _icon(name: str, size: int) -> str:
    """A picture by its name; drawing one takes longer than the rest of a row."""
    return heroicon_outline(name, size=size)


def _url(name: str, *parts: Any) -> str:
    if len(parts) == 1 and len(str(parts[0])) == len(_NOBODY):
        return _address_of_one(name).replace(_NOBODY, str(parts[0]))
    return _address(name, *parts)


@cache
def _address_of_one(name: str) -> str:
    """A list of people asks for the same address fifty times over."""
    return reverse(name, args=[_NOBODY])


@lru_cache(maxsize=500)
def _address(name: str, *parts: Any) -> str:
    return reverse(name, args=parts)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
