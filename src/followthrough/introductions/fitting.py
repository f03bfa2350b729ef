"""Whether two wishes are about the same, and the line an offer becomes. A rule."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\W\d_][\w+#]*")
SHORTEST = 4  # letters; shorter words say little, but for abbreviations in capitals


class Offer(NamedTuple):
    """Something fitting to offer: why, and the one line it becomes in a letter."""

    kind: str
    why: str
    line: str
    other: str = ""  # whom to introduce, by identifier


def fits(wanted: str, offered: str) -> bool:
    """Whether they share a word that says what it is about."""
    return bool(_telling(wanted) & _telling(offered))


def first_fitting(wanted: Iterable[str], offered: Iterable[str]) -> tuple[str, str] | None:
    """The first two that are about the same, or None."""
    known = list(offered)
    return next(((one, two) for one in wanted for two in known if fits(one, two)), None)


def offer(kind: str, *, other: str = "", **told: str) -> Offer:
    """An offer in words."""
    words = told_in_file()
    return Offer(
        kind, words["why"][kind].format(**told), words["lines"][kind].format(**told), other
    )


def idea(role: str) -> str:
    """What people in a role are glad of, where nothing fits yet."""
    ideas: dict[str, str] = told_in_file()["ideas"]
    return ideas.get(role, ideas["general"])


@cache
def _telling(words: str) -> frozenset[str]:
    plain = told_in_file()["words"]["plain"]
    found = _WORD.findall(words)
    long = {one for one in found if len(one) >= SHORTEST or (len(one) > 1 and one.isupper())}
    return frozenset(_stem(one) for one in long) - frozenset(_stem(one) for one in plain)


def _stem(word: str) -> str:
    folded = word.casefold()
    return folded[:-1] if folded.endswith("s") and len(folded) > SHORTEST else folded


@cache
def told_in_file() -> dict[str, Any]:
    """What the file of offers says."""
    text = resources.files("followthrough.introductions").joinpath("offers.toml")
    return tomllib.loads(text.read_text("utf-8"))
