"""The list of people: what is found, in which order, and what it costs."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accounts.models import Workspace
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges, text_index as said_index
from followthrough.people.companies import companies
from followthrough.people.finding import NobodyFound, SeveralFound, find
from followthrough.people.listing import PAGE_LENGTH, Filters, PeoplePage, people
from followthrough.people.person import person
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


def known(workspace: Workspace, *names: str, **values: Any) -> list[Contact]:
    made = [factories.contact(workspace=workspace, name=name, **values) for name in names]
    text_index.rebuild()
    return made


def names(page: PeoplePage) -> list[str]:
    return [row.who.name for row in page.rows]


def search(workspace: Workspace, words: str, **filters: Any) -> PeoplePage:
    return people(workspace, Filters(words=words, **filters), today=TODAY)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("gra", ["Grace Oyelaran"]),
        ("OYEL", ["Grace Oyelaran"]),
        ("jerome", ["Jérôme Lima"]),
        ("הרצל", ["בנימין הרצל"]),
        ("हिन्", ["हिन्दी शर्मा"]),
        ("o'brien", ["Pat O’Brien"]),
        ("grace lima", []),
        ('") OR (', []),
        ("🚀", []),
    ],
)
def test_people_are_found_by_the_beginnings_of_their_names(
    workspace: Workspace, typed: str, found: list[str]
) -> None:
    known(workspace, "Grace Oyelaran", "Jérôme Lima", "בנימין הרצל", "हिन्दी शर्मा", "Pat O’Brien")
    assert names(search(workspace, typed)) == found


def test_names_come_before_titles_and_companies(workspace: Workspace) -> None:
    known(workspace, "Ana Duarte", title="Market analyst", company_name="Acme")
    known(workspace, "Zoe Markham")
    assert names(search(workspace, "mark")) == ["Zoe Markham", "Ana Duarte"]


def test_what_was_said_is_found_newest_first(workspace: Workspace) -> None:
    (ana,) = known(workspace, "Ana Duarte")
    for day, text in ((3, "The migration is done"), (9, "Another migration begins")):
        at = datetime(2026, 3, day, tzinfo=UTC)
        factories.interaction(contact=ana, is_outbound=False, at=at, said=text)
    said_index.rebuild()
    shown = ["".join(part for part, _ in hit.parts) for hit in search(workspace, "migr").said]
    assert shown == ["Another migration begins", "The migration is done"]


def test_nobody_of_another_workspace_is_ever_found(workspace: Workspace) -> None:
    (stranger,) = known(factories.workspace(), "Grace Oyelaran")
    factories.interaction(contact=stranger, is_outbound=False, at=AT, said="A secret")
    said_index.rebuild()
    found = search(workspace, "grace"), search(workspace, "secret")
    assert [(page.rows, page.said) for page in found] == [((), ()), ((), ())]
    assert person(workspace, stranger.id, today=TODAY) is None


def test_filters_go_through_the_address_and_back() -> None:
    asked = Filters(words="ana", kind="key", turn="mine", only="never", sort="next", page=3)
    assert Filters.from_query(asked.as_query()) == asked


@pytest.mark.parametrize(
    "query",
    [{"kind": "emperor"}, {"page": "-1"}, {"page": "9" * 40}, {"sort": "x; DROP"}, {"only": "'"}],
)
def test_an_address_somebody_made_up_shows_everybody(query: dict[str, str]) -> None:
    assert Filters.from_query(query) == Filters()


def test_pages_hold_everybody_once(workspace: Workspace) -> None:
    known(workspace, *(f"Person {number:03d}" for number in range(PAGE_LENGTH + 5)))
    first = people(workspace, Filters(), today=TODAY)
    second = people(workspace, Filters(page=2), today=TODAY)
    assert (first.next_page, second.next_page, second.previous_page) == (2, None, 1)
    assert len({*names(first), *names(second)}) == first.total == PAGE_LENGTH + 5


def test_finding_one_says_who_fits(workspace: Workspace) -> None:
    ana, _ = known(workspace, "Ana Duarte", "Ana Lima")
    assert find(workspace, str(ana.id), today=TODAY) == ana
    assert find(workspace, "ana duarte", today=TODAY) == ana
    with pytest.raises(SeveralFound, match="fits 2 people: Ana Duarte"):
        find(workspace, "ana", today=TODAY)
    with pytest.raises(NobodyFound, match="Nobody fits “zoe”"):
        find(workspace, "zoe", today=TODAY)


def test_company_page_shows_key_people_first_and_nobody_left_out(workspace: Workspace) -> None:
    acme = factories.company(workspace=workspace)
    for name, kind in (("Ana", "interesting"), ("Bo", "key"), ("Cy", "dont")):
        factories.sorted_contact(workspace=workspace, name=name, kind=kind, company=acme)
    page = companies(workspace, today=TODAY, current="acme").current
    assert page is not None
    assert [row.who.name for row in page.people] == ["Bo", "Ana"]


@pytest.mark.parametrize("words", ["", "person"])
def test_cost_does_not_grow_with_the_rows(workspace: Workspace, words: str) -> None:
    known(workspace, "Person 0")
    few = asked(lambda: search(workspace, words))
    known(workspace, *(f"Person {number}" for number in range(1, 25)))
    assert len(asked(lambda: search(workspace, words))) == len(few)


def test_person_page_costs_the_same_whatever_was_said(workspace: Workspace) -> None:
    (ana,) = known(workspace, "Ana Duarte", connected_on=date(2024, 1, 9))
    few = asked(lambda: person(workspace, ana.id, today=TODAY))
    for _ in range(20):
        factories.interaction(contact=ana, is_outbound=True, at=AT, said="Hello")
    exchanges.refresh(workspace)
    assert len(asked(lambda: person(workspace, ana.id, today=TODAY))) <= len(few) + 1


def asked(act: Any) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        act()
    return [query["sql"] for query in queries.captured_queries]
