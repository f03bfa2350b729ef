"""Lines become rows; a broken one costs itself and no more."""

import csv
from collections.abc import Iterator
from io import StringIO

import pytest
from hypothesis import given, settings, strategies as st

from followthrough.imports.contract import Reason
from followthrough.imports.linkedin import rows as rules
from followthrough.imports.linkedin.rows import Broken, Rows, physical_lines

Told = list[tuple[int, list[str] | Reason]]


def numbered(lines: list[str], *, delimiter: str = ",") -> Rows:
    """Rows of three cells, of which the last is a number where a row is whole."""
    rows = Rows(iter(lines), first_line=1, delimiter=delimiter)
    rows.starts_row = lambda cells: len(cells) == 3 and cells[2].strip().isdigit()
    return rows


def told(rows: Rows) -> Told:
    return [(rows.line, row.reason if isinstance(row, Broken) else row) for row in rows]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (["a\nb\n"], ["a\n", "b\n"]),
        (["a\r\nb\rc"], ["a\r\n", "b\r", "c"]),
        (["a\r", "\nb"], ["a\r\n", "b"]),
        (["a", "b\nc", "d"], ["ab\n", "cd"]),
        (["a\u2028b\u0085c\x0bd\n"], ["a\u2028b\u0085c\x0bd\n"]),
        (["", "\n", ""], ["\n"]),
        ([], []),
    ],
)
def test_only_line_feeds_and_returns_end_a_line(text: list[str], lines: list[str]) -> None:
    assert list(physical_lines(text)) == lines


def pieces_without_ends(*, total: int) -> Iterator[str]:
    piece = "x" * (rules.LONGEST_LINE // 4)
    for _ in range(total):
        yield piece
    yield "\nnext\n"


@pytest.mark.parametrize("total", [5, 9])
def test_a_line_beyond_measure_is_cut_and_the_next_is_whole(total: int) -> None:
    first, *rest = physical_lines(pieces_without_ends(total=total))
    assert len(first) == rules.LONGEST_LINE + 1
    assert rest[-1] == "next\n"
    assert sum(map(len, rest)) < rules.LONGEST_LINE


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["a,b,1\n", "c,d,2\n"], [(1, ["a", "b", "1"]), (2, ["c", "d", "2"])]),
        (['a,"b\n', 'c",1\n', "d,e,2\n"], [(1, ["a", "b\nc", "1"]), (3, ["d", "e", "2"])]),
        (['a,"say ""yes""",1\n'], [(1, ["a", 'say "yes"', "1"])]),
        (['a,5" disk,1\n'], [(1, ["a", '5" disk', "1"])]),
        (["\n", "a,b,1\n", "\r\n", "c,d,2"], [(2, ["a", "b", "1"]), (4, ["c", "d", "2"])]),
        ([",,\n"], [(1, ["", "", ""])]),
        (["a\n"], [(1, ["a"])]),
    ],
)
def test_rows_know_the_line_they_begin_on(lines: list[str], rows: Told) -> None:
    assert told(numbered(lines)) == rows


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            ['a,"b,1\n', "c,d,2\n", "e,f,3\n"],
            [(1, Reason.UNREADABLE), (2, ["c", "d", "2"]), (3, ["e", "f", "3"])],
        ),
        (
            ['a,"b,1\n', 'c,"d",2\n', 'e,"f,3\n', "g,h,4\n"],
            [
                (1, Reason.UNREADABLE),
                (2, ["c", "d", "2"]),
                (3, Reason.UNREADABLE),
                (4, ["g", "h", "4"]),
            ],
        ),
        (
            ['a,"first line\n', "a line of the text\n", "c,d,2\n"],
            [(1, Reason.UNREADABLE), (3, ["c", "d", "2"])],
        ),
        (['a,"b,1\n'], [(1, ["a", "b,1\n"])]),
    ],
)
def test_a_mark_never_closed_swallows_no_other_row(lines: list[str], rows: Told) -> None:
    assert told(numbered(lines)) == rows


def test_a_text_without_days_gives_up_after_many_lines() -> None:
    rows = Rows(iter(['a,"b\n', *["x\n"] * (rules.MOST_LINES + 5)]), first_line=1, delimiter=",")
    assert [line for line, row in told(rows) if row is Reason.UNREADABLE] == [1]


@pytest.mark.parametrize("cell", ["x" * (rules.LONGEST_CELL + 1), f'"{"x" * rules.LONGEST_CELL}x"'])
def test_a_cell_beyond_measure_is_set_aside_alone(cell: str) -> None:
    lines = ["a,b,1\n", f"c,{cell},2\n", "e,f,3\n"]
    assert told(numbered(lines)) == [
        (1, ["a", "b", "1"]),
        (2, Reason.FIELD_TOO_LONG),
        (3, ["e", "f", "3"]),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_parts_cells(delimiter: str) -> None:
    line = delimiter.join(("a", "b c", "1"))
    assert told(numbered([line], delimiter=delimiter)) == [(1, ["a", "b c", "1"])]


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
TABLE = st.lists(st.tuples(CELL, CELL, st.integers(0, 10**6).map(str)), max_size=8)


@settings(deadline=None, max_examples=100)
@given(table=TABLE, end=st.sampled_from(["\n", "\r\n"]), cut=st.integers(1, 9))
def test_whatever_is_written_comes_back(table: list[tuple[str, ...]], end: str, cut: int) -> None:
    text = StringIO(newline="")
    csv.writer(text, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(table)
    written = text.getvalue()
    pieces = (written[at : at + cut] for at in range(0, len(written), cut))
    rows = numbered([*physical_lines(pieces)])
    assert [cells for _, cells in told(rows)] == [list(row) for row in table]


@pytest.mark.parametrize(
    "table",
    [
        [["one\ntwo", "x\ny", "7"], ["a", "b", "1"]],
        [["", "\n0", "7"], ["\n", "", "8"]],
        [["a", "line\nb,c,1\nline", "7"], ["a", "b", "1"]],
        [["\n", "b", "7\n"], ["a", "b\n", "\n1"]],
    ],
)
def test_cells_of_several_lines_are_no_broken_rows(table: list[list[str]]) -> None:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(table)
    rows = numbered([*physical_lines([text.getvalue()])])
    rows.starts_row = lambda cells: len(cells) == 3 and cells[1].strip() in {"b", "7", ""}
    assert [cells for _, cells in told(rows)] == table
