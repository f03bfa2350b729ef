"""Rows for tests are rows of the real shape, with what a test says put in."""

import csv
from io import StringIO

import pytest

from tests import cast


def test_rows_make_a_file_that_reads_back() -> None:
    rows = [
        cast.message(content='Say "hello", twice'),
        cast.message(person=cast.ANA, is_mine=True, content="=1+1"),
    ]
    assert list(csv.DictReader(StringIO(cast.file_of(*rows).decode()))) == rows


def test_connection_takes_cells_by_their_column() -> None:
    row = cast.connection(person=cast.TOMASZ, email_address="", connected_on="5-Jan-26")
    assert (row["First Name"], row["Email Address"], row["Connected On"]) == (
        "Tomasz",
        "",
        "5-Jan-26",
    )


def test_invitation_names_who_asked() -> None:
    row = cast.invitation(person=cast.DELE, is_mine=True)
    assert (row["From"], row["To"], row["Direction"]) == (
        "Robin Adeyemi",
        "Dele Bankole",
        "OUTGOING",
    )


def test_unknown_column_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        cast.connection(colour="blue")
