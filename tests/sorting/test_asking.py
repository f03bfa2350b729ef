"""The draft that asks how two people know each other, and the ways to report a fraud."""

import pytest

from followthrough.sorting.asking import LONGEST, MESSAGE, REQUEST, begun, how_we_know
from followthrough.sorting.reporting import routes


def test_a_request_without_words_is_thanked_for_and_asked_about() -> None:
    draft = how_we_know("Ana", wrote_to=REQUEST)
    assert draft.startswith("Hello Ana, thank you for asking to connect. I like to know")
    assert draft.count("?") == 1


def test_what_they_wrote_is_named_in_one_line() -> None:
    draft = how_we_know("Ana", wrote_to=MESSAGE, said="We met\n in Lisbon.")
    assert "thank you for your message. You wrote: “We met in Lisbon.” I like" in draft


@pytest.mark.parametrize("wrote_to", [REQUEST, MESSAGE])
@pytest.mark.parametrize("name", ["", "  ", "Ana", "Maximiliana " * 20])
@pytest.mark.parametrize("said", ["", "Hello", "word " * 400, "x" * 4_000])
def test_the_draft_always_fits_into_a_note(name: str, said: str, wrote_to: str) -> None:
    draft = how_we_know(name, wrote_to=wrote_to, said=said)
    assert len(draft) <= LONGEST
    assert draft.startswith("Hello")
    assert "  " not in draft


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Short.", "Short."),
        ("one two three", "one …"),
        ("one, two three", "one …"),
        ("", ""),
    ],
)
def test_a_long_text_is_cut_between_words(said: str, shown: str) -> None:
    assert begun(said, most=7) == shown


@pytest.mark.parametrize(
    ("country", "first"),
    [
        ("", ["LinkedIn", "United States"]),
        ("GB", ["LinkedIn", "United Kingdom"]),
        ("DE", ["LinkedIn", "Germany", "Elsewhere in the European Union"]),
        ("PT", ["LinkedIn", "Elsewhere in the European Union"]),
    ],
)
def test_the_own_country_comes_first_and_nothing_is_left_out(
    country: str, first: list[str]
) -> None:
    where = [route.where for route in routes(country)]
    assert where[: len(first)] == first
    assert len(where) == len(routes())


def test_every_way_to_report_names_its_source() -> None:
    assert [route.where for route in routes() if not (route.how and route.source)] == []
