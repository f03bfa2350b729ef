"""Warning signs in what strangers write. They explain; only the user decides.

A sign is never one wording: it is a few ideas near one another ("you pay", "a fee", a sum). The
words of each idea and the ideas of each sign stand in two files, in ``vocabulary/``:
``red_flags_words.toml`` and ``red_flags.toml``. Sources: US Federal Trade Commission, job scams
(2024); LinkedIn Help, recognise and report scams.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

WEAK, MEDIUM, STRONG, STOP = "weak", "medium", "strong", "stop"
LEVELS = ("", WEAK, MEDIUM, STRONG, STOP)
_LONGEST_QUOTE = 160
_STEM = 4  # letters by which a beginning or an end of a word is looked up
_GAP = 3  # words that ".." may skip
_DENIED = 4  # words between "no" or "never" and what it denies
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_WORDS = re.compile(r"\d[\d.,]*\d|[^\W_]+|[$€£@%]|[,;:()]")
_BARS = frozenset(",;:()")
_DISGUISED = re.compile(r"[^\W\d_]+[01][^\W\d_]{2,}")  # a digit for a letter: examp1e, g0od


class Flag(NamedTuple):
    """One warning sign: what it is, how grave, why it matters, and the words it was read from."""

    id: str
    level: str
    explanation: str
    found: str


class _Rule(NamedTuple):
    sign: str
    ideas: tuple[str, ...]
    near: int
    unless: tuple[str, ...]


class _Entry(NamedTuple):
    """What follows the first word of an entry, and the idea it stands for."""

    idea: str
    first: str
    rest: tuple[str, ...]


class _Words(NamedTuple):
    """All entries by their first word, or by the part of it that is given."""

    whole: dict[str, list[_Entry]]
    stems: dict[str, list[_Entry]]
    ends: dict[str, list[_Entry]]


class _Place(NamedTuple):
    sentence: int
    word: int


_Places = dict[str, list[_Place]]


def scan(text: str) -> tuple[Flag, ...]:
    """The warning signs in a text, the gravest first.

    What is said against a sign ("we never charge", "the laptop is provided") takes it away.
    """
    sentences = _SENTENCES.split(text)
    places = _places(sentences)
    found: dict[str, Flag] = {}
    for rule in _rules():
        if rule.sign in found or not places.keys() >= set(rule.ideas):
            continue
        spot = _together(places, rule)
        if spot is not None and places.keys().isdisjoint(rule.unless):
            sign = _signs()[rule.sign]
            words = _quote(sentences, spot)
            found[rule.sign] = Flag(rule.sign, sign["level"], sign["explanation"], words)
    return tuple(sorted(found.values(), key=lambda flag: -LEVELS.index(flag.level)))


def level(flags: Iterable[Flag], *, is_known: bool = False) -> str:
    """The gravest level; earlier talk both ways makes all but a stop one step lighter."""
    gravest = max((LEVELS.index(flag.level) for flag in flags), default=0)
    if is_known and 0 < gravest < LEVELS.index(STOP):
        gravest -= 1
    return LEVELS[gravest]


class Profile(NamedTuple):
    """What is known of somebody’s profile; ``seen`` is what the user saw there.

    Requests come without a headline: only where a list of connections told it (``is_told``), an
    empty one means something. ``seen``: "bare", "few", "new".
    """

    title: str = ""
    company: str = ""
    function: str = ""
    is_told: bool = False
    seen: frozenset[str] = frozenset()
    same_words_as: tuple[str, ...] = ()


def profile_signs(of: Profile) -> tuple[Flag, ...]:
    """What a profile says beside the words: little, so each stays weak, and none weighs alone.

    New graduates have empty profiles, too; everybody begins with few connections; a headline of
    no trade may stand for a good one. Only a text that goes round has no kind reading.
    """
    signs = []
    if "bare" in of.seen or (of.is_told and not of.title and not of.company):
        signs.append(("R9", "The profile names no work. That may be a new graduate: ask."))
    for mark, words in _SEEN.items():
        if mark in of.seen:
            signs.append(("R10", words))
    if of.same_words_as:
        names = ", ".join(of.same_words_as)
        signs.append(("R11", f"The very words came from somebody else as well: {names}."))
    elif of.is_told and of.title and not of.company and not of.function:
        signs.append(("R11", "The headline names neither a trade nor an employer: ask."))
    return tuple(Flag(sign, WEAK, words, "") for sign, words in signs)


_SEEN = {
    "few": "You saw few connections there. Weak alone: everybody begins so.",
    "new": "You saw that the account is new. Weak alone: everybody begins so.",
}


def _places(sentences: list[str]) -> _Places:
    """Where each idea is spoken of, sentence by sentence."""
    entries = _entries()
    places: _Places = defaultdict(list)
    for number, sentence in enumerate(sentences):
        words = _words(sentence)
        for at, word in enumerate(words):
            starting = entries.whole.get(word)
            if starting is not None:
                _note(places, starting, words, _Place(number, at))
            starting = entries.stems.get(word[:_STEM])
            if starting is not None:
                stems = [entry for entry in starting if word.startswith(entry.first)]
                _note(places, stems, words, _Place(number, at))
            ending = entries.ends.get(word[-_STEM:])
            if ending is not None:
                compounds = [entry for entry in ending if word.endswith(entry.first)]
                _note(places, compounds, words, _Place(number, at))
    return places


def _note(places: _Places, entries: list[_Entry], words: list[str], place: _Place) -> None:
    denied = None
    for entry in entries:
        if entry.rest and not _follows(words, place.word + 1, entry.rest):
            continue
        if denied is None:
            denied = _is_denied(words, place.word)
        if not denied or entry.idea in _undeniable():
            places[entry.idea].append(place)


def _words(sentence: str) -> list[str]:
    """Folded words; a number is ``#``, a word with a digit for a letter ``#word``."""
    return [
        ("#" if word[0].isdigit() else "#word" if _DISGUISED.fullmatch(word) else word)
        if not word.isalpha()
        else word
        for word in _WORDS.findall(_fold(sentence))
    ]


def _follows(words: list[str], at: int, rest: tuple[str, ...]) -> bool:
    """Whether the rest of an entry comes next; ``..`` skips up to three words."""
    if not rest:
        return True
    if rest[0] == "..":
        return any(_follows(words, at + skip, rest[1:]) for skip in range(_GAP + 1))
    if at >= len(words):
        return False
    wanted = rest[0]
    same = words[at].startswith(wanted[:-1]) if wanted[-1] == "*" else words[at] == wanted
    return same and _follows(words, at + 1, rest[1:])


def _is_denied(words: list[str], at: int) -> bool:
    """Whether "no", "never" or the like comes shortly before, in the same part of a sentence."""
    denials, affirmed = _denials()
    for word in reversed(words[max(0, at - _DENIED) : at]):
        if word in _BARS or word in affirmed:
            return False
        if word in denials:
            return True
    return False


def _together(places: _Places, rule: _Rule) -> tuple[int, int] | None:
    """The first and last sentence of the closest spot that speaks of every idea of a rule."""
    spots = []
    for place in places[rule.ideas[0]]:
        chosen = [place]
        for idea in rule.ideas[1:]:
            free = [one for one in places[idea] if one not in chosen]
            if not free:
                break
            chosen.append(min(free, key=lambda one: abs(one.sentence - place.sentence)))
        else:
            numbers = [one.sentence for one in chosen]
            spots.append((min(numbers), max(numbers)))
    near = [spot for spot in spots if spot[1] - spot[0] <= rule.near]
    return min(near, key=lambda spot: spot[1] - spot[0], default=None)


def _quote(sentences: list[str], spot: tuple[int, int]) -> str:
    """The sentences as they were written; the first alone where they are long."""
    first, last = spot
    quoted = " ".join(" ".join(sentences[first : last + 1]).split())
    if len(quoted) > _LONGEST_QUOTE:
        quoted = " ".join(sentences[first].split())[:_LONGEST_QUOTE]
    return quoted.strip(" .!")


def _fold(text: str) -> str:
    """Lower case without accents and apostrophes."""
    plain = text.lower().replace("’", " ").replace("'", " ")
    if plain.isascii():
        return plain
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in plain)


@cache
def _read(name: str) -> dict[str, Any]:
    folder = resources.files("followthrough.sorting").joinpath("vocabulary")
    return tomllib.loads(folder.joinpath(name).read_text("utf-8"))


@cache
def _signs() -> dict[str, dict[str, str]]:
    return {name: sign for name, sign in _read("red_flags.toml").items() if "level" in sign}


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(name, tuple(rule["all"]), rule.get("near", 1), tuple(rule.get("unless", ())))
        for name, sign in _read("red_flags.toml").items()
        for rule in sign.get("rules", ())
    )


@cache
def _entries() -> _Words:
    words = _Words(defaultdict(list), defaultdict(list), defaultdict(list))
    for idea, said in _listed():
        first, *rest = said.split()
        if first.endswith("*"):
            entry = _Entry(idea, first[:-1], tuple(rest))
            words.stems[first[:_STEM]].append(entry)
        elif first.startswith("*"):
            entry = _Entry(idea, first[1:], tuple(rest))
            words.ends[first[-_STEM:]].append(entry)
        else:
            words.whole[first].append(_Entry(idea, first, tuple(rest)))
    return _Words(dict(words.whole), dict(words.stems), dict(words.ends))


def _listed() -> Iterator[tuple[str, str]]:
    """Every entry of every language with its idea."""
    for idea, languages in _read("red_flags_words.toml")["ideas"].items():
        for entries in languages.values():
            yield from ((idea, said.strip()) for said in entries.split(",") if said.strip())


@cache
def _denials() -> tuple[frozenset[str], frozenset[str]]:
    """Words that deny what follows, and words that undo a denial ("do not forget to")."""
    denial = _read("red_flags_words.toml")["denial"]
    return frozenset(denial["denying"].split()), frozenset(denial["undone_by"].split())


@cache
def _undeniable() -> frozenset[str]:
    return frozenset(_read("red_flags_words.toml")["denial"]["never_denied"].split())
