"""Our own sheet of people when it comes back from a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, NamedTuple

from followthrough.contacts.sheet_columns import CHECK, ID, SHOWN_ONLY, fold
from followthrough.imports.contract import ArchiveFileUnreadable, Notice, Problem
from followthrough.imports.linkedin.rows import Broken
from followthrough.imports.linkedin.table import unheard
from followthrough.imports.sheets.grid import Cells, Grid, Row, grids, is_blank

ROWS_TO_SEARCH = 20


class EditedRow(NamedTuple):
    """One row: whom it is about (nobody known when empty), its cells by column, its marks."""

    line: int
    contact: str
    cells: dict[str, str]
    check: str


def is_ours(names: Cells) -> bool:
    """Whether a header is of our own sheet."""
    return fold(ID) in map(fold, names)


def has_our_header(grid: Grid) -> bool:
    """Whether our header is among the first rows of a table."""
    head = islice(grid.rows, ROWS_TO_SEARCH)
    return any(not isinstance(cells, Broken) and is_ours(cells) for _, cells in head)


def read(stream: BinaryIO, file: str, *, notice: Notice = unheard) -> Iterator[EditedRow | Problem]:
    """Every row of the sheet."""
    for grid in grids(stream, file, notice):
        head = list(islice(grid.rows, ROWS_TO_SEARCH))
        for place, (_, cells) in enumerate(head):
            if not isinstance(cells, Broken) and is_ours(cells):
                rest = iter(head[place + 1 :])
                return _rows(cells, rest, grid, file)
    raise ArchiveFileUnreadable(
        f"{file} has lost the column “{ID}”. Export the people again and change that file."
    )


def _rows(
    names: Cells, first: Iterator[Row], grid: Grid, file: str
) -> Iterator[EditedRow | Problem]:
    titles = [name.strip() for name in names]
    hidden = {fold(ID), fold(CHECK), "", *map(fold, SHOWN_ONLY)}
    for rows in (first, grid.rows):
        for line, cells in rows:
            if isinstance(cells, Broken):
                yield Problem(file, line, cells.reason, cells.found)
            elif not is_blank(cells):
                told = dict(zip(titles, [*cells, *[""] * len(titles)], strict=False))
                folded = {fold(name): value for name, value in told.items()}
                shown = {n: v.strip() for n, v in told.items() if fold(n) not in hidden}
                contact = folded[fold(ID)].strip()
                yield EditedRow(line, contact, shown, folded.get(fold(CHECK), ""))
