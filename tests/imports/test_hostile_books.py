"""Address books and sheets of any bytes: read or refused in words, in bounded time and memory."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from followthrough.imports.contract import ArchiveFileUnreadable, Card, Problem
from followthrough.imports.ldif import reader as ldif
from followthrough.imports.monica import reader as monica
from followthrough.imports.our_sheet import reader as our_sheet
from followthrough.imports.sheets import reader as sheets
from followthrough.imports.vcard import reader as vcard

Reader = Callable[..., Iterator[Any]]
READERS = (vcard.read, sheets.read, ldif.read, monica.read, our_sheet.read)
GOLDEN = Path(__file__).parents[1] / "golden"
FILES = [
    path
    for kind in ("vcard", "sheets", "ldif", "monica")
    for path in sorted((GOLDEN / kind).glob("*/*"))
    if path.name != "expected.json"
]
CALM = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
LINES = st.lists(
    st.sampled_from(
        [
            *("BEGIN:VCARD", "END:VCARD", "begin:vcard", "AGENT:", "N:Reyes;Ana", "FN:Ana Reyes"),
            *("FN;ENCODING=QUOTED-PRINTABLE:=C3=", " folded", "PHOTO;BASE64:", "aGVsbG8=", ""),
            *('TEL;TYPE="a:b":1', "item1.EMAIL:ana@example.com", "X:\\", ":", ";", "NOTE:\\n"),
            *("Name,Email,Notes", 'Ana,ana@example.com,"open', "dn: cn=Ana", "cn:: ***", "sep=;"),
        ]
    ),
    max_size=30,
)


def read(reader: Reader, data: bytes) -> list[Any]:
    try:
        return list(reader(BytesIO(data), "file.csv"))
    except ArchiveFileUnreadable as trouble:
        assert str(trouble).startswith("file.csv ")  # noqa: PT017 - one of two good ends
        return []


@pytest.mark.parametrize("reader", READERS)
@CALM
@given(data=st.binary(max_size=600))
def test_any_bytes_are_read_or_refused_in_words(reader: Reader, data: bytes) -> None:
    read(reader, data)


@pytest.mark.parametrize("reader", [vcard.read, sheets.read, ldif.read])
@CALM
@given(lines=LINES)
def test_any_order_of_good_lines_is_read(reader: Reader, lines: list[str]) -> None:
    for record in read(reader, "\r\n".join(lines).encode()):
        assert isinstance(record, Card | Problem)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.parent.name)
@CALM
@given(data=st.data())
def test_file_cut_off_anywhere_is_read_as_far_as_it_goes(file: Path, data: st.DataObject) -> None:
    content = file.read_bytes()
    end = data.draw(st.integers(min_value=0, max_value=len(content)))
    for reader in READERS:
        read(reader, content[:end])


@CALM
@given(cards=st.integers(min_value=0, max_value=20), data=st.data())
def test_no_card_is_lost_beside_a_bad_one(cards: int, data: st.DataObject) -> None:
    good = [f"BEGIN:VCARD\nFN:Ana Number{n}\nEND:VCARD" for n in range(cards)]
    bad = data.draw(st.text(alphabet='ABC:;=\\"\n \t,é', max_size=60))
    place = data.draw(st.integers(min_value=0, max_value=cards))
    good.insert(place, f"BEGIN:VCARD\nNOTE:{bad}\nEND:VCARD")
    records = read(vcard.read, "\n".join(good).encode())
    named = {r.last_name for r in records if isinstance(r, Card)}
    assert {f"Number{n}" for n in range(cards)} <= named
    assert len(records) == cards + 1


def test_workbook_that_unpacks_beyond_reason_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followthrough.imports.sheets.grid.MOST_BYTES", 1_000)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", "0" * 2_000)
    with pytest.raises(ArchiveFileUnreadable, match="more than any list of people"):
        list(sheets.read(BytesIO(packed.getvalue()), "x.xlsx"))


def test_card_that_never_ends_does_not_fill_the_memory() -> None:
    class Endless:
        """Gives the same line for ever, up to 100 MB."""

        def __init__(self) -> None:
            self.left = 100 << 20

        def read(self, size: int) -> bytes:
            """The next bytes."""
            size = min(size, self.left)
            self.left -= size
            return b"NOTE:x\n" * (size // 7)

    assert list(vcard.read(Endless(), "x.vcf")) == []  # type: ignore[arg-type]


def test_workbook_that_comes_in_pieces_is_read_as_a_whole() -> None:
    class Slow(BytesIO):
        """Hands out less than it is asked for, as a counted stream does."""

        def read(self, size: int | None = -1) -> bytes:
            """A few bytes."""
            del size
            return super().read(100)

    path = GOLDEN / "sheets" / "xlsx_with_banner_dates_and_empty_rows" / "tracker.xlsx"
    assert len(list(sheets.read(Slow(path.read_bytes()), "tracker.xlsx"))) == 2
