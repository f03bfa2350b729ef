"""A sheet as people: as its layout says, or as it seems to be meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, BinaryIO, NamedTuple

from followthrough.imports.contract import (
    ArchiveFileUnreadable,
    Card,
    Notice,
    Problem,
    Reason,
    found,
)
from followthrough.imports.linkedin.rows import Broken
from followthrough.imports.linkedin.table import unheard
from followthrough.imports.sheets.grid import Cells, Grid, Row, grids, is_blank
from followthrough.imports.sheets.guessing import guess
from followthrough.imports.sheets.layout import OWN, UNCLEAR, Column, Layout
from followthrough.imports.sheets.row import card_of, people_of

ROWS_TO_LOOK_AT = 220
SHOWN = 8  # columns named in a message


class Seen(NamedTuple):
    """A table with its first rows, and how it seems to be meant."""

    grid: Grid
    head: list[Row]
    layout: Layout


def look(stream: BinaryIO, file: str, notice: Notice = unheard) -> Seen:
    """The table of a file that holds the people; raises where none does."""
    seen = [_seen(grid) for grid in grids(stream, file, notice)]
    with_people = [one for one in seen if one.layout.has_people]
    if not with_people:
        names = [c.name for one in seen for c in one.layout.columns if c.name][:SHOWN]
        columns = f"; its columns are {', '.join(names)}" if names else ""
        raise ArchiveFileUnreadable(
            f"{file} has no column with names, e-mail addresses or profiles of people{columns}."
            " Put such a column in, with its name in the first row, and bring it again."
        )
    best = max(with_people, key=lambda one: _known(one.layout))
    for other in seen:
        if other is not best and other.head:
            notice(f"Of {file} the table “{best.grid.name}” was read, not “{other.grid.name}”.")
    return best


def read(
    stream: BinaryIO,
    file: str,
    *,
    layout: dict[str, Any] | None = None,
    notice: Notice = unheard,
) -> Iterator[Card | Problem]:
    """Everybody in the sheet, and a problem for each row that names nobody."""
    if layout:
        known = Layout.from_json(layout)
        grid = next((g for g in grids(stream, file, notice) if g.name == known.sheet), None)
        if grid is None:
            raise ArchiveFileUnreadable(f"{file} has no table “{known.sheet}” any more.")
        return records(known, grid.rows, file)
    seen = look(stream, file, notice)
    for column in seen.layout.columns:
        if column.order == UNCLEAR:
            notice(
                f"“{column.name}” in {file} writes days that may be read in two ways, day first or"
                " month first. Those were not read as days; bring the file again and say which."
            )
    return records(seen.layout, chain(seen.head, seen.grid.rows), file)


def records(layout: Layout, rows: Iterator[Row], file: str) -> Iterator[Card | Problem]:
    """The rows after the header."""
    width = len(layout.columns)
    columns = sorted(layout.columns, key=_labels_first)
    for line, cells in rows:
        if line <= layout.header:
            continue
        if isinstance(cells, Broken):
            yield Problem(file, line, cells.reason, cells.found)
        elif is_blank(cells):
            continue
        elif any(cells[width:]):
            yield Problem(file, line, Reason.RAGGED_ROW, found(" ".join(filter(None, cells))))
        else:
            yield from _of_row(layout.columns, columns, line, cells, file)


def _of_row(
    in_order: tuple[Column, ...], columns: list[Column], line: int, cells: Cells, file: str
) -> Iterator[Card | Problem]:
    verbatim = tuple(
        f"{column.name}: {cells[column.place]}"
        for column in in_order
        if column.place < len(cells) and cells[column.place]
    )
    for told in people_of(columns, cells):
        card = card_of(told, line, verbatim)
        if isinstance(card, Reason):
            yield Problem(file, line, card, found(" ".join(filter(None, cells))))
        else:
            yield card


def _labels_first(column: Column) -> bool:
    return column.field != "label"


def _seen(grid: Grid) -> Seen:
    head = list(islice(grid.rows, ROWS_TO_LOOK_AT))
    sample = [(line, cells) for line, cells in head if not isinstance(cells, Broken)]
    return Seen(grid, head, guess([row for row in sample if any(row[1])], grid.name))


def _known(layout: Layout) -> int:
    return sum(column.field != OWN and column.is_sure for column in layout.columns)
