"""No bytes whatever make a reader fail, and no row is lost between the file and the records."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings, strategies as st

from followthrough.imports.contract import ArchiveFileUnreadable, Connection, Message, Problem
from followthrough.imports.linkedin.archive import FileKind
from tests.imports.linkedin.readers import READERS

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MESSAGES = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"
HEADS = {
    FileKind.CONNECTIONS: CONNECTIONS,
    FileKind.MESSAGES: MESSAGES,
    FileKind.INVITATIONS: "From,To,Sent At,Message,Direction\n",
}
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
CALM = settings(deadline=None, max_examples=60)


def read(kind: FileKind, data: bytes) -> list[object]:
    return list(READERS[kind](BytesIO(data), "file.csv", []))


@pytest.mark.parametrize("kind", sorted(READERS))
@CALM
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(kind: FileKind, data: bytes) -> None:
    try:
        records = read(kind, data)
    except ArchiveFileUnreadable as trouble:
        assert str(trouble).endswith(".")  # noqa: PT017 - refusing is one of two good ends
    else:
        assert all(record is not None for record in records)


@pytest.mark.parametrize("kind", sorted(HEADS))
@CALM
@given(data=st.binary(max_size=400))
def test_any_bytes_after_a_good_header_are_rows_or_problems(kind: FileKind, data: bytes) -> None:
    for record in read(kind, HEADS[kind].encode() + data):
        assert isinstance(record, tuple)


@CALM
@given(rows=st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=6))
def test_connections_come_back_as_they_were_written(rows: list[tuple[str, str, str]]) -> None:
    cells = [
        (first, last, f"https://www.linkedin.com/in/p{n}", "", company, "", "05 Jan 2025")
        for n, (first, last, company) in enumerate(rows)
    ]
    told = read(FileKind.CONNECTIONS, CONNECTIONS.encode() + written(cells))
    assert len(told) == len(rows)
    for record, (first, last, company) in zip(told, rows, strict=True):
        if isinstance(record, Problem):
            assert f"{first}{last}".strip() == ""
        elif isinstance(record, Connection) and "NA" not in (first, last, company):
            named = (record.first_name, record.last_name, record.company)
            assert named == (first.strip(), last.strip(), company.strip())


@CALM
@given(bodies=st.lists(TEXT.filter(lambda text: "<" not in text), max_size=6))
def test_messages_come_back_as_they_were_written(bodies: list[str]) -> None:
    cells = [("c", "Ana", "", "Me", "", "2026-03-04 10:00:00 UTC", body) for body in bodies]
    told = read(FileKind.MESSAGES, MESSAGES.encode() + written(cells))
    assert [record.body for record in told if isinstance(record, Message)] == bodies


def written(rows: Sequence[tuple[str, ...]]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()
