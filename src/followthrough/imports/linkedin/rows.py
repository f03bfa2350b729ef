"""Rows of a CSV text, where one broken row never costs more than itself."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import chain
from typing import NamedTuple

from followthrough.imports.contract import Reason, found

LONGEST_CELL = 1_000_000
LONGEST_LINE = 4_000_000
MOST_LINES = 2_000  # of one row: a message of LinkedIn holds 8,000 characters

StartsRow = Callable[[list[str]], bool]


class Broken(NamedTuple):
    """A row that cannot be cut into cells."""

    reason: Reason
    found: str


class _Unclosed(Exception):  # noqa: N818 - says what the row is
    """A quotation mark was opened and the next rows were about to be swallowed."""


def physical_lines(pieces: Iterable[str]) -> Iterator[str]:
    """The lines of a text with their ends; only line feeds and carriage returns end one.

    A line beyond all measure is cut, so that a file without line ends does not fill the memory.
    """
    rest = ""
    is_cutting = False
    for piece in pieces:
        lines = StringIO(rest + piece, newline="").readlines()
        rest = lines.pop() if lines and not lines[-1].endswith("\n") else ""
        if is_cutting:
            is_cutting, rest = not lines, rest if lines else ""
            del lines[:1]
        yield from lines
        if len(rest) > LONGEST_LINE:
            yield rest[:LONGEST_LINE] + "\n"
            is_cutting, rest = True, ""
    if rest:
        yield rest


class Rows:
    """Cuts lines into rows of cells, and knows on which line each begins."""

    def __init__(self, lines: Iterator[str], *, first_line: int, delimiter: str) -> None:
        self.line = 0
        self.starts_row: StartsRow | None = None
        self._lines = lines
        self._read = first_line - 1
        self._delimiter = delimiter
        self._again = ""
        self._open = ""
        self._held = 0
        self._size = 0

    def __iter__(self) -> Iterator[list[str] | Broken]:
        csv.field_size_limit(LONGEST_CELL)
        while True:
            try:
                for cells in csv.reader(self._feed(), delimiter=self._delimiter):
                    self._open = ""
                    if cells:
                        yield cells
            except _Unclosed:
                yield Broken(Reason.UNREADABLE, found(self._open))
                self._seek()
            except csv.Error:
                yield Broken(Reason.FIELD_TOO_LONG, found(self._open[:1000]))
                if self._held or self._open.count('"') % 2:
                    self._seek()
            else:
                return
            self._open = ""

    def _feed(self) -> Iterator[str]:
        for line in self._ahead():
            self._read += 1
            if not self._open:
                self._open = line
                self.line = self._read
                self._held = self._size = 0
            else:
                self._hold(line)
            yield line

    def _hold(self, line: str) -> None:
        self._held += 1
        self._size += len(line)
        too_much = self._held > MOST_LINES or self._size > LONGEST_CELL
        if too_much or self._is_start(line):
            self._push_back(line)
            raise _Unclosed

    def _push_back(self, line: str) -> None:
        self._again = line
        self._read -= 1

    def _ahead(self) -> Iterator[str]:
        if not self._again:
            return self._lines
        again, self._again = self._again, ""
        return chain((again,), self._lines)

    def _seek(self) -> None:
        """Go on to the next line that is surely the start of a row."""
        for line in self._ahead():
            self._read += 1
            if self._is_start(line):
                self._push_back(line)
                return

    def _is_start(self, line: str) -> bool:
        if self.starts_row is None or self._delimiter not in line or line.count('"') % 2:
            return False  # an odd quotation mark ends what is open, so it is no new row
        before, mark, _ = line.partition('"')
        if mark and before and not before.endswith(self._delimiter):
            return False  # neither does it begin one where no cell begins
        try:
            cells = next(csv.reader((line,), delimiter=self._delimiter, strict=True))
            return self.starts_row(cells)
        except csv.Error:
            return False

    @property
    def spans_lines(self) -> bool:
        """Whether the current row goes over several lines."""
        return self._held > 0
