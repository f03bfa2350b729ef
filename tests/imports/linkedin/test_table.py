"""A header is found wherever it stands, and a field in whatever column holds it."""

from io import BytesIO

import pytest

from followthrough.imports.contract import ArchiveFileUnreadable, Problem, Reason
from followthrough.imports.linkedin.rows import LONGEST_CELL, LONGEST_LINE
from followthrough.imports.linkedin.table import (
    LINES_TO_SEARCH,
    Cells,
    Sheet,
    find_header,
    fold,
    open_table,
    unheard,
)

SHEET = Sheet(
    names={"name": ("First Name", "Prénom"), "company": ("Company",), "day": ("Connected On",)},
    needed=("name",),
    day="day",
    is_day=str.isdigit,
)
PRIVATE = Sheet(SHEET.names, SHEET.needed, SHEET.day, SHEET.is_day, is_private=True)
HEAD = "First Name,Company,Connected On\n"

Row = tuple[int, str, str, str]


def read(text: str, *, sheet: Sheet = SHEET) -> list[Row | Problem]:
    table = open_table(BytesIO(text.encode()), "file.csv", sheet, unheard)
    pick = table.pick("name", "company", "day")

    def make(line: int, cells: Cells) -> Row | Problem:
        name, company, day = pick(cells)
        return (line, name, company, day) if name else table.problem(line, Reason.NO_NAME, cells)

    return list(table.records(make))


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("First Name", "firstname"),
        ("FIRST_NAME", "firstname"),
        ("\ufefffirst-name ", "firstname"),
        ("Prénom", "prenom"),
        ("Pre\u0301nom", "prenom"),
        ("E-mail 2", "email2"),
        ("…", ""),
    ],
)
def test_a_name_is_folded_to_what_never_changes(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([HEAD], (1, ",", {"name": 0, "company": 1, "day": 2})),
        (["Notes:\n", '"a, b, c"\n', "\n", HEAD], (4, ",", {"name": 0, "company": 1, "day": 2})),
        (["Connected On;Company;x;Prenom\n"], (1, ";", {"day": 0, "company": 1, "name": 3})),
        (
            ["First Name\tFirst Name\tCompany\tConnected On\n"],
            (1, "\t", {"name": 0, "company": 2, "day": 3}),
        ),
        (
            ['"First Name"|"Company"|"Connected On"\n'],
            (1, "|", {"name": 0, "company": 1, "day": 2}),
        ),
    ],
)
def test_the_header_is_the_first_line_with_enough_known_names(
    lines: list[str], found: tuple[int, str, dict[str, int]]
) -> None:
    header = find_header(lines, SHEET)
    assert header is not None
    assert (header.line, header.delimiter, header.columns) == found


@pytest.mark.parametrize(
    "lines", [[], ["\n"], ["First Name,Company\n"], ["Ana,Acme,1\n"], ["x" * (LONGEST_CELL + 1)]]
)
def test_no_header_is_made_up(lines: list[str]) -> None:
    assert find_header(lines, SHEET) is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Ana,Acme,1", (2, "Ana", "Acme", "1")),
        ("Ana,Acme,1,,", (2, "Ana", "Acme", "1")),
        ("Ana,Acme", Problem("file.csv", 2, Reason.RAGGED_ROW, "Ana Acme")),
        ("Ana,Acme,1,x", Problem("file.csv", 2, Reason.RAGGED_ROW, "Ana Acme 1 x")),
        (",Acme,1", Problem("file.csv", 2, Reason.NO_NAME, "Acme 1")),
        ('"Ana,Acme', Problem("file.csv", 2, Reason.UNREADABLE, '"Ana,Acme')),
    ],
)
def test_a_row_is_one_record_or_one_problem(row: str, told: Row | Problem) -> None:
    assert read(f"{HEAD}{row}\nBo,Beta,2\n") == [told, (3, "Bo", "Beta", "2")]


@pytest.mark.parametrize("row", ["", ",,", ",,,,", "\r"])
def test_a_row_without_content_is_no_row(row: str) -> None:
    assert [record[1] for record in read(f"{HEAD}{row}\nBo,Beta,2\n")] == ["Bo"]


def test_a_column_that_is_not_there_is_empty() -> None:
    sheet = Sheet({**SHEET.names, "extra": ("Extra",)}, ("name",))
    table = open_table(BytesIO(HEAD.encode()), "file.csv", sheet, unheard)
    assert table.pick("extra", "name")(["Ana", "Acme", "1", ""]) == ("", "Ana")


@pytest.mark.parametrize("row", [",SECRET,1", "x,SECRET", "x,SECRET,1,SECRET", '"x,SECRET'])
def test_of_a_private_file_no_problem_repeats_a_cell(row: str) -> None:
    first, second = read(f"{HEAD}{row}\nBo,Beta,2\n", sheet=PRIVATE)
    assert isinstance(first, Problem)
    assert (first.found, second) == ("", (3, "Bo", "Beta", "2"))


def test_of_a_private_file_without_a_header_nothing_is_repeated() -> None:
    with pytest.raises(ArchiveFileUnreadable) as trouble:
        read("SECRET,SECRET,SECRET\n", sheet=PRIVATE)
    assert str(trouble.value) == (
        "file.csv has no line with column names such as “First Name”, “Company”, “Connected On”."
        " Open the file, put the column names back above the rows, and import it again."
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "file.csv is empty"),
        ("\n\n", "file.csv is empty"),
        ("Ana,Acme,1\n", "it begins “Ana,Acme,1”"),
        ("\n" * LINES_TO_SEARCH + HEAD, "it begins “First Name,Company,Connected On”"),
        ("x" * (LONGEST_LINE + 1) + "\n" + HEAD, "has no line with column names"),
    ],
)
def test_a_file_without_a_header_is_one_sentence(text: str, words: str) -> None:
    with pytest.raises(ArchiveFileUnreadable, match=words):
        read(text)


def test_the_first_cells_of_a_field_show_how_a_file_writes_it() -> None:
    table = open_table(BytesIO(f"{HEAD}Ana,Acme,1\nBo\n".encode()), "file.csv", SHEET, unheard)
    assert list(table.first_cells("day")) == ["1"]
    assert list(table.first_cells("unknown")) == []
