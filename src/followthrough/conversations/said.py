"""What a message says came of a touch, and which day it names: a proposal the user confirms.

Pure. The phrases stand in ``vocabulary/said.toml``; days are read in ``named_days``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from followthrough.conversations.named_days import named_day

__all__ = ["Reading", "named_day", "read"]

LONGEST = 4000  # letters that are read: what matters stands at the top
_WORDS = re.compile(r"[^\W_]+")
_RESUME_FILE = re.compile(r"(?<![^\W_])(resume|cv|lebenslauf|curriculum|bewerbung)(?![^\W_])")
_FILES = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages")
_GAP = r"(?: \S+){0,4}"


class Reading(NamedTuple):
    """What a message seems to say, with the words it was read from; empty where it is silent."""

    result: str = ""
    words: str = ""


def read(text: str, *, is_outbound: bool, files: Iterable[str] = ()) -> Reading:
    """The result a message proposes; ``files`` are the names of what was attached."""
    if is_outbound and (named := next((one for one in files if _is_resume(one)), "")):
        return Reading("resume_sent", named)
    folded = _fold(text[:LONGEST])
    for result, phrases, unless in _side("mine" if is_outbound else "theirs"):
        if unless is not None and unless.search(folded):
            continue
        for found in phrases.finditer(folded):
            if result in _NEVER_DENIED or not _is_denied(folded, found.start()):
                return Reading(result, found.group().strip())
    return Reading()


# These are themselves denials, or come from a machine.
_NEVER_DENIED = frozenset({"no", "wrong_address", "auto_reply", "role_filled", "later"})


def _is_resume(name: str) -> bool:
    stem = _fold(name.rpartition(".")[0])
    return name.lower().endswith(_FILES) and _RESUME_FILE.search(stem) is not None


def _is_denied(folded: str, start: int) -> bool:
    before = folded[:start].split()[-3:]
    return not _denials().isdisjoint(before)


def _fold(text: str) -> str:
    """Lower case, no accents, one blank for everything that is no letter or figure."""
    plain = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return f" {' '.join(_WORDS.findall(bare))} "


@cache
def _vocabulary() -> dict[str, Any]:
    folder = resources.files("followthrough.conversations").joinpath("vocabulary")
    return tomllib.loads(folder.joinpath("said.toml").read_text("utf-8"))


@cache
def _denials() -> frozenset[str]:
    return frozenset(_vocabulary()["denial"]["words"].split())


@cache
def _side(side: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """The phrases of one side, in the order in which they count."""
    return tuple(
        (result, _pattern(entry["phrases"]), _pattern(unless) if unless else None)
        for result, entry in _vocabulary()[side].items()
        for unless in [entry.get("unless", "")]
    )


def _pattern(phrases: str) -> re.Pattern[str]:
    """One pattern for a list of phrases, longest first so that the fullest words are shown."""
    listed = sorted((one.strip() for one in phrases.split(",")), key=len, reverse=True)
    return re.compile("|".join("".join(_sources(one)) + "(?= )" for one in listed if one))


def _sources(phrase: str) -> Iterator[str]:
    for word in phrase.split():
        if word == "..":
            yield _GAP
        elif word.endswith("*"):
            yield rf" {re.escape(word[:-1])}\S*"
        else:
            yield f" {re.escape(word)}"
