"""A file of LinkedIn as a table: its header found wherever it stands, its columns by name."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from operator import itemgetter
from typing import BinaryIO, NamedTuple, TypeVar

from followthrough.imports.contract import (
    ArchiveFileUnreadable,
    Notice,
    Problem,
    Reason,
    found,
)
from followthrough.imports.linkedin.rows import LONGEST_LINE, Broken, Rows, physical_lines
from followthrough.imports.linkedin.text import pieces

DELIMITERS = ",;\t|"
LINES_TO_SEARCH = 40
LINES_TO_SAMPLE = 400  # a year of new connections for most: enough to see how days are written
ENOUGH_KNOWN = 3
BLANK = "NA"  # what some statistics programs write for an empty cell

Record = TypeVar("Record")
Cells = list[str]


def unblanked(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row in which blanks were turned to ``NA``."""
    return tuple("" if cell == BLANK else cell for cell in cells)


def unheard(_: str) -> None:
    """Where notices go when nobody listens."""


@dataclass(frozen=True)
class Sheet:
    """What a file holds: its fields with the names their columns go by, the newest first.

    Without the needed ones it is useless; the day tells rows from lines of a text. Of a private
    one nothing but the needed ones is ever shown.
    """

    names: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    day: str = ""
    is_day: Callable[[str], bool] = bool
    is_private: bool = False

    @cached_property
    def fields(self) -> dict[str, str]:
        """The field behind every folded column name."""
        return {fold(name): field for field, names in self.names.items() for name in names}


def fold(name: str) -> str:
    """A name without what changes: case, accents, spaces, underscores, dashes."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum())


class Header(NamedTuple):
    """Where the header stands, how its cells are parted, and which column holds which field."""

    line: int
    delimiter: str
    width: int
    columns: dict[str, int]


class Table:
    """The rows of one file after its header."""

    def __init__(self, rows: Rows, sheet: Sheet, header: Header, file: str) -> None:
        self.file = file
        self.sample: list[str] = []
        self.sheet = sheet
        self.columns = header.columns
        self.width = header.width
        self._delimiter = header.delimiter
        self._rows = rows
        reach = [*sheet.needed, sheet.day]
        places = (header.columns[name] for name in reach if name in header.columns)
        self._least = 1 + max(places, default=0)
        rows.starts_row = self._starts_row if sheet.day in header.columns else None

    def pick(self, *fields: str) -> Callable[[Cells], tuple[str, ...]]:
        """Takes the cells of these fields from a row; a field without a column is empty."""
        places = [self.columns.get(name, self.width) for name in fields]
        return itemgetter(*places)

    def first_cells(self, field: str) -> Iterator[str]:
        """What the first rows hold in one field, to see how this file writes it."""
        place = self.columns.get(field, self.width)
        for line in self.sample:
            yield from _cut(line, self._delimiter)[place : place + 1]

    def records(self, make: Callable[[int, Cells], Record | Problem]) -> Iterator[Record | Problem]:
        """Make every row into a record or a problem; rows without any content are no rows."""
        rows, width = self._rows, self.width
        for cells in rows:
            if isinstance(cells, Broken):
                shown = "" if self.sheet.is_private else cells.found
                yield Problem(self.file, rows.line, cells.reason, shown)
                continue
            if len(cells) != width and (misfit := self._fit(cells)):
                if any(cells):
                    yield misfit
                continue
            cells.append("")
            made = make(rows.line, cells)
            if not isinstance(made, Problem) or any(cells):
                yield made

    def problem(self, line: int, reason: Reason, cells: Cells) -> Problem:
        """A row set aside, with what stands in it."""
        if self.sheet.is_private:
            cells = [cells[self.columns[name]] for name in self.sheet.needed if cells]
        return Problem(self.file, line, reason, found(" ".join(filter(None, cells))))

    def _fit(self, cells: Cells) -> Problem | None:
        if len(cells) > self.width and not any(cells[self.width :]):
            del cells[self.width :]
        if self._least <= len(cells) <= self.width:
            cells.extend([""] * (self.width - len(cells)))
            return None
        reason = Reason.UNREADABLE if self._rows.spans_lines else Reason.RAGGED_ROW
        return self.problem(self._rows.line, reason, [] if self.sheet.is_private else cells)

    def _starts_row(self, cells: Cells) -> bool:
        day = self.columns[self.sheet.day]
        return day < len(cells) <= self.width and self.sheet.is_day(cells[day])


def open_table(stream: BinaryIO, file: str, sheet: Sheet, notice: Notice) -> Table:
    """Find the header of a file and stand before its first row."""
    lines = physical_lines(pieces(stream, file, notice))
    head = list(_first(lines))
    header = find_header(head[:LINES_TO_SEARCH], sheet)
    if header is None:
        raise ArchiveFileUnreadable(_no_header(head, file, sheet))
    if missing := [name for name in sheet.needed if name not in header.columns]:
        raise ArchiveFileUnreadable(_no_column(head[header.line - 1], file, sheet, missing[0]))
    sample = head[header.line :]
    rows = Rows(chain(sample, lines), first_line=header.line + 1, delimiter=header.delimiter)
    table = Table(rows, sheet, header, file)
    table.sample = sample
    return table


def _first(lines: Iterator[str]) -> Iterator[str]:
    size = 0
    for line in islice(lines, LINES_TO_SAMPLE):
        yield line
        size += len(line)
        if size > LONGEST_LINE:
            return


def find_header(lines: list[str], sheet: Sheet) -> Header | None:
    """The first line that holds enough column names of a sheet, whatever stands before it."""
    enough = min(ENOUGH_KNOWN, len(sheet.names))
    for number, line in enumerate(lines, start=1):
        for delimiter in DELIMITERS:
            header = _header(number, line, delimiter, sheet)
            if len(header.columns) >= enough:
                return header
    return None


def _header(number: int, line: str, delimiter: str, sheet: Sheet) -> Header:
    cells = _cut(line, delimiter)
    columns: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if field := sheet.fields.get(fold(cell)):
            columns.setdefault(field, place)
    return Header(number, delimiter, len(cells), columns)


def _cut(line: str, delimiter: str) -> Cells:
    try:
        return next(csv.reader((line,), delimiter=delimiter), [])
    except csv.Error:
        return []


def _no_header(head: list[str], file: str, sheet: Sheet) -> str:
    if not any(line.strip() for line in head):
        return f"{file} is empty. Ask LinkedIn for a fresh archive."
    first = next(line for line in head if line.strip())
    begins = "" if sheet.is_private else f"; it begins “{found(first)}”"
    known = ", ".join(f"“{_title(sheet, name)}”" for name in list(sheet.names)[:ENOUGH_KNOWN])
    return (
        f"{file} has no line with column names such as {known}{begins}."
        " Open the file, put the column names back above the rows, and import it again."
    )


def _no_column(header: str, file: str, sheet: Sheet, missing: str) -> str:
    return (
        f"{file} has no “{_title(sheet, missing)}” column; its columns are “{found(header)}”."
        " LinkedIn renames columns now and then: put the old name back and import it again."
    )


def _title(sheet: Sheet, name: str) -> str:
    return sheet.names[name][0]
