"""Where in a letter an assistant may be asked for words: one open place, or one sentence. Pure."""

from __future__ import annotations

from typing import NamedTuple

from followthrough.messages.contract import ADVISE, Check
from followthrough.writing.library import holes


class Place(NamedTuple):
    """One place: the words that would give way, and what is wanted there.

    ``asked`` is what an open place asks for, empty for a sentence; ``line`` is the line around it;
    ``reasons`` are the remarks on a sentence.
    """

    words: str
    asked: str
    line: str
    reasons: tuple[str, ...] = ()


def places(subject: str, body: str, check: Check) -> tuple[Place, ...]:
    """Every open place of a letter and every sentence with a remark, in this order."""
    found = [*_open(body), *_open(subject), *_flagged(body, check)]
    return tuple({one.words: one for one in reversed(found)}.values())[::-1]


def sentence_at(body: str, check: Check, start: int, end: int) -> str:
    """The sentence in which this stretch of a letter lies; nothing where it is in none or more."""
    if start >= end:
        return ""
    around = (one for one in check.sentences if one.start <= start and end <= one.end)
    found = next((body[one.start : one.end] for one in around), "")
    return "" if holes(found) else found


def _open(text: str) -> list[Place]:
    found = []
    for start, end, asked in holes(text):
        begin = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        line = text[begin : stop if stop >= 0 else len(text)].strip()
        found.append(Place(text[start:end], " ".join(asked.split()), line))
    return found


def _flagged(body: str, check: Check) -> list[Place]:
    reasons: dict[str, list[str]] = {}
    for flag in check.flags:
        said = sentence_at(body, check, flag.start, flag.end) if flag.severity == ADVISE else ""
        if said:
            reasons.setdefault(said, []).append(flag.reason)
    return [Place(said, "", said, tuple(dict.fromkeys(why))) for said, why in reasons.items()]
