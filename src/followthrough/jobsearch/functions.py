"""What people do: the function a title speaks of, for titles people hold and titles they want."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

RECRUITING = "recruiting"
GENERAL = frozenset(
    {
        "analyst",
        "architect",
        "assistant",
        "consultant",
        "consulting",
        "engineer",
        "engineering",
        "ingenieur",
        "operations",
        "operator",
        "owner",
        "founder",
        "co-founder",
        "cofounder",
        "president",
        "production",
        "research",
        "researcher",
        "strategy",
        "technician",
        "training",
    }
)
# An assistant director is a director: the word tells a function only where it is the trade itself.
_NOT_BEFORE = {"assistant": r"(?! (?:general |regional |vice )?(?:director|manager|president))"}
MOST_FUNCTIONS = 2  # a title that speaks of more is read by its first two


class Found(NamedTuple):
    """A function with the word it was read from and where that word stands."""

    function: str
    word: str
    start: int


@lru_cache(maxsize=50_000)
def of_title(title: str) -> tuple[str, ...]:
    """The functions of a title, the strongest first; none where nothing is known."""
    found: list[str] = []
    for one in matches(title):
        if one.function not in found:
            found.append(one.function)
    return tuple(found[:MOST_FUNCTIONS])


def matches(title: str) -> tuple[Found, ...]:
    """Every function word of a title: telling words first, phrases before single words.

    A word that goes with any trade (engineer, analyst, operations) tells less than the word
    beside it: a software engineer is in software, a sales analyst in sales.
    """
    pattern, functions = _known()
    folded = fold(title)
    found = [Found(functions[m[0]], m[0], m.start()) for m in pattern.finditer(folded)]
    return tuple(
        sorted(found, key=lambda one: (one.word in GENERAL, -one.word.count(" "), -one.start))
    )


def label(function: str) -> str:
    """The function in plain words."""
    entry = entries().get(function)
    return str(entry["label"]) if entry else ""


def group(function: str) -> str:
    """The major group a function belongs to; most functions are a group of their own."""
    entry = entries().get(function)
    return str(entry.get("group", function)) if entry else ""


@cache
def entries() -> dict[str, dict[str, str | list[str]]]:
    """Every function with its label and words."""
    text = resources.files("followthrough.jobsearch").joinpath("functions.toml").read_text("utf-8")
    return tomllib.loads(text)


def fold(text: str) -> str:
    """Lower case without accents, marks between words as blanks."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
        text = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_BETWEEN.sub(" ", text.casefold()).split())


_BETWEEN = re.compile(r"[^\w&+#|@,./()-]+|[./](?=\s|$)")


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    functions = {word: name for name, entry in entries().items() for word in entry["words"]}
    longest_first = sorted(functions, key=len, reverse=True)
    words = "|".join(re.escape(word) + _NOT_BEFORE.get(word, "") for word in longest_first)
    return re.compile(rf"(?<![\w&])(?:{words})(?![\w&])"), functions
