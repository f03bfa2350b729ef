"""Blunt, demanding, vague or forgettable: wordings that cost answers, in English.

Which wordings, why and what instead stands in ``vocabulary/tone.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from followthrough.messages.contract import Flag
from followthrough.messages.sentences import Parts, vocabulary

_FROM_THE_GREETING = frozenset({"form_letter", "false_familiarity"})


class _Class(NamedTuple):
    slug: str
    reason: str
    phrases: tuple[tuple[re.Pattern[str], str], ...]


def find(parts: Parts, *, leave_out: frozenset[str]) -> Iterator[Flag]:
    """Each wording with its place; of a class at one place, the longest."""
    for one in _classes():
        if one.slug in leave_out:
            continue
        begin = 0 if one.slug in _FROM_THE_GREETING else parts.greeting_end
        end = 0
        for start, stop, instead in sorted(
            _places(one, parts, begin), key=lambda at: (at[0], -at[1])
        ):
            if start >= end:
                rewrite = _cased(instead, parts.plain[start]) if instead else None
                yield Flag(one.slug, start, stop, one.reason, rewrite)
                end = stop


def _places(one: _Class, parts: Parts, begin: int) -> Iterator[tuple[int, int, str]]:
    for pattern, instead in one.phrases:
        for found in pattern.finditer(parts.plain[: parts.body_end], begin):
            said = found[0]
            start = found.start() + len(said) - len(said.lstrip())
            if said.strip():
                yield start, found.start() + len(said.rstrip()), instead


def _cased(words: str, first: str) -> str:
    """As a beginning of a sentence where it replaces one."""
    return words[0].upper() + words[1:] if first.isupper() else words


@cache
def _classes() -> tuple[_Class, ...]:
    return tuple(
        _Class(slug, one["reason"], tuple((_compiled(said), new) for said, new in one["phrases"]))
        for slug, one in vocabulary("tone").items()
    )


def _compiled(said: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{said})(?![\w'])" if said[0] != "[" else said, re.IGNORECASE)
