"""No bytes whatever make a reader fail, and no row is lost between the file and the records."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from followthrough.imports.contract import ArchiveFileUnreadable, Connection, Problem
from followthrough.imports.kinds import OTHER_SOURCES, FileKind
from tests.imports.linkedin.readers import READERS, SHEETS, header_of

KINDS = sorted(READERS)
CALM = settings(deadline=None, max_examples=40)
ANYTHING = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
USUAL = st.sampled_from(
    [
        *("", " ", "NA", "Ana Duarte", "Jane Doe, PMP,Tomasz Wilk", "LinkedIn Member"),
        *("05 Jan 2025", "1/31/18, 9:05 AM", "2026-03-04 10:00:00 UTC", "05/01/2025", "Mar 2019"),
        *("https://www.linkedin.com/in/ana", "https://www.linkedin.com/in", "ana@example.com"),
        *("OUTGOING", "Yes", "<p>Hello</p>", '"', "a,b\nc", "=1+1"),
    ]
)
CELL = ANYTHING | USUAL


@st.composite
def tables(draw: st.DrawFn) -> tuple[FileKind, list[list[str]]]:
    kind = draw(st.sampled_from(KINDS))
    width = len(header_of(kind))
    return kind, draw(st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=6))


def read(kind: FileKind, data: bytes) -> list[Any]:
    return list(READERS[kind](BytesIO(data), "file.csv", []))


def written(rows: Sequence[Sequence[str]], *, delimiter: str = ",") -> str:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL, delimiter=delimiter).writerows(
        rows
    )
    return text.getvalue()


def test_every_reader_has_its_columns_here() -> None:
    assert READERS.keys() == SHEETS.keys() == set(FileKind) - {FileKind.IGNORED, *OTHER_SOURCES}


@pytest.mark.parametrize("kind", KINDS)
@CALM
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(kind: FileKind, data: bytes) -> None:
    try:
        records = read(kind, data)
    except ArchiveFileUnreadable as trouble:
        assert str(trouble).startswith("file.csv ")  # noqa: PT017 - one of two good ends
    else:
        assert all(isinstance(record, tuple) for record in records)


@pytest.mark.parametrize("kind", KINDS)
@CALM
@given(data=st.binary(max_size=400), encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_bytes_below_a_header_are_rows_or_problems(
    kind: FileKind, data: bytes, encoding: str
) -> None:
    head = ",".join(header_of(kind)) + "\n"
    records = read(kind, head.encode(encoding) + data)
    assert all(record.line > 1 for record in records)


@settings(deadline=None, max_examples=200)
@given(table=tables(), delimiter=st.sampled_from(",;\t|"))
def test_every_row_becomes_one_record_or_one_problem(
    table: tuple[FileKind, list[list[str]]], delimiter: str
) -> None:
    kind, rows = table
    text = written([header_of(kind), *rows], delimiter=delimiter)
    records = read(kind, text.encode())
    assert len(records) == sum(any(row) for row in rows)
    assert sorted({record.line for record in records}) == [record.line for record in records]


@CALM
@given(rows=st.lists(st.lists(CELL, min_size=5, max_size=5), max_size=6))
def test_connections_keep_every_cell_as_it_was_written(rows: list[list[str]]) -> None:
    given_rows = [[f"A{cells[0]}", *cells[1:], "", "05 Jan 2025"] for cells in rows]
    told = read(
        FileKind.CONNECTIONS, written([header_of(FileKind.CONNECTIONS), *given_rows]).encode()
    )
    assert [list(record.cells) for record in told] == given_rows
    assert {type(record) for record in told} <= {Connection}


@CALM
@given(bodies=st.lists(ANYTHING, max_size=6))
def test_messages_come_back_as_they_were_written(bodies: list[str]) -> None:
    head = ("FROM", "TO", "DATE", "CONTENT")
    rows = [("Ana", "Robin", "2026-03-04 10:00:00 UTC", body) for body in bodies]
    told = read(FileKind.MESSAGES, written([head, *rows]).encode())
    assert [record.body for record in told] == bodies


@CALM
@given(rows=st.lists(st.lists(CELL, max_size=9), max_size=6))
def test_rows_of_any_width_are_told_apart(rows: list[list[str]]) -> None:
    head = header_of(FileKind.CONNECTIONS)
    told = read(FileKind.CONNECTIONS, written([head, *rows]).encode())
    assert len(told) == sum(any(row) for row in rows)
    for record, row in zip(told, filter(any, rows), strict=True):
        if any(row[len(head) :]):
            assert isinstance(record, Problem)


SIMPLE = st.sampled_from(["Ana", "Doe, PMP", "Duarte & Lim", 'The "Old" Inn', ""])


@settings(deadline=None, max_examples=150)
@given(
    cells=st.lists(st.tuples(SIMPLE, SIMPLE), min_size=2, max_size=6),
    which=st.integers(0, 5),
    place=st.integers(0, 70),
)
def test_a_mark_put_anywhere_costs_one_row_at_most(
    cells: list[tuple[str, str]], which: int, place: int
) -> None:
    rows = [
        (f"P{n}", last, f"https://www.linkedin.com/in/p{n}", "", company, "", "05 Jan 2025")
        for n, (last, company) in enumerate(cells)
    ]
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    lines = text.getvalue().splitlines()
    which %= len(lines)
    lines[which] = f'{lines[which][:place]}"{lines[which][place:]}'
    head = ",".join(header_of(FileKind.CONNECTIONS))
    told = read(FileKind.CONNECTIONS, "\n".join([head, *lines, ""]).encode())
    whole = {
        (record.first_name, record.last_name, record.company)
        for record in told
        if isinstance(record, Connection)
    }
    others = {row[:2] + row[4:5] for n, row in enumerate(rows) if n != which}
    assert others <= whole
