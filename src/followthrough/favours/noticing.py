"""Favours and wishes a message tells of. A rule; what it finds is proposed and never kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
LONGEST = 200  # characters of a sentence that are kept
READ = 2_000  # characters of a message that are looked through


class Noticed(NamedTuple):
    """One thing a message tells of: a favour, or with the kind “wish” what they look for."""

    way: str
    kind: str
    words: str


class _Pattern(NamedTuple):
    way: str
    kind: str
    found: re.Pattern[str]


def noticed(said: str, *, is_outbound: bool) -> Iterator[Noticed]:
    """What a message tells of, each way and kind once."""
    seen = set()
    for sentence in _SENTENCE.findall(said[:READ].replace("'", "’")):
        pattern, match = _first(sentence, "mine" if is_outbound else "theirs")
        if pattern and match and pattern[:2] not in seen:
            seen.add(pattern[:2])
            words = next((one for one in match.groups()[::-1] if one), "")
            what = words if pattern.kind == "wish" else sentence
            yield Noticed(pattern.way, pattern.kind, " ".join(what.split())[:LONGEST])


def _first(sentence: str, side: str) -> tuple[_Pattern, re.Match[str]] | tuple[None, None]:
    for pattern in _patterns()[side]:
        if match := pattern.found.search(sentence):
            return pattern, match
    return None, None


@cache
def _patterns() -> dict[str, list[_Pattern]]:
    text = resources.files("followthrough.favours").joinpath("vocabulary/noticed.toml")
    told = tomllib.loads(text.read_text("utf-8"))
    return {
        side: [
            _Pattern(one["way"], one["kind"], re.compile(words, re.IGNORECASE))
            for one in patterns
            for words in one["words"]
        ]
        for side, patterns in told.items()
    }
