"""Labels that lie on their sheet, letters with both addresses, lists; and who is left out."""

import io
from datetime import date
from itertools import pairwise

import pytest
from pypdf import PdfReader

from followthrough.printing.address_list import address_list
from followthrough.printing.addressees import Addressee
from followthrough.printing.labels import NO_ADDRESS, labels_for, without_label
from followthrough.printing.letterhead import Sender
from followthrough.printing.letters import NotPrintable, letter_on_paper
from followthrough.printing.stock import (
    Labels,
    NoSuchStock,
    label_sheets,
    labels,
    paper,
    usual_labels,
    usual_paper,
)

ANA = Addressee("Ana Duarte", "Recruiter", "Acme", ("12 Kiln Street", "Leeds LS1 4AB"), (), "")
TOMASZ = ANA._replace(name="Tomasz Wiśniewski-Łęcki", postal=("ul. Długa 7", "00-238 Warszawa"))
MEI = ANA._replace(name="林美")
BO = ANA._replace(name="Bo Lindqvist", postal=())
SENDER = Sender("Robin Vale", ("4 Mill Lane", "Leeds LS2 8BB"), "a4", "l7160")
DAY = date(2026, 3, 2)


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize("sheet", label_sheets().values(), ids=lambda one: one.name)
def test_every_label_lies_on_its_paper_and_none_on_another(sheet: Labels) -> None:
    places, of = list(sheet.places()), paper(sheet.paper)
    assert len(places) == sheet.a_sheet
    for left, top in places:
        assert 0 <= left <= of.width - sheet.width + 0.1
        assert 0 <= top <= of.height - sheet.height + 0.1
    for (left, top), (next_left, next_top) in pairwise(places):
        assert next_left >= left + sheet.width - 0.01 or next_top >= top + sheet.height - 0.01


@pytest.mark.parametrize(
    ("country", "expected"), [("US", "letter"), ("CA-QC", "letter"), ("DE-BY", "a4"), ("", "a4")]
)
def test_the_paper_follows_the_country(country: str, expected: str) -> None:
    assert usual_paper(country) == expected
    assert labels(usual_labels(expected)).paper == expected


def test_a_sheet_that_is_none_is_said() -> None:
    with pytest.raises(NoSuchStock, match="l7160"):
        labels("l9999")
    with pytest.raises(NoSuchStock, match="a4"):
        paper("a17")


def test_labels_begin_where_the_sheet_is_free_and_say_who_has_none() -> None:
    sheet = labels("l7160")
    printed = labels_for([ANA, BO, TOMASZ, MEI], sheet, first=21)
    first, second = pages(printed.content)
    assert first.splitlines() == ["Ana Duarte", *ANA.postal]
    assert second.splitlines() == [TOMASZ.name, *TOMASZ.postal]
    assert printed.number == 2
    assert [one.name for one in printed.left_out] == ["Bo Lindqvist", "林美"]
    assert printed.left_out[0].reason == NO_ADDRESS
    assert "林美" in printed.left_out[1].reason
    assert without_label([ANA, BO, TOMASZ, MEI], sheet) == printed.left_out


def test_an_address_that_fits_no_label_is_left_out_not_cut() -> None:
    long = ANA._replace(postal=("x" * 200,))
    printed = labels_for([long], labels("l7160"))
    assert (printed.number, len(printed.left_out)) == (0, 1)
    assert "too long" in printed.left_out[0].reason


def test_the_company_stands_on_the_envelope_of_an_address_at_work() -> None:
    assert ANA.envelope == ("Ana Duarte", *ANA.postal)
    assert ANA._replace(is_at_work=True).envelope == ("Ana Duarte", "Acme", *ANA.postal)


def test_a_letter_has_both_addresses_the_day_and_every_word() -> None:
    body = "Dear Tomasz,\n\n" + "\n\n".join(f"Line number {one}." for one in range(60))
    told = pages(letter_on_paper(SENDER, TOMASZ, "Two pages", body, on=DAY).content)
    lines = [line for page in told for line in page.splitlines()]
    head = ["Robin Vale", *SENDER.address, *TOMASZ.envelope, "2 March 2026", "Two pages"]
    assert lines[: len(head)] == head
    assert [one for one in lines if one.startswith("Line")] == body.split("\n\n")[1:]
    assert len(told) > 1
    american = pages(
        letter_on_paper(SENDER._replace(paper="letter"), ANA, "", "Hi", on=DAY).content
    )
    assert "March 2, 2026" in american[0]


def test_a_letter_with_signs_that_cannot_be_shown_is_not_printed() -> None:
    with pytest.raises(NotPrintable, match="林"):
        letter_on_paper(SENDER, ANA, "", "Dear 林", on=DAY)


def test_a_list_has_everybody_and_a_head_on_each_page() -> None:
    many = [ANA._replace(name=f"Ana Duarte {one}") for one in range(80)]
    printed = address_list([*many, MEI], paper("a4"), on=DAY)
    told = pages(printed.content)
    assert len(told) > 1
    assert all("Works as" in page for page in told)
    assert sum(page.count("Ana Duarte") for page in told) == printed.number == 80
    assert [one.name for one in printed.left_out] == ["林美"]
