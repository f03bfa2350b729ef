"""Any encoding becomes text, and every doubt is told."""

from collections.abc import Sequence
from io import BytesIO

import pytest

from followthrough.imports.linkedin.text import SAMPLE, encoding_of, pieces

HEAD = "First Name,Last Name,URL,Company,Connected On\n"
WEST = [("Søren", "Nørgaard", "Ærø"), ("José", "Muñoz", "Peña"), ("Zoë", "Müller", "Générale")]
POLISH = [("Łukasz", "Żółć", "Spółka Śląska"), ("Małgorzata", "Wiśniewska", "Księgowość")]
CZECH = [("Jiří", "Dvořák", "Škoda"), ("Božena", "Němcová", "Česká spořitelna")]
RUSSIAN = [("Анна", "Иванова", "Завод приборов"), ("Пётр", "Кузнецов", "Банк развития")]


def table(people: Sequence[tuple[str, str, str]], *, times: int) -> str:
    rows = [f"{a},{b},https://www.linkedin.com/in/p,{c},05 Jan 2025\n" for a, b, c in people]
    return HEAD + "".join(rows * times)


def read(data: bytes) -> tuple[str, list[str]]:
    notices: list[str] = []
    return "".join(pieces(BytesIO(data), "Connections.csv", notices.append)), notices


@pytest.mark.parametrize(
    ("text", "written", "told"),
    [
        (HEAD, "ascii", "utf-8"),
        (table(WEST, times=1), "utf-8", "utf-8"),
        (table(WEST, times=1), "utf-8-sig", "utf-8-sig"),
        (table(WEST, times=1), "utf-16", "utf-16"),
        (table(WEST, times=1), "utf-16-le", "utf-16-le"),
        (table(WEST, times=1), "utf-16-be", "utf-16-be"),
        (table(WEST, times=1), "utf-32", "utf-32"),
        (table(WEST, times=1), "cp1252", "cp1252"),
        (table(WEST, times=300), "cp1252", "cp1252"),
        (table(POLISH, times=60), "cp1250", "cp1250"),
        (table(CZECH, times=60), "cp1250", "cp1250"),
        (table(RUSSIAN, times=60), "cp1251", "cp1251"),
        ("", "ascii", "utf-8"),
    ],
)
def test_encoding_is_found(text: str, written: str, told: str) -> None:
    data = text.encode(written)
    assert encoding_of(data[:SAMPLE]) == told
    assert read(data)[0] == text


@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_unicode_needs_no_notice(written: str) -> None:
    assert read(table(WEST, times=1).encode(written))[1] == []


def test_another_encoding_is_told_with_a_way_out() -> None:
    _, (notice,) = read(table(WEST, times=1).encode("cp1252"))
    assert notice == (
        "Connections.csv is not in Unicode; it was read as cp1252. If names look wrong, open the"
        " file in a spreadsheet, save it as “CSV UTF-8” and import that."
    )


@pytest.mark.parametrize("written", ["utf-8", "utf-16"])
def test_letters_may_lie_on_the_border_of_two_pieces(written: str) -> None:
    text = "x" + "é🚀" * SAMPLE
    assert read(text.encode(written)) == (text, [])


def test_broken_bytes_after_the_sample_are_read_and_told_once() -> None:
    text, (notice,) = read(b"x" * SAMPLE + b"Jos\xe9, Ren\xe9" + "é".encode())
    assert text == "x" * SAMPLE + "José, Renéé"
    assert notice == (
        "Connections.csv holds bytes that are no Unicode (the first is 0xe9)."
        " They were read as Western European letters; some names may look wrong."
    )


def test_a_letter_cut_off_at_the_end_is_told() -> None:
    text, notices = read(b"x" * SAMPLE + "é".encode()[:1])
    assert (text, len(notices)) == ("x" * SAMPLE + "Ã", 1)


def test_zero_bytes_are_left_out_and_counted() -> None:
    assert read(b"Gr\0ace\0, Oyelaran of Tidewater Health") == (
        "Grace, Oyelaran of Tidewater Health",
        ["Connections.csv holds zero bytes (2), which mean nothing in a text. They were left out."],
    )
