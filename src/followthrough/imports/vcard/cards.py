"""A stream of vCards cut into cards: whatever the encoding, and whatever is broken in one of them.

A card runs from its BEGIN to its END. One that lacks its END stops where the next begins, and a
card inside a card (an assistant’s, in AGENT) is left out.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from followthrough.imports.contract import Notice
from followthrough.imports.linkedin.text import SAMPLE, encoding_of

PIECE = 1 << 18
LONGEST_CARD = 32 << 20  # bytes; a large picture has some ten million
_END = re.compile(rb"END:VCARD[ \t]*\r?\n?", re.IGNORECASE)
_MARK = re.compile(r"^[ \t]*(BEGIN|END):VCARD[ \t]*(?:\n|\Z)", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(rb"CHARSET=\"?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_AGENT = re.compile(r"AGENT(?:;[^:\n]*)?:[ \t]*\n?\Z", re.IGNORECASE)
_GLUED = re.compile(r"(END:VCARD)[ \t]*(?=BEGIN:VCARD)", re.IGNORECASE)
_BEGINS, _ENDS = "BEGIN:VCARD\n", "END:VCARD\n"


class RawCard(NamedTuple):
    """The text of one card without its BEGIN and END, and the line it begins on."""

    line: int
    text: str
    is_whole: bool = True


def cut(stream: BinaryIO, file: str, notice: Notice) -> Iterator[RawCard]:
    """Every card of a file, in its order."""
    untidy = _Untidy()
    line, rest = 1, ""
    begin = len(_BEGINS)
    for block in _blocks(stream, file, notice):
        *whole, rest = (rest + block).split(_ENDS)
        for piece in whole:
            is_plain = piece.startswith(_BEGINS) and piece.find("VCARD", begin) < 0
            if is_plain and not untidy.is_open:
                yield RawCard(line, piece[begin:])
            else:
                yield from untidy.cut(piece + _ENDS, line)
            line += piece.count("\n") + 1
    yield from untidy.cut(rest, line)
    yield from untidy.end()


@dataclass
class _Untidy:
    """Cuts text in which marks are written otherwise, lacking, or one card inside another."""

    _open: list[tuple[int, list[str]]] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether a card goes on into the text that follows."""
        return bool(self._open)

    def cut(self, text: str, line: int) -> Iterator[RawCard]:
        """The cards that end in this text."""
        place = 0
        for mark in _MARK.finditer(text):
            self._hold(text[place : mark.start()])
            here = line + text.count("\n", 0, mark.start())
            place = mark.end()
            if mark[1].upper() == "END":
                yield from self._close(is_whole=True)
                continue
            if self._open and not _AGENT.search("".join(self._open[-1][1])):
                yield from self._close(is_whole=False)
            self._open.append((here, []))
        self._hold(text[place:])

    def end(self) -> Iterator[RawCard]:
        """What the end of the file cuts off."""
        while self._open:
            yield from self._close(is_whole=False)

    def _hold(self, text: str) -> None:
        if self._open:
            self._open[-1][1].append(text)

    def _close(self, *, is_whole: bool) -> Iterator[RawCard]:
        if not self._open:
            return
        line, parts = self._open.pop()
        if self._open:  # it stood inside another card
            outer = self._open[-1][1]
            outer[:] = [_AGENT.sub("", "".join(outer))]
        else:
            yield RawCard(line, "".join(parts), is_whole)


def _blocks(stream: BinaryIO, file: str, notice: Notice) -> Iterator[str]:
    """The text in blocks with plain line ends."""
    sample = stream.read(SAMPLE)
    encoding = encoding_of(sample)
    if encoding.startswith(("utf-16", "utf-32")):
        yield from _wide(stream, sample, encoding)
        return
    western = "cp1252" if encoding.startswith("utf") else encoding
    told = False
    rest = sample.removeprefix(codecs.BOM_UTF8)
    while True:
        piece = stream.read(PIECE)
        data = rest + piece
        last = data.upper().rfind(b"END:VCARD")
        ended = _END.match(data, last) if last >= 0 else None
        place = ended.end() if ended and piece else 0
        if not piece or len(data) - place > LONGEST_CARD:
            place = len(data)
        whole, rest = data[:place], data[place:]
        try:
            yield _plain(whole.decode("utf-8"))
        except UnicodeDecodeError:
            if not told:
                told = True
                notice(
                    f"{file} holds cards that are not in Unicode; where they do not say what they"
                    f" are in, they were read as {western}. If names look wrong, export them again"
                    " as UTF-8."
                )
            yield _plain("".join(_line(line, western) for line in whole.splitlines(keepends=True)))
        if not piece:
            return


def _wide(stream: BinaryIO, sample: bytes, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    piece = sample
    kept = ""
    while piece:
        text = kept + decoder.decode(piece)
        kept = "\r" if text.endswith("\r") else ""
        yield _plain(text[: len(text) - len(kept)])
        piece = stream.read(PIECE)
    yield _plain(kept + decoder.decode(b"", final=True))


def _line(line: bytes, western: str) -> str:
    """One line in the encoding it says, else in Unicode, else in the usual one."""
    said = _CHARSET.search(line.partition(b":")[0])
    for encoding in (said[1].decode("ascii") if said else "utf-8", "utf-8"):
        try:
            return line.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return line.decode(western, "replace")


def _plain(text: str) -> str:
    for sign in ("\0", "\ufeff"):
        text = text.replace(sign, "") if sign in text else text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _GLUED.sub(r"\1\n", text) if "VCARDB" in text or "vcardb" in text else text
