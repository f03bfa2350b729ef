"""The words somebody types, as a query that full text understands and as marks in what it finds.

Nothing typed is ever syntax: each word stands in quotes, so AND, NEAR, a star, a bracket or an
emoji is looked for as it is, or not at all.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SHORT = 3  # fewer letters than this are looked for among people only
PREFIX_IN_TEXT = 4  # what was said is matched by the beginning of a word from here on
SNIPPET_BEFORE = 40
SNIPPET_LENGTH = 160
_MARKS = "".join(chr(c) for c in range(0x300, 0x3100) if unicodedata.category(chr(c))[0] == "M")
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}])+")  # vowel signs of many scripts are marks

Parts = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What was typed, word by word."""

    tokens: tuple[str, ...]

    @classmethod
    def of(cls, typed: str) -> "SearchWords":
        """The words of what was typed; signs only part them."""
        return cls(tuple(_WORD.findall(_composed(typed))))

    @property
    def for_people(self) -> str:
        """Each word may be the beginning of a name, a title or a company."""
        return " ".join(f'"{token}"*' for token in self.tokens)

    @property
    def for_names(self) -> str:
        """Each word begins a part of the name."""
        return f"{{name}} : ({self.for_people})"

    @property
    def for_text(self) -> str:
        """Whole words; empty when there is too little."""
        if not self.tokens or max(map(len, self.tokens)) < SHORT:
            return ""
        return " ".join(f'"{token}"' for token in self.tokens)

    @property
    def for_text_begun(self) -> str:
        """The same with the last word as far as it is typed; empty where that is too short."""
        is_long = bool(self.tokens) and len(self.tokens[-1]) >= PREFIX_IN_TEXT
        return f"{self.for_text}*" if is_long else ""

    def mark(self, text: str) -> Parts:
        """The text in parts, each with whether it is one of the words."""
        if not self.tokens:
            return ((text, False),)
        parts: list[tuple[str, bool]] = []
        end = 0
        for start, stop in self._hits(text):
            if start > end:
                parts.append((text[end:start], False))
            parts.append((text[start:stop], True))
            end = stop
        if end < len(text) or not parts:
            parts.append((text[end:], False))
        return tuple(parts)

    def snippet(self, text: str) -> Parts:
        """The words with what stands around them, on one line."""
        flat = " ".join(text.split())
        hits = self._hits(flat)
        start = _word_start(flat, hits[0][0] - SNIPPET_BEFORE) if hits else 0
        stop = _word_stop(flat, start + SNIPPET_LENGTH)
        before, after = "… " if start else "", " …" if stop < len(flat) else ""
        return self.mark(f"{before}{flat[start:stop]}{after}")

    def _folded(self) -> list[str]:
        return [_fold(token) for token in self.tokens]

    def _hits(self, text: str) -> list[tuple[int, int]]:
        if text.isascii() and self.tokens:  # most text is, and one pattern is far faster
            return [match.span() for match in _beginnings(self.tokens).finditer(text)]
        tokens = self._folded()
        found = []
        for match in _WORD.finditer(text):
            word = _fold(match.group())
            token = max((t for t in tokens if word.startswith(t)), key=len, default="")
            if token:
                whole = len(word) != match.end() - match.start()  # folding changed the length
                stop = match.end() if whole else match.start() + len(token)
                found.append((match.start(), stop))
        return found


@lru_cache(maxsize=100)
def _beginnings(tokens: tuple[str, ...]) -> re.Pattern[str]:
    """Where a word of plain text begins with one of these, the longest first."""
    folded = {_fold(token) for token in tokens} - {""}  # a lone accent is no beginning
    either = "|".join(map(re.escape, sorted(folded, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?<![a-z0-9])(?:{either})", re.IGNORECASE)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\x00", " "))


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def _word_start(text: str, at: int) -> int:
    return 0 if at <= 0 else text.find(" ", at) + 1


def _word_stop(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", 0, at)
    return space if space > 0 else at
