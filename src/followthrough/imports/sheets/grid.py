"""A file as rows of cells, whatever it is: CSV in any encoding and separator, XLSX, XLS or ODS."""

from __future__ import annotations

import csv
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from itertools import chain, islice
from typing import BinaryIO, NamedTuple, cast

import python_calamine

from followthrough.imports.contract import ArchiveFileUnreadable, Notice
from followthrough.imports.linkedin.connections import email_address
from followthrough.imports.linkedin.dates import read_day
from followthrough.imports.linkedin.rows import LONGEST_LINE, Broken, Rows, physical_lines
from followthrough.imports.linkedin.text import pieces

DELIMITERS = ",;\t|"
LEAST_WIDTH = 3  # cells; narrower rows are too much like lines of a text
LINES_TO_SEARCH = 60
BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # a zip, and the older files of Office
MOST_BYTES = 400 << 20  # of a workbook, unpacked
PIECE = 1 << 20
_BROKEN = (
    "{file} cannot be opened as a spreadsheet ({why}). Open it, save it again as .xlsx or “CSV"
    " UTF-8”, and bring that file."
)
_EMPTY = frozenset(("", "FALSE"))

Cells = list[str]
Row = tuple[int, Cells | Broken]


class Grid(NamedTuple):
    """One table: its name in the workbook and its rows, each with the line it stands on."""

    name: str
    rows: Iterator[Row]


class SpreadsheetUnreadable(ArchiveFileUnreadable):
    """A workbook that cannot be opened."""


def grids(stream: BinaryIO, file: str, notice: Notice) -> list[Grid]:
    """The tables of a file; a CSV file has one."""
    head = b""
    while len(head) < len(BOOKS[0]) and (more := stream.read(len(BOOKS[0]))):
        head += more
    if head[: len(BOOKS[0])] in BOOKS:
        return _of_workbook(head + whole(stream), file)
    rest = cast("BinaryIO", _Chained(head, stream))
    return [Grid("", _of_text(rest, file, notice))]


def whole(stream: BinaryIO) -> bytes:
    """All that is left of a stream, which may hand out less than it is asked for."""
    return b"".join(iter(partial(stream.read, PIECE), b""))


def is_blank(cells: Iterable[str]) -> bool:
    """Whether a row holds nothing; unticked boxes all the way down are nothing, too."""
    return all(cell in _EMPTY for cell in cells)


class _Chained:
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def read(self, size: int = -1) -> bytes:
        head, self._head = self._head, b""
        return head + self._stream.read(max(size - len(head), 1) if size > 0 else -1)


def _of_text(stream: BinaryIO, file: str, notice: Notice) -> Iterator[Row]:
    lines = physical_lines(pieces(stream, file, notice))
    head = list(_first(lines))
    start = 1
    if head and head[0].strip().casefold().startswith("sep=") and len(head[0].strip()) == 5:  # noqa: PLR2004
        delimiter, start = head[0].strip()[-1], 2
    else:
        delimiter = _delimiter(head)
    rows = Rows(chain(head[start - 1 :], lines), first_line=start, delimiter=delimiter)
    rows.starts_row = _start_of_row(head, delimiter)
    for cells in rows:
        yield rows.line, cells


def _first(lines: Iterator[str]) -> Iterator[str]:
    size = 0
    for line in islice(lines, LINES_TO_SEARCH):
        yield line
        size += len(line)
        if size > LONGEST_LINE:
            return


def _delimiter(head: list[str]) -> str:
    """The sign that cuts most lines into the same number of cells, the more the better."""

    def steadiness(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(_cut(line, delimiter)) for line in head if line.strip())
        wide = {width: lines for width, lines in widths.items() if width > 1}
        width = max(wide, key=lambda one: (wide[one], one), default=0)
        return (wide[width] * min(width, 8), width) if width else (0, 0)

    return max(DELIMITERS, key=steadiness)


def _start_of_row(head: list[str], delimiter: str) -> Callable[[Cells], bool] | None:
    """What tells the start of a row inside a text that was never closed: its width and a mark."""
    widths = Counter(len(_cut(line, delimiter)) for line in head if line.strip())
    width = max(widths, key=widths.__getitem__, default=0)
    if width < LEAST_WIDTH:
        return None
    return lambda cells: (
        len(cells) == width and any(email_address(cell) or read_day(cell) for cell in cells)
    )


def _cut(line: str, delimiter: str) -> Cells:
    try:
        return next(csv.reader((line,), delimiter=delimiter), [])
    except csv.Error:
        return []


def _of_workbook(data: bytes, file: str) -> list[Grid]:
    _refuse_a_bomb(data, file)
    with _read_soundly(file):
        book = python_calamine.load_workbook(BytesIO(data))
        return [Grid(name, _rows(book, name, file)) for name in book.sheet_names]


def _panics() -> tuple[type[BaseException], ...]:
    """What the library raises on some files that are cut off; the class is found by its name only.

    Its panics are no ``Exception``, and their class is made when the first one happens.
    """
    return tuple(c for c in BaseException.__subclasses__() if c.__name__ == "PanicException")


@contextmanager
def _read_soundly(file: str) -> Iterator[None]:
    """Whatever is wrong with a workbook is told in words."""
    try:
        yield
    except python_calamine.PasswordError as locked:
        raise SpreadsheetUnreadable(
            f"{file} is locked with a password. Take the password off and bring it again."
        ) from locked
    except python_calamine.CalamineError as broken:
        raise SpreadsheetUnreadable(_BROKEN.format(file=file, why=broken)) from broken
    except _panics() as panic:
        raise SpreadsheetUnreadable(_BROKEN.format(file=file, why="it is cut off")) from panic


def _refuse_a_bomb(data: bytes, file: str) -> None:
    """A workbook is a zip, and is unpacked as a whole: what it says of its size has to be sane."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            size = sum(info.file_size for info in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return  # the library says what is wrong with it
    if size > MOST_BYTES:
        raise SpreadsheetUnreadable(
            f"{file} unpacks to {size >> 20} MB, more than any list of people. Save what you need"
            " of it as “CSV UTF-8”, and bring that file."
        )


def _rows(book: python_calamine.CalamineWorkbook, name: str, file: str) -> Iterator[Row]:
    with _read_soundly(file):
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=True)
    first = (sheet.start or (0, 0))[0] + 1
    for number, cells in enumerate(rows, start=first):
        yield number, [_words(cell) for cell in cells]


def _words(cell: object) -> str:
    """A cell as it reads: whole numbers without a point, days as 2026-01-31."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, (date, time, timedelta)):
        return str(cell)
    return "" if cell is None else str(cell)
