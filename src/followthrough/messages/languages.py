"""Which language a message is in, by its commonest words."""

from __future__ import annotations

from functools import cache

from followthrough.messages.sentences import vocabulary

FEWEST_HITS = 2
ENGLISH = "en"


def guess(words: tuple[str, ...], *, otherwise: str = "") -> str:
    """The language whose commonest words occur most; ``otherwise`` where too few words tell."""
    hits = {name: sum(word in known for word in words) for name, known in _common().items()}
    best = max(hits, key=lambda name: (hits[name], name == ENGLISH))
    if hits[best] < FEWEST_HITS:
        return otherwise or ENGLISH
    return best


@cache
def _common() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in vocabulary("languages").items()}
