"""What a message asks for, how early, and whether the relationship allows it. English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from followthrough.messages import demands
from followthrough.messages.contract import Draft, Flag
from followthrough.messages.sentences import Parts, Span, vocabulary

MOST_QUESTIONS = 3
LONG_BEFORE_ASK = 80  # words
HEAVY = frozenset({"referral", "introduction", "talk"})
INTRODUCTIONS, REFERRALS = 2, 3
_SMALL_TALK = re.compile(
    r"how (?:are|have) (?:you|things)|how(?:'s| is) (?:it going|everything|life|the family)"
    r"|are you (?:well|ok)|how do you do|remember me|hope you"
)


class Ask(NamedTuple):
    """One sentence that asks, and for what."""

    start: int
    end: int
    kind: str
    number: int  # of the sentence


def asks(parts: Parts) -> tuple[Ask, ...]:
    """The sentences that ask for something."""
    found = (_ask(parts, number, one) for number, one in enumerate(parts.sentences))
    return tuple(one for one in found if one)


def find(draft: Draft, parts: Parts) -> Iterator[Flag]:
    """Whether there is one clear ask, early enough, at a rung the relationship allows."""
    asked = asks(parts)
    wanted = demands.of(draft)
    if not parts.sentences:
        return
    last = parts.sentences[-1]
    if not asked and wanted.asks:
        words = "Nothing is asked. Say in one question what you would like from them."
        yield Flag("no_ask", last.start, last.end, words)
    if asked and wanted.closes:
        words = "A closing note asks nothing: it leaves the door open."
        yield Flag("asks_in_closing", asked[0].start, asked[0].end, words)
    yield from _several(parts, asked)
    yield from _rung(draft, asked)
    before = sum(len(one.words) for one in parts.sentences[:-1])
    if len(asked) == 1 and asked[0].number == len(parts.sentences) - 1 and before > LONG_BEFORE_ASK:
        words = f"The ask comes after {before} words. Put it in the first lines."
        yield Flag("late_ask", asked[0].start, asked[0].end, words)


def _several(parts: Parts, asked: tuple[Ask, ...]) -> Iterator[Flag]:
    kinds = {one.kind for one in asked}
    if len(kinds & HEAVY) > 1 or len(kinds) > MOST_QUESTIONS:
        second = next(one for one in asked[1:] if one.kind != asked[0].kind)
        words = "Two different things are asked. Ask the first, and keep the other for later."
        yield Flag("several_asks", second.start, second.end, words)
    marks = [at for at in range(parts.greeting_end, parts.body_end) if parts.plain[at] == "?"]
    if len(marks) > MOST_QUESTIONS:
        words = f"{len(marks)} questions. One to three are answered most often."
        yield Flag("many_questions", marks[MOST_QUESTIONS], marks[MOST_QUESTIONS] + 1, words)


def _rung(draft: Draft, asked: tuple[Ask, ...]) -> Iterator[Flag]:
    allowed = demands.rung(draft)
    for one in asked:
        if _kinds()[one.kind][0] > allowed:
            thing = "A referral" if one.kind == "referral" else "An introduction"
            words = f"{thing} is much to ask this early. Ask for advice or a name first."
            yield Flag("too_big", one.start, one.end, words)


def _ask(parts: Parts, number: int, one: Span) -> Ask | None:
    said = parts.plain[one.start : one.end].lower()
    if not _asking().search(said) or (_SMALL_TALK.search(said) and len(one.words) < 9):  # noqa: PLR2004
        return None
    for kind, (_, words) in _kinds().items():
        if words.search(said):
            return Ask(one.start, one.end, kind, number)
    return Ask(one.start, one.end, "advice", number) if said.endswith("?") else None


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(vocabulary("asks")["asking"])


@cache
def _kinds() -> dict[str, tuple[int, re.Pattern[str]]]:
    kinds = vocabulary("asks")["kinds"]
    return {name: (one["rung"], re.compile(one["words"])) for name, one in kinds.items()}
