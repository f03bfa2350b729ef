"""The queries people wait for walk along the index made for them, and scan no large table.

A plan that goes another way costs a thousand times as much on a record of 30,000 people, and
nothing else would show it: the answer is the same.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accounts.models import Workspace
from followthrough.contacts import text_index
from followthrough.conversations import exchanges
from followthrough.conversations.queries import timeline
from followthrough.feeds.week import week
from followthrough.followups import planning, queries
from followthrough.followups.models import FollowUp
from followthrough.followups.reviving import worth_reviving
from followthrough.introductions.offering import offers_for
from followthrough.introductions.ways import ways_to_company, ways_to_person
from followthrough.jobsearch.background import set_background
from followthrough.people.listing import Filters, people
from followthrough.people.person import person
from followthrough.results.overview import results
from followthrough.results.period import period
from followthrough.sorting.queries import sort_queue
from followthrough.sorting.questions import questions
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
LONG_AGO = date(2020, 1, 7)
LARGE = (
    "affiliation",
    "nearplace",
    "contact",
    "interaction",
    "placement",
    "exchange",
    "followup",
    "sourcerow",
)


@pytest.fixture
def workspace() -> Workspace:
    made = factories.workspace()
    for number in range(queries.READ_AHEAD + 20):
        ana = factories.sorted_contact(
            workspace=made, kind="key", name=f"Ana {number}", connected_on=LONG_AGO
        )
        if number % 10 == 0:
            factories.interaction(contact=ana, is_outbound=False, at=AT, said="Hello?")
    text_index.rebuild()
    exchanges.refresh(made)
    planning.replan(made, today=TODAY)
    return made


def _asked(workspace: Workspace) -> None:
    set_background(workspace, companies=[], schools=["Halden"], by=None, at=AT)
    questions(workspace, today=TODAY)


def _ways_there(workspace: Workspace) -> Any:
    """The ways to a company; the plan may not hang on what ANALYZE found."""
    kestrel = factories.company(workspace=workspace, name="Kestrel")
    found = ways_to_company(workspace, kestrel, today=TODAY)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return found, ways_to_company(workspace, kestrel, today=TODAY)


def _results(workspace: Workspace) -> None:
    results(workspace, period(today=TODAY, span="all"), today=TODAY)


@pytest.mark.parametrize(
    ("read", "index"),
    [
        (lambda w: queries.today(w, today=TODAY), "followup_queue"),
        (lambda w: queries.today(w, today=TODAY), "followup_known"),
        (lambda w: queries.today(w, today=TODAY), "followup_coming"),
        (lambda w: people(w, Filters(), today=TODAY), "contact_by_name"),
        (lambda w: people(w, Filters(words="ana"), today=TODAY), "contact_by_number"),
        (
            lambda w: people(w, Filters(role="recruiter", quiet="30"), today=TODAY),
            "placement_by_role (workspace_id=? AND role=?)",
        ),
        (
            lambda w: people(w, Filters(role="recruiter", quiet="30"), today=TODAY),
            "sqlite_autoindex_followthrough_exchange_2 (workspace_id=? AND contact_id=?)",
        ),
        (lambda w: timeline(_somebody(w), today=TODAY), "interaction_timeline"),
        (lambda w: person(w, _somebody(w).id, today=TODAY), "interaction_timeline"),
        (lambda w: week(w, today=TODAY, now=AT), "followup_coming"),
        (
            lambda w: worth_reviving(w, today=TODAY),
            "sqlite_autoindex_followthrough_exchange_2 (workspace_id=? AND contact_id>?)",
        ),
        (sort_queue, "placement_to_sort"),
        (sort_queue, "placement_by_kind"),
        (sort_queue, "placement_undecided"),
        (_asked, "sqlite_autoindex_followthrough_exchange"),
        (_asked, "placement_by_kind"),
        (_results, "round_by_day"),
        (_results, "round_of_contact"),
        (_results, "round_talks"),
        (_results, "round_outcomes"),
        (_results, "interaction_touches"),
        (_results, "interaction_bounced"),
        (_ways_there, "contact_by_company"),
        (_ways_there, "affiliation_whole"),
        (_ways_there, "near_place_walked"),
        (_ways_there, "contact_connected"),
        (lambda w: ways_to_person(_somebody(w), today=TODAY), "near_place_walked"),
        (_ways_there, "interaction_in_group"),
        (lambda w: offers_for(_somebody(w)), "sqlite_autoindex_followthrough_wish"),
    ],
)
def test_reading_walks_along_its_index(
    workspace: Workspace, read: Callable[[Workspace], Any], index: str
) -> None:
    steps = plans(lambda: read(workspace))
    assert any(f"INDEX {index}" in step for step in steps), steps
    assert [step for step in steps if _is_scan(step)] == []


def _somebody(workspace: Workspace) -> Any:
    return FollowUp.objects.of(workspace)[0].contact


def _is_scan(step: str) -> bool:
    names = {"c", "p", "x", "f", "i", "e", *(f"followthrough_{name}" for name in LARGE)}
    words = step.split()
    return words[0] == "SCAN" and words[1] in names and "COVERING" not in words


def plans(act: Callable[[], Any]) -> list[str]:
    """The steps SQLite takes for every question ``act`` asks."""
    with CaptureQueriesContext(connection) as asked:
        act()
    found: list[str] = []
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            if query["sql"].lstrip().upper().startswith(("SELECT", "WITH")):
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql'].replace('%', '%%')}")
                found.extend(row[3] for row in cursor.fetchall())
    return found
