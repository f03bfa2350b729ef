"""Warning signs in what strangers write. They explain; only the user decides."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

WEAK, MEDIUM, STRONG, STOP = "weak", "medium", "strong", "stop"
LEVELS = ("", WEAK, MEDIUM, STRONG, STOP)
_ANYWHERE = 100_000  # letters: a rule that names no distance looks at the whole message
_LONGEST_QUOTE = 160
_WORDS = re.compile(r"[^\W_]+")
_SENTENCE_ENDS = re.compile(r"[.!?](?=\s|$)|\n")
_MARKS = re.compile(r"[\d@/%$€£]|\.(?=\w)")  # sums, addresses and names of files have one


class Flag(NamedTuple):
    """One warning sign: what it is, how grave, why it matters, and the words it was read from."""

    id: str
    level: str
    explanation: str
    found: str


class _Rule(NamedTuple):
    sign: str
    ideas: tuple[str, ...]
    within: int
    unless: tuple[str, ...]


class _Idea(NamedTuple):
    """The entries of an idea by their first word, by the beginning of it, and all others."""

    words: dict[str, list[str]]
    beginnings: dict[str, list[str]]
    others: re.Pattern[str] | None


class _Message:
    """A message folded, with the places of each idea looked up once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = _fold(text)
        said = set(_WORDS.findall(self.folded))
        self._beginnings = {word[:end] for word in said for end in range(2, len(word) + 1)} | said
        self._said = said
        self._has_marks = bool(_MARKS.search(self.folded))
        self._places: dict[str, list[tuple[int, int]]] = {}

    def places(self, name: str) -> list[tuple[int, int]]:
        if name not in self._places:
            self._places[name] = sorted(self._look_up(_ideas()[name]))
        return self._places[name]

    def _look_up(self, idea: _Idea) -> Iterator[tuple[int, int]]:
        """Only entries whose first word is said, or begins a word said, are looked for."""
        entries = [one for word in idea.words.keys() & self._said for one in idea.words[word]]
        begun = idea.beginnings.keys() & self._beginnings
        entries += [one for word in begun for one in idea.beginnings[word]]
        for entry in entries:
            if not _whole_words(entry) <= self._said:
                continue
            yield from (found.span() for found in _pattern(entry).finditer(self.folded))
        if idea.others is not None and self._has_marks:
            yield from (found.span() for found in idea.others.finditer(self.folded))

    def words(self, start: int, end: int) -> str:
        """The sentences around, as they were written where folding has kept their places."""
        told = self.text if len(self.text) == len(self.folded) else self.folded
        before = [found.end() for found in _SENTENCE_ENDS.finditer(told, 0, start)]
        after = _SENTENCE_ENDS.search(told, end)
        quoted = told[before[-1] if before else 0 : after.start() if after else len(told)]
        short = quoted if len(quoted) <= _LONGEST_QUOTE else told[start:end]
        return " ".join(short.split())[:_LONGEST_QUOTE]


def scan(text: str) -> tuple[Flag, ...]:
    """The warning signs in a text, the gravest first.

    A sign is several ideas near one another ("you pay", "a fee", a sum), so that it is known by
    what is asked and not by the words; what is said against it ("we never charge") takes it away.
    """
    message = _Message(text)
    found: dict[str, Flag] = {}
    for rule in _rules():
        place = None if rule.sign in found else _together(message, rule)
        if place and not any(message.places(idea) for idea in rule.unless):
            sign = _signs()[rule.sign]
            words = message.words(*place)
            found[rule.sign] = Flag(rule.sign, sign["level"], sign["explanation"], words)
    return tuple(sorted(found.values(), key=lambda flag: -LEVELS.index(flag.level)))


def _together(message: _Message, rule: _Rule) -> tuple[int, int] | None:
    """The shortest stretch that holds every idea of the rule, if it is short enough."""
    places = []
    for idea in rule.ideas:
        if not (own := message.places(idea)):
            return None
        places.append(own)
    best: tuple[int, int] | None = None
    for start, end in places[0]:
        first, last = start, end
        for others in places[1:]:
            near = min(others, key=lambda one: abs(one[0] - start))
            first, last = min(first, near[0]), max(last, near[1])
        if last - first <= rule.within and (best is None or last - first < best[1] - best[0]):
            best = (first, last)
    return best


def level(flags: Iterable[Flag], *, is_known: bool = False) -> str:
    """The gravest level; earlier talk both ways makes all but a stop one step lighter."""
    gravest = max((LEVELS.index(flag.level) for flag in flags), default=0)
    if is_known and 0 < gravest < LEVELS.index(STOP):
        gravest -= 1
    return LEVELS[gravest]


def profile_signs(*, has_title: bool, has_company: bool, has_name: bool) -> tuple[Flag, ...]:
    """What a nearly empty profile says: little. New graduates look the same, so it stays weak."""
    if has_title or has_company or not has_name:
        return ()
    words = "The profile names no work. That may be a new graduate: ask."
    return (Flag("R9", WEAK, words, ""),)


def _fold(text: str) -> str:
    """Lower case without accents and apostrophes, each letter in its place."""
    plain = text.lower().replace("’", " ").replace("'", " ")
    if plain.isascii():
        return plain
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in plain)


@cache
def _vocabulary() -> dict[str, Any]:
    folder = resources.files("followthrough.sorting").joinpath("vocabulary")
    return tomllib.loads(folder.joinpath("red_flags.toml").read_text("utf-8"))


@cache
def _signs() -> dict[str, dict[str, str]]:
    return dict(_vocabulary()["signs"])


@cache
def _ideas() -> dict[str, _Idea]:
    return {name: _idea(entries) for name, entries in _vocabulary()["ideas"].items()}


def _idea(entries: list[str]) -> _Idea:
    words: dict[str, list[str]] = {}
    beginnings: dict[str, list[str]] = {}
    others = []
    for entry in entries:
        first = entry.split()[0]
        if "\\" in entry or not first.rstrip("*").isalnum():
            others.append(_source(entry))
        elif first.endswith("*"):
            beginnings.setdefault(first[:-1], []).append(entry)
        else:
            words.setdefault(first, []).append(entry)
    return _Idea(words, beginnings, re.compile("|".join(others)) if others else None)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            rule["sign"],
            tuple(rule["all"]),
            rule.get("within", _ANYWHERE),
            tuple(rule.get("unless", ())),
        )
        for rule in _vocabulary()["rules"]
    )


@cache
def _whole_words(entry: str) -> frozenset[str]:
    """The words of an entry that a message must hold as they stand."""
    return frozenset(word for word in entry.split() if word.isalnum())


@cache
def _pattern(entry: str) -> re.Pattern[str]:
    return re.compile(_source(entry))


def _source(entry: str) -> str:
    """An entry as a pattern: ``*`` is the rest of a word; one with a backslash is a pattern."""
    if "\\" in entry:
        return entry if entry.startswith("@") else rf"(?<!\w)(?:{entry})"
    if not entry[0].isalnum():
        return re.escape(entry)
    stem, star, rest = re.escape(entry).replace(r"\ ", r"\W+").partition(r"\*")
    ending = r"\w*" + rest if star else r"(?!\w)"
    return rf"(?<!\w){stem}{ending}"
