"""Words somebody types, as a query and as marks."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings, strategies as st

from followthrough.people.search_words import SearchWords

TABLE = """
    CREATE VIRTUAL TABLE searched USING fts5(
        name, title, tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'",
        detail='column', columnsize=0)
"""


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    opened.execute(TABLE)
    yield opened
    opened.close()


@settings(deadline=None, max_examples=300)
@given(typed=st.text(max_size=30))
def test_nothing_typed_is_ever_syntax(database: sqlite3.Connection, typed: str) -> None:
    words = SearchWords.of(typed)
    matches = (words.for_text, words.for_text_begun, words.tokens and words.for_names)
    for match in filter(None, (*matches, words.tokens and words.for_people)):
        found = database.execute("SELECT 1 FROM searched WHERE searched MATCH ?", (match,))
        assert found.fetchall() == []


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("rev", "Revenue Operations", ["Rev"]),
        ("jerome", "Jérôme Lima", ["Jérôme"]),
        ("Jérôme", "Jerome Lima", ["Jerome"]),
        ("o'brien", "Pat O’Brien", ["O", "Brien"]),
        ("हिन्दी", "मैं हिन्दी", ["हिन्दी"]),
        ("nothing", "Revenue Operations", []),
        ("AND", "and so on", ["and"]),
        ("\u0301", "an accent alone", []),
        ("and \u0301", "an and", ["and"]),
    ],
)
def test_marks_stand_where_words_begin(typed: str, text: str, marked: list[str]) -> None:
    parts = SearchWords.of(typed).mark(text)
    assert "".join(part for part, _ in parts) == text
    assert [part for part, is_hit in parts if is_hit] == marked


@given(typed=st.text(max_size=8), text=st.text(max_size=60))
def test_marking_loses_no_letter(typed: str, text: str) -> None:
    assert "".join(part for part, _ in SearchWords.of(typed).mark(text)) == text


def test_snippet_shows_what_stands_around() -> None:
    text = "word " * 60 + "needle " + "word " * 60
    parts = SearchWords.of("needle").snippet(text)
    shown = "".join(part for part, _ in parts)
    assert ("needle", True) in parts
    assert len(shown) < 200
    assert (shown.startswith("… "), shown.endswith(" …")) == (True, True)


def test_two_letters_are_looked_for_among_people_only() -> None:
    words = SearchWords.of("ma")
    assert (words.for_people, words.for_text) == ('"ma"*', "")
