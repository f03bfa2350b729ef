"""Inventing what people say to each other, from ready-made sentences with the blanks filled."""

from __future__ import annotations

import random
import re
from typing import NamedTuple

from followthrough.demo.strangers import words

RUNS = 1_024
LENGTHS = (0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 8)
BLANK = re.compile(r"\{(\w+)\}")


class Voice(NamedTuple):
    """What one side says, as ready texts: at the start, on the way, as a question, at the end."""

    open: list[str]
    carry: list[str]
    ask: list[str]
    close: list[str]


class Talk(NamedTuple):
    """Everything that is said anywhere in a life."""

    recruiter: Voice
    recruited: Voice
    peer: Voice
    robin: Voice
    group: list[str]
    adverts: list[tuple[str, str]]

    def voice(self, *, with_recruiter: bool, is_mine: bool) -> Voice:
        """The texts of the one who writes."""
        if with_recruiter:
            return self.recruited if is_mine else self.recruiter
        return self.robin if is_mine else self.peer


class _Filler:
    """Fills the blanks of a sentence, each with any of its words."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._fill = {name: text.split("|") for name, text in words("talk")["fill"].items()}

    def fill(self, sentence: str) -> str:
        return BLANK.sub(lambda blank: self._rng.choice(self._fill[blank[1]]), sentence)

    def each(self, sentences: list[str], *, count: int = RUNS) -> list[str]:
        """Single sentences."""
        return [self.fill(self._rng.choice(sentences)) for _ in range(count)]

    def runs(self, sentences: list[str], *, count: int = RUNS) -> list[str]:
        """Several different sentences in a row; two blanks stand for a new paragraph."""
        rng = self._rng
        return [
            "".join(
                self.fill(sentence) + rng.choice((" ", " ", "  "))
                for sentence in rng.sample(sentences, rng.choice(LENGTHS))
            ).rstrip()
            for _ in range(count)
        ]


def talk(rng: random.Random) -> Talk:
    """Ready texts for both sides of every conversation."""
    filler = _Filler(rng)
    book = words("talk")
    return Talk(
        recruiter=_voice(filler, book["recruiter"]["theirs"]),
        recruited=_voice(filler, book["recruiter"]["mine"]),
        peer=_voice(filler, book["peer"]["theirs"]),
        robin=_voice(filler, book["peer"]["mine"]),
        group=filler.each(book["group"]["said"]),
        adverts=[
            (rng.choice(book["advert"]["subjects"]), body)
            for body in filler.each(book["advert"]["bodies"], count=64)
        ],
    )


def _voice(filler: _Filler, said: dict[str, list[str]]) -> Voice:
    return Voice(
        open=filler.each(said["open"]),
        carry=filler.runs(said["carry"]),
        ask=filler.each(said["ask"]),
        close=filler.each(said["close"]),
    )


def notes(rng: random.Random, *, count: int) -> list[str]:
    """What people write beside a request to connect."""
    return _Filler(rng).each(words("talk")["notes"]["invitations"], count=count)
