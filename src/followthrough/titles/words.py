"""The words of a title in one form: folded, short forms spelled out, endings taken off."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Generic, NamedTuple, TypeVar

Value = TypeVar("Value")

_FORM_MARKS = frozenset("(:*_/·.")  # without one of these no gender form is written
_CAPITALS = re.compile(r"\b[A-Z]{2,3}\b")
_SHORTEST_STEM = 4
_GENDER = re.compile(
    r"\s*\((?:[mwdfhx]|all genders|gn|div)(?:\s*[/|,]\s*[mwdfhx*])*\)"
    r"|(?<=\w)(?:[:*_]|/-?)in(?:nen)?\b"
    r"|(?<=\w)\((?:in|e|ne|se|a|o|re)\)|(?<=\w)[·.](?:e|ne|rice|trice|euse)\b|(?<=[oa])/[oa]\b"
    r"|(?<=\w)\((?:rice|trice|euse)\)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\.net\b|[^\W_][\w+#]*(?:&\w+)*(?:\.(?=\w)\w+)*|[,()/&:@+]")


class Match(NamedTuple, Generic[Value]):
    """A phrase found in the words of a title, and where."""

    start: int
    end: int
    words: str
    value: Value


class Phrasebook(Generic[Value]):
    """Phrases with what they mean; of two that fit at one place the longer one is found."""

    def __init__(self) -> None:
        self._of_first: dict[str, dict[int, dict[str, Value]]] = {}

    def add(self, phrase: str, value: Value) -> None:
        """Add a phrase; a later meaning replaces an earlier one."""
        words = plain(phrase)
        lengths = self._of_first.setdefault(words[0], {})
        lengths.setdefault(len(words), {})[" ".join(words)] = value
        self._of_first[words[0]] = dict(sorted(lengths.items(), reverse=True))

    def find(self, words: tuple[str, ...]) -> list[Match[Value]]:
        """The phrases in these words from left to right, none inside another."""
        found, at, end = [], 0, len(words)
        while at < end:
            match = self._at(words, at) or self._inflected(words, at)
            if match:
                found.append(match)
                at = match.end
            else:
                at += 1
        return found

    def _inflected(self, words: tuple[str, ...], at: int) -> Match[Value] | None:
        """A phrase beginning with another form of this word: "infirmière" of "infirmier"."""
        if not words[at].endswith(_feminine()):
            return None
        for stem in _stems(words[at]):
            match = self._at((*words[:at], stem, *words[at + 1 :]), at)
            if match:
                return match
        return None

    def _at(self, words: tuple[str, ...], at: int) -> Match[Value] | None:
        for length, phrases in self._of_first.get(words[at], {}).items():
            said = words[at] if length == 1 else " ".join(words[at : at + length])
            if said in phrases:
                return Match(at, at + length, said, phrases[said])
        return None


def fold(text: str) -> str:
    """Lower case without accents, marks between words as blanks."""
    return " ".join(_BETWEEN.sub(" ", _lower(text)).split())


_BETWEEN = re.compile(r"[^\w&+#|@,./()'-]+|[./](?=\s|$)")


def _lower(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("’", "'"))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return text.casefold()


@lru_cache(maxsize=20_000)
def plain(phrase: str) -> tuple[str, ...]:
    """The words of a vocabulary entry, in the form in which titles are read."""
    short = _short_forms()["anywhere"]
    return tuple(
        word for token in _tokens(_lower(phrase)) for word in short.get(token, token).split()
    )


def of_title(title: str) -> tuple[str, ...]:
    """The words of a title: short forms spelled out, inflected forms as the known word.

    Some short forms count only in capitals: "IT" is a trade, "it" is not.
    """
    has_form = not _FORM_MARKS.isdisjoint(title)
    shown = _GENDER.sub("", title) if has_form else title
    folded = _tokens(_lower(shown))
    has_small = any(c.islower() for c in shown)
    capitals = (
        {_lower(word) for word in re.findall(r"\b[A-Z]{2,3}\b", shown)} if has_small else None
    )
    found: list[str] = []
    for token in folded:
        found += _known_form(token, is_capital=capitals is None or token in capitals)
    return tuple(found)


def _tokens(folded: str) -> list[str]:
    """A mark at a word's end is not part of it, but C++ and C# are."""
    return _TOKEN.findall(folded.replace("'", " "))


@lru_cache(maxsize=50_000)
def _known_form(token: str, *, is_capital: bool) -> tuple[str, ...]:
    short = _short_forms()
    if token in short["in_capitals"]:
        if is_capital:
            return tuple(short["in_capitals"][token].split())
        return () if token in {"it", "us", "do", "or"} else (token,)
    if token in short["anywhere"]:
        return tuple(short["anywhere"][token].split())
    known = known_words()
    if token in known or len(token) < _SHORTEST_STEM:
        return (token,)
    if (stem := _stem(token)) != token:
        return (stem,)
    return _compound(token) or (token,)


def _stem(token: str) -> str:
    """The known word of which this is a form; one that says something alone comes first."""
    stems = _stems(token)
    return next((one for one in stems if one in _said_alone()), next(iter(stems), token))


@lru_cache(maxsize=50_000)
def _stems(token: str) -> tuple[str, ...]:
    """Known words of which this may be a form, by the longest ending first."""
    if len(token) < _SHORTEST_STEM:
        return ()
    known = known_words()
    found = [
        stem
        for ending, instead in _endings()
        if token.endswith(ending)
        and len(stem := token[: -len(ending)] + instead) >= _SHORTEST_STEM
        and stem in known
    ]
    if token.endswith("ies") and token[:-3] + "y" in known:
        found.append(token[:-3] + "y")
    return tuple(found)


def _compound(token: str) -> tuple[str, ...]:
    """A German or Dutch compound as its area and its head: Vertriebs-leiter."""
    bare = _stem_of_ends(token)
    for end in _ends():
        first = bare.removesuffix(end)
        if first == bare or len(first) < _SHORTEST_STEM - 1:
            continue
        for area in (first, first[:-1], first[:-2]):
            if area in known_words():
                return (area, end)
        return (first, end)
    return ()


def _stem_of_ends(token: str) -> str:
    for ending in ("innen", "in", "s"):
        if token.endswith(ending) and token.removesuffix(ending).endswith(_ends()):
            return token.removesuffix(ending)
    return token


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """One of the readable data files beside this module."""
    folder = resources.files("followthrough.titles").joinpath("vocabulary")
    return tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def breaks() -> frozenset[str]:
    """Words and marks after which a title says what the head word is about: "of", a comma."""
    return frozenset(vocabulary("joints")["breaks"])


@cache
def joiners() -> frozenset[str]:
    """Words and marks that put two areas side by side: "sales & marketing"."""
    return frozenset(vocabulary("joints")["joiners"])


@cache
def known_words() -> frozenset[str]:
    """Every word that stands in a vocabulary file."""
    return breaks() | joiners() | {word for phrase in _phrases() for word in plain(phrase)}


@cache
def _said_alone() -> frozenset[str]:
    """Words that mean something by themselves."""
    return frozenset(phrase[0] for one in _phrases() if len(phrase := plain(one)) == 1)


@cache
def _phrases() -> tuple[str, ...]:
    """Every phrase of occupations, heads and levels, in all languages."""
    found: list[str] = []
    for name in ("occupations_en", "other_languages"):
        for fields in vocabulary(name).values():
            for entry in fields.values():
                found += [*entry.get("trades", ()), *entry.get("areas", ())]
    for head in vocabulary("heads").values():
        found += head["words"]
    for words in vocabulary("other_levels")["heads"].values():
        found += words
    for name in ("levels", "other_levels"):
        for words in vocabulary(name)["phrases"].values():
            found += words
    return tuple(found)


@cache
def _short_forms() -> dict[str, dict[str, str]]:
    return vocabulary("abbreviations")


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    table = vocabulary("other_levels")["endings"]
    pairs = [(ending, one) for ending, told in table.items() for one in _several(told)]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _feminine() -> tuple[str, ...]:
    return tuple(vocabulary("other_levels")["feminine"]["endings"])


def _several(told: str | list[str]) -> list[str]:
    return [told] if isinstance(told, str) else told


@cache
def _ends() -> tuple[str, ...]:
    return tuple(sorted(vocabulary("other_levels")["compounds"]["ends"], key=len, reverse=True))
