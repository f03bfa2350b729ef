"""Evidence adds up: a rare name tells more, a switchboard less, two profiles speak against it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from followthrough.sameness.likeness import Book, Entry, digits, fold, likeness
from followthrough.sameness.pairs import candidates, find

CROWD = [
    Entry(id=f"{n:04d}", name=f"kim lee{n % 40}", first="kim", last=f"lee{n % 40}")
    for n in range(2_000)
]
ANA = Entry(
    id="a1",
    name="ana duarte",
    first="ana",
    last="duarte",
    company="fernhill",
    title="recruiter",
    profile="ana-duarte",
    emails=frozenset({"ana.duarte@example.com"}),
    phones=frozenset({"301234567"}),
)
TWIN = replace(ANA, id="b1", profile="")


def score(one: Entry, other: Entry) -> float:
    return likeness(one, other, Book.of([*CROWD, one, other])).score


def test_everything_alike_is_sure_and_says_why() -> None:
    found = likeness(ANA, TWIN, Book.of([*CROWD, ANA, TWIN]))
    assert found.is_sure
    slugs = {reason.slug for reason in found.reasons}
    assert slugs == {"same_name", "same_email", "same_phone", "same_company", "same_title"}


def test_a_name_alone_is_asked_about_where_it_is_rare_and_never_sure() -> None:
    bare = Entry(id="c1", name="ana duarte", first="ana", last="duarte")
    found = likeness(bare, replace(bare, id="c2"), Book.of([*CROWD, bare, bare]))
    assert found.is_likely
    assert not found.is_sure
    common = likeness(CROWD[0], CROWD[40], Book.of(CROWD))
    assert not common.is_likely


@pytest.mark.parametrize(
    ("change", "slug"),
    [
        ({"profile": "ana-duarte-2"}, "other_profile"),
        ({"name": "bo lindqvist", "first": "bo", "last": "lindqvist"}, "other_name"),
        ({"name": "eva duarte", "first": "eva"}, "other_first_name"),
    ],
)
def test_what_speaks_against_it_is_never_outweighed_into_sure(
    change: dict[str, str], slug: str
) -> None:
    other = replace(TWIN, **change)  # type: ignore[arg-type]
    found = likeness(ANA, other, Book.of([*CROWD, ANA, other]))
    assert slug in {reason.slug for reason in found.reasons}
    assert not found.is_sure


@pytest.mark.parametrize(
    ("one", "other", "slug"),
    [
        ("robert halden", "bob halden", "short_name"),
        ("Élise Brontë", "elise bronte", "same_name"),
        ("duarte ana", "ana duarte", "turned_name"),
        ("a duarte", "ana duarte", "initial"),
        ("tomasz wilkowski", "tomasz wilkwski", "close_name"),
        ("ana maria duarte", "ana duarte", "same_name"),
    ],
)
def test_forms_of_a_name_are_known(one: str, other: str, slug: str) -> None:
    parts = [(words, fold(words).split()) for words in (one, other)]
    pair = [Entry(words, " ".join(part), part[0], part[-1]) for words, part in parts]
    found = likeness(pair[0], pair[1], Book.of([*CROWD, *pair]))
    assert slug in {reason.slug for reason in found.reasons}


def test_a_switchboard_tells_little() -> None:
    desk = frozenset({"301111111"})
    many = [replace(one, phones=desk) for one in CROWD[:500]]
    pair = (replace(ANA, emails=frozenset(), phones=desk), replace(TWIN, phones=desk))
    crowded = likeness(*pair, Book.of([*many, *pair]))
    alone = likeness(*pair, Book.of([*CROWD, *pair]))
    of = {reason.slug: reason.weight for reason in crowded.reasons}
    assert of["same_phone"] < 2 < {r.slug: r.weight for r in alone.reasons}["same_phone"]


NAMES = st.sampled_from(["ana", "anna", "bob", "robert", "kim", "lee", "duarte", "halden", ""])
ENTRIES = st.builds(
    lambda number, first, last, company, mail: Entry(
        id=f"{number:09d}",
        name=f"{first} {last}".strip(),
        first=first,
        last=last,
        company=company,
        emails=frozenset({f"{mail}@example.com"}) if mail else frozenset(),
    ),
    st.integers(0, 10**8),
    NAMES,
    NAMES,
    NAMES,
    NAMES,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(ENTRIES, max_size=12, unique_by=lambda one: one.id))
def test_both_ways_round_and_in_any_order_it_is_the_same(entries: list[Entry]) -> None:
    book = Book.of(entries)
    for one in entries:
        for other in entries:
            there, back = likeness(one, other, book), likeness(other, one, book)
            assert there.score == pytest.approx(back.score)
    found = [(a.id, b.id, round(c.score, 6)) for a, b, c in find(entries)]
    assert found == [(a.id, b.id, round(c.score, 6)) for a, b, c in find(entries[::-1])]
    assert {(a, b) for a, b, _ in found} <= candidates(entries)


def test_the_end_of_a_number_tells_and_a_short_one_nothing() -> None:
    assert digits("+49 (0)30 123 456 78") == digits("030/12345678") != ""
    assert digits("110") == ""
