"""How senior a title is: one of the ten usual levels."""

from __future__ import annotations

from functools import cache

from followthrough.titles.words import Match, Phrasebook, breaks, joiners, plain, vocabulary

LEVELS = (
    "unpaid",
    "training",
    "entry",
    "senior",
    "manager",
    "director",
    "vp",
    "cxo",
    "partner",
    "owner",
)
_MOST_WORDS_BEFORE = 3
_SERVED = frozenset(["student", "intern", "internship", "apprenticeship", "graduate", "recruit"])


def of_words(words: tuple[str, ...]) -> tuple[str, str]:
    """The level the words of one part of a title speak of, and the words that decided."""
    found = _book().find(words)
    if not found:
        return "", ""
    inside = {at for one in found for at in range(one.start, one.end)}
    cuts = [at for at, word in enumerate(words) if word in breaks() and at not in inside and at]
    cut = next((at for at in cuts if found[0].end <= at), len(words))
    here = [one for one in found if one.start < cut and one.end <= cut]
    read = [(_level(words, one, cut), one.words) for one in here]
    said = [(level, word) for level, word in read if level]
    order = vocabulary("levels")["order"]
    return min(said, key=lambda one: order.index(one[0]), default=("", ""))


def _level(words: tuple[str, ...], one: Match[str], cut: int) -> str:
    """The level of one phrase, where it stands."""
    if one.words == "manager" and _manages_a_thing(words, one.start):
        return "entry"
    if one.value == "training" and one.words in _SERVED and _serves(words, one):
        return ""
    if one.words == "chief" and "officer" not in words[one.end : cut] and one.end < cut:
        return "senior"
    return one.value


def _manages_a_thing(words: tuple[str, ...], at: int) -> bool:
    """Not where two areas are joined: a sales and marketing manager leads both."""
    things = _things()
    for length in range(1, min(at, _MOST_WORDS_BEFORE) + 1):
        start = at - length
        if " ".join(words[start:at]) in things:
            return not start or words[start - 1] not in joiners()
    return False


def _serves(words: tuple[str, ...], one: Match[str]) -> bool:
    """A student advisor is no student, an intern programme manager no intern."""
    others = vocabulary("levels")["not_in_training"]["before"]
    return any(word in others for word in words[one.end : one.end + _MOST_WORDS_BEFORE])


@cache
def _things() -> frozenset[str]:
    return frozenset(
        " ".join(plain(phrase)) for phrase in vocabulary("levels")["manages_things"]["before"]
    )


@cache
def _book() -> Phrasebook[str]:
    book: Phrasebook[str] = Phrasebook()
    for name in ("other_levels", "levels"):
        for level, phrases in vocabulary(name)["phrases"].items():
            for phrase in phrases:
                book.add(phrase, level)
    return book
