"""A message as greeting, sentences and signature, each with its place in the text."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STOPS = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)|\n+")
_SHORT_FORMS = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|prof|st|inc|ltd|co|corp|vs|etc|e\.g|i\.e|approx|no|nr|z\.b)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"\n(?:On [^\n]{5,120} wrote:|Am [^\n]{5,120} schrieb[^\n]*:|Le [^\n]{5,120} a écrit ?:|"
    r"-{3,} ?Original|_{10,}|From: [^\n]+\n).*",
    re.DOTALL,
)
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_SIGNS = str.maketrans("’‘“”„«»\u00a0\u202f–—", '\'\'"""""  --')


class Span(NamedTuple):
    """A sentence: its place and its folded words."""

    start: int
    end: int
    words: tuple[str, ...]


class Parts(NamedTuple):
    """What is what in a message. ``plain`` has one sign for each sign of the text."""

    text: str
    plain: str
    greeting_end: int
    body_end: int
    sentences: tuple[Span, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the sentences, without greeting, signature and quoted text."""
        return tuple(word for sentence in self.sentences for word in sentence.words)


def read(text: str) -> Parts:
    """Take a message apart."""
    plain = _QUOTED_LINE.sub(lambda found: " " * len(found[0]), plain_signs(text))
    quoted = _QUOTED.search(plain)
    end = quoted.start() if quoted else len(plain)
    greeting = _greeting().match(plain, 0, end)
    begin = greeting.end() if greeting else 0
    closing = _closing().search(plain, begin, end)
    end = closing.start() if closing else _without_name(plain, begin, end)
    return Parts(text, plain, begin, end, tuple(_sentences(plain, begin, end)))


def plain_signs(text: str) -> str:
    """Typographic signs as typed ones, in the same places."""
    return text.translate(_SIGNS)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(_WORD.findall(fold(text)))


def fold(text: str) -> str:
    """Lower case without accents."""
    lowered = plain_signs(text).casefold()
    if lowered.isascii():
        return lowered
    apart = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _without_name(plain: str, begin: int, end: int) -> int:
    """The end without a last line of a name or two: a signature without a closing."""
    last = plain.rfind("\n", begin, len(plain[:end].rstrip()))
    line = plain[last + 1 : end].strip()
    names = line.split()
    is_name = last > 0 and 0 < len(names) <= 3 and all(name[:1].isupper() for name in names)  # noqa: PLR2004
    return last if is_name and not line.endswith((".", "!", "?")) else end


def _sentences(plain: str, begin: int, end: int) -> Iterator[Span]:
    start = begin
    for stop in _STOPS.finditer(plain, begin, end):
        if _SHORT_FORMS.search(plain, start, stop.end()) and not stop[0].startswith("\n"):
            continue
        yield from _trimmed(plain, start, stop.end())
        start = stop.end()
    yield from _trimmed(plain, start, end)


def _trimmed(plain: str, start: int, end: int) -> Iterator[Span]:
    said = plain[start:end]
    start += len(said) - len(said.lstrip())
    end -= len(said) - len(said.rstrip())
    if start < end and (words := words_of(plain[start:end])):
        yield Span(start, end, words)


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """One of the readable data files beside this module."""
    folder = resources.files("followthrough.messages").joinpath("vocabulary")
    return tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def _greeting() -> re.Pattern[str]:
    """A greeting up to its comma or line end; without either, with one name."""
    said = "|".join(vocabulary("letters")["greetings"])
    name = r"[^\W\d_][^\s,.!?:]*"
    return re.compile(
        rf"\s*(?:(?i:{said})\b(?:(?:[ \t]+[^\s,.!?:]+\.?){{0,5}}"
        r"(?:[ \t]*[,!.:-]+(?=\s)|(?=\s*\n|\s*$))"
        rf"|[ \t]+[A-Z]\w+(?=\s)|(?=\s))|{name}(?:[ -]{name})?[ \t]*[,!:-]+(?=\s*\n))"
    )


@cache
def _closing() -> re.Pattern[str]:
    said = "|".join(vocabulary("letters")["closings"])
    return re.compile(rf"\n[ \t]*(?:--\s*|(?:{said})[,.! ]*)(?=\n|\Z).*", re.IGNORECASE | re.DOTALL)
