"""Given and asked with one contact, in words and never as a score. A rule.

Two asks that stand against nothing given are worth an offer (“two-way street”); an offer is
never made to square an account, so nothing is said once anything was given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

ASKS_WITHOUT_GIVING = 2
_WORDS = {
    "given": "You gave",
    "asked": "You asked for",
    "received": "You received",
    "promised": "You promised",
}
_COUNTS = {2: "twice", 3: "three times", 4: "four times"}


class Balance(NamedTuple):
    """What went back and forth, and what to think of."""

    words: str
    hint: str


def balance(favours: Iterable[tuple[str, str]]) -> Balance:
    """The balance of favours as (way, kind in words): “You gave a lead”."""
    by_way: dict[str, Counter[str]] = {way: Counter() for way in _WORDS}
    for way, kind in favours:
        by_way[way][kind] += 1
    said = [f"{words} {_list(by_way[way])}." for way, words in _WORDS.items() if by_way[way]]
    asks, given = by_way["asked"].total(), by_way["given"].total()
    is_one_sided = asks >= ASKS_WITHOUT_GIVING and not given
    hint = "You asked more than once. Think of something to offer first." if is_one_sided else ""
    return Balance(" ".join(said), hint)


def _list(kinds: Counter[str]) -> str:
    said = [_counted(kind, number) for kind, number in kinds.items()]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _counted(kind: str, number: int) -> str:
    return kind if number == 1 else f"{kind} {_COUNTS.get(number, f'{number} times')}"
