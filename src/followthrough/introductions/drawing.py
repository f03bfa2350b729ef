"""Where everything of a map stands: rows of whom you ask and whom you reach. A rule.

The sheet is as wide as a phone, so it is only ever made larger. Lengths are its own units.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, ROW, TOP = 360, 46, 26
YOU, BRIDGE, END = 26, 96, 232  # where the three columns begin
LETTERS, END_LETTERS = 17, 18  # of a name in each column; the list below has it whole


class Row(NamedTuple):
    """One way: who stands between, and whom or what it leads to."""

    near: str  # "there": you know them; "one_step": somebody could introduce; "none": nobody yet
    middle: str
    end: str
    below: str = ""  # one more word under the end


class Label(NamedTuple):
    """Words at a place."""

    x: int
    y: int
    words: str
    part: str


class Line(NamedTuple):
    """A line from the left to the right."""

    x: int
    y: int
    to_x: int
    to_y: int
    near: str


class Drawing(NamedTuple):
    """A map as it is drawn."""

    width: int
    height: int
    you: Label
    labels: tuple[Label, ...]
    lines: tuple[Line, ...]


def draw(rows: Sequence[Row]) -> Drawing:
    """Lay the rows under each other, and you beside their middle."""
    height = TOP * 2 + ROW * max(0, len(rows) - 1)
    you = Label(YOU, height // 2, "You", "you")
    labels, lines = [], []
    for at, row in enumerate(rows):
        y = TOP + at * ROW
        lines += _lines(row, you.y, y)
        if row.middle:
            labels.append(Label(BRIDGE, y, shortened(row.middle), "middle"))
        labels.append(Label(END, y, shortened(row.end, END_LETTERS), "end"))
        if row.below:
            labels.append(Label(END, y + 15, shortened(row.below, END_LETTERS), "below"))
    return Drawing(WIDTH, height, you, tuple(labels), tuple(lines))


def _lines(row: Row, from_y: int, y: int) -> list[Line]:
    if row.near == "none":
        return []
    start, stop = YOU + 20, END - 8
    if not row.middle:
        return [
            Line(start, from_y, BRIDGE - 6, y, row.near),
            Line(BRIDGE - 6, y, stop, y, row.near),
        ]
    gap = BRIDGE + 8 * min(LETTERS, len(row.middle))
    lines = [Line(start, from_y, BRIDGE - 6, y, row.near)]
    return [*lines, Line(gap, y, stop, y, row.near)] if gap < stop else lines


def shortened(words: str, most: int = LETTERS) -> str:
    """Words as far as a column is wide."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
