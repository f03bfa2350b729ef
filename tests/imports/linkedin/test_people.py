"""Several people in one cell of messages.csv: who is meant, and at which address."""

import pytest

from followthrough.imports.contract import Person
from followthrough.imports.linkedin.people import one_person, remembered, several_people

IN = "https://www.linkedin.com/in/"


@pytest.mark.parametrize(
    ("names", "people"),
    [
        ("", []),
        ("Ana Duarte", ["Ana Duarte"]),
        (" Ana Duarte ", ["Ana Duarte"]),
        ("Ana Duarte,Tomasz Wilk", ["Ana Duarte", "Tomasz Wilk"]),
        ("Jane Doe, PMP", ["Jane Doe, PMP"]),
        ("Jane Doe, PMP, MBA,Tomasz Wilk", ["Jane Doe, PMP, MBA", "Tomasz Wilk"]),
        ("Ana Duarte,,Tomasz Wilk,", ["Ana Duarte", "Tomasz Wilk"]),
        ("LinkedIn Member,LinkedIn Member", ["LinkedIn Member", "LinkedIn Member"]),
    ],
)
def test_names_are_parted_at_commas_without_a_blank(names: str, people: list[str]) -> None:
    assert several_people(names, "") == tuple(Person(name, "") for name in people)


@pytest.mark.parametrize(
    ("names", "urls", "people"),
    [
        ("Ana Duarte", f"{IN}ana", [("Ana Duarte", "ana")]),
        ("", f"{IN}ana", [("", "ana")]),
        ("Ana", "   ", [("Ana", "")]),
        ("A,B", f"linkedin.com/in/a,{IN}b", [("A", "a"), ("B", "b")]),
        ("A,B", f"{IN}a, www.linkedin.com/in/b", [("A", "a"), ("B", "b")]),
        ("A,B", f"{IN}jane-doe,-pmp,{IN}b", [("A", "jane-doe,-pmp"), ("B", "b")]),
        ("Jane Doe, PMP,B", f"{IN}jane,{IN}b", [("Jane Doe, PMP", "jane"), ("B", "b")]),
        ("A,B", f"{IN}s%C3%B8ren,{IN}b", [("A", "søren"), ("B", "b")]),
    ],
)
def test_names_and_addresses_go_together(
    names: str, urls: str, people: list[tuple[str, str]]
) -> None:
    assert several_people(names, urls) == tuple(Person(*each) for each in people)


@pytest.mark.parametrize(
    ("names", "urls", "people"),
    [
        ("A,B", f"{IN}a,{IN}b,{IN}c", [("", "a"), ("", "b"), ("", "c")]),
        ("A,B,C", f"{IN}a,{IN}b", [("", "a"), ("", "b")]),
        ("Ana Duarte,Tomasz Wilk", f"{IN}ana", [("", "ana")]),
        ("Jane Doe,PMP", f"{IN}jane", [("Jane Doe,PMP", "jane")]),
    ],
)
def test_addresses_count_where_names_differ_in_number(
    names: str, urls: str, people: list[tuple[str, str]]
) -> None:
    assert several_people(names, urls) == tuple(Person(*each) for each in people)


CLOSED = ("LinkedIn Member", "")


@pytest.mark.parametrize(
    ("names", "urls", "people"),
    [
        ("A,LinkedIn Member", f"{IN}a", [("A", "a"), CLOSED]),
        ("A,LinkedIn Member", f"{IN}a,", [("A", "a"), CLOSED]),
        ("LinkedIn Member,A", f",{IN}a", [CLOSED, ("A", "a")]),
        ("A,LinkedIn Member,B", f"{IN}a,,{IN}b", [("A", "a"), CLOSED, ("B", "b")]),
        ("A,LinkedIn Member,B", f"{IN}a,{IN}b", [("A", "a"), ("B", "b"), CLOSED]),
        ("LinkedIn Member", f"{IN}a", [("LinkedIn Member", "a")]),
    ],
)
def test_closed_accounts_have_no_address(
    names: str, urls: str, people: list[tuple[str, str]]
) -> None:
    assert several_people(names, urls) == tuple(Person(*each) for each in people)


def test_an_address_without_a_name_in_it_is_no_key() -> None:
    assert one_person("Ana", "https://www.linkedin.com/in") == Person("Ana", "")


def test_memory_gives_the_same_people() -> None:
    person, people = remembered()
    assert [person("A", f"{IN}a")] * 2 == [person("A", f"{IN}a"), one_person("A", f"{IN}a")]
    assert people("A,B", "") == several_people("A,B", "")
