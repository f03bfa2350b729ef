"""Sentences that everybody writes, and words that say nothing by themselves."""

from __future__ import annotations

from functools import cache

from followthrough.messages import sentences
from followthrough.messages.sentences import vocabulary

ALIKE = 0.75  # of the words of the sentence stand in the stock one


def like(words: tuple[str, ...]) -> str:
    """That a sentence is a stock phrase, or nothing."""
    said = [word for word in words if word not in empty_words()]
    known = _stock_words()
    is_stock = any(sum(word in one for word in said) >= ALIKE * len(said) for one in known)
    return "a stock phrase" if is_stock or not said else ""


@cache
def empty_words() -> frozenset[str]:
    """Words that carry no fact."""
    return frozenset(vocabulary("stock")["empty"].split())


def sense(word: str) -> str:
    """The word that stands for every other of its meaning; itself where none does."""
    return _senses().get(word, word)


@cache
def _senses() -> dict[str, str]:
    return {
        word: line.split()[0]
        for line in reversed(vocabulary("synonyms")["senses"])
        for word in line.split()
    }


@cache
def _stock_words() -> tuple[frozenset[str], ...]:
    """Each idea that everybody writes, as the words it may be said with."""
    return tuple(
        frozenset(sentences.words_of(" ".join(one))) for one in vocabulary("stock")["said"].values()
    )


@cache
def addressing() -> frozenset[str]:
    """You and your, in the languages we know."""
    return frozenset(vocabulary("stock")["you"].split())


@cache
def no_names() -> frozenset[str]:
    """Words that follow a greeting without being anybody's name."""
    return frozenset(vocabulary("stock")["no_names"].split())
