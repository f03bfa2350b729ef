"""Today holds the few who are due, inside the minutes, and nobody else."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.conversations.noting import Touch
from followthrough.followups import planning, postponing_the_rest, queries, undoing
from followthrough.followups.completing import complete
from followthrough.followups.logging_touch import log
from followthrough.followups.models import FollowUp
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
LONG_AGO = date(2020, 1, 7)


def _person(workspace: Workspace, *, kind: str = "key", **values: Any) -> Contact:
    values.setdefault("connected_on", LONG_AGO)
    return factories.sorted_contact(workspace=workspace, kind=kind, **values)


def _wrote(contact: Contact, *, days_ago: int = 1, is_outbound: bool = False) -> None:
    at = AT - timedelta(days=days_ago)
    factories.interaction(contact=contact, is_outbound=is_outbound, at=at, said="When suits you?")


def _planned(workspace: Workspace) -> None:
    exchanges.refresh(workspace)
    planning.replan(workspace, today=TODAY)


def test_replies_you_owe_come_first_with_their_words() -> None:
    workspace = factories.workspace()
    _person(workspace, name="Tomasz Wilk")
    _wrote(_person(workspace, name="Grace Oyelaran"))
    _planned(workspace)
    day = queries.today(workspace, today=TODAY)
    assert [step.who.name for step in day.steps] == ["Grace Oyelaran", "Tomasz Wilk"]
    first = day.steps[0]
    assert (first.situation, first.turn_words, first.quote and first.quote.text) == (
        "reply_owed",
        "Your turn",
        "When suits you?",
    )
    assert day.headline == (
        ("Two people in 14 minutes. Start with ", False),
        ("Grace", True),
        (".", False),
    )


def test_the_steps_fit_the_minutes_and_more_goes_beyond() -> None:
    workspace = factories.workspace()
    for number in range(12):
        _person(workspace, name=f"Person {number}")
    _planned(workspace)
    day = queries.today(workspace, today=TODAY, minutes=15)
    more = queries.today(workspace, today=TODAY, minutes=15, more=True)
    assert (len(day.steps), day.used_minutes, day.more_words) == (2, 12, "More")
    assert (len(more.steps), more.more_count) == (12, 0)


def test_finishing_early_offers_one_more_and_counts_no_debt() -> None:
    workspace = factories.workspace()
    people = [_person(workspace, name=f"Person {number}") for number in range(5)]
    _planned(workspace)
    for one in people[:2]:
        complete(one, by=None, at=AT)
    day = queries.today(workspace, today=TODAY, minutes=12)
    more = queries.today(workspace, today=TODAY, minutes=12, more=True)
    assert (day.steps, day.all_done, day.more_words) == ((), True, "One more, if you like")
    assert (len(more.steps), more.more_words) == (1, "One more, if you like")


def test_known_people_do_not_wait_behind_a_backlog_of_first_messages() -> None:
    workspace = factories.workspace()
    for number in range(150):
        _person(workspace, name=f"Person {number}")
    warm = _person(workspace, name="June Park")
    _wrote(warm, days_ago=91)
    _wrote(warm, days_ago=90, is_outbound=True)
    _planned(workspace)
    day = queries.today(workspace, today=TODAY, minutes=60)
    assert "June Park" in [step.who.name for step in day.steps]
    assert day.more_words == "More"


def test_dont_and_anonymous_people_appear_nowhere() -> None:
    workspace = factories.workspace()
    _wrote(_person(workspace, kind="dont"))
    _wrote(_person(workspace, kind="", is_anonymous=True))
    _planned(workspace)
    day = queries.today(workspace, today=TODAY)
    assert (day.steps, day.waiting, day.nothing_due) == ((), (), True)


def test_time_that_passed_since_planning_is_asked_about_when_read() -> None:
    workspace = factories.workspace()
    _wrote(_person(workspace, kind=""))
    _planned(workspace)
    later = TODAY + timedelta(days=40)
    assert len(queries.today(workspace, today=TODAY).steps) == 1
    assert queries.today(workspace, today=later).steps == ()
    assert FollowUp.objects.count() == 1  # reading wrote nothing


def test_more_than_a_reading_of_bygone_steps_hides_nobody() -> None:
    workspace = factories.workspace()
    for number in range(120):
        _wrote(_person(workspace, kind="", name=f"Person {number}"))
    _person(workspace, name="Tomasz Wilk")
    _planned(workspace)
    day = queries.today(workspace, today=TODAY + timedelta(days=40))
    assert [step.who.name for step in day.steps] == ["Tomasz Wilk"]


def test_done_people_show_when_they_come_back() -> None:
    workspace = factories.workspace()
    grace = _person(workspace, name="Grace Oyelaran")
    _planned(workspace)
    complete(grace, by=None, at=AT)
    day = queries.today(workspace, today=TODAY)
    assert [(one.who.name, one.minutes, one.back_words) for one in day.done] == [
        ("Grace Oyelaran", 6, "back on 19 March")
    ]
    assert (day.all_done, day.headline[0][0]) == (True, "That’s today. The ball is with them.")


def test_a_logged_touch_counts_as_done_where_it_was_due() -> None:
    workspace = factories.workspace()
    due, other = _person(workspace, name="Grace Oyelaran"), _person(workspace, kind="")
    _planned(workspace)
    for contact in (due, other):
        touch = Touch("phone", is_outbound=True, at=AT - timedelta(minutes=5), said="Hello")
        log(contact, touch=touch, by=None, at=AT)
    day = queries.today(workspace, today=TODAY)
    assert [one.who.name for one in day.done] == ["Grace Oyelaran"]


def test_tomorrow_is_told_once_today_is_done() -> None:
    workspace = factories.workspace()
    _wrote(_person(workspace), days_ago=0)
    _planned(workspace)
    day = queries.today(workspace, today=TODAY)
    assert (day.nothing_due, day.tomorrow_sentence) == (True, "Tomorrow has one, about 8 minutes.")


def test_an_empty_record_says_so() -> None:
    day = queries.today(factories.workspace(), today=TODAY)
    assert (day.is_empty_record, day.nothing_due, day.steps) == (True, False, ())


@pytest.mark.parametrize("people", [1, 3])
def test_today_takes_the_same_queries_for_one_and_three(people: int) -> None:
    workspace = factories.workspace()
    for number in range(people):
        _wrote(_person(workspace, name=f"Person {number}"))
    _planned(workspace)
    with CaptureQueriesContext(connection) as seen:
        queries.today(workspace, today=TODAY, minutes=60)
    assert len(seen) == 3  # the morning, what is done, what was said


def test_the_queue_is_read_along_its_index() -> None:
    workspace = factories.workspace()
    sql = queries._DUE % (f"'{workspace.pk.hex}'", "'2026-03-12'", 100, 0)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        plan = [row[3] for row in cursor.fetchall()]
    assert plan[0] == "SEARCH f USING INDEX followup_queue (workspace_id=?)"
    assert [line for line in plan if "SCAN" in line or "TEMP B-TREE" in line] == []


def test_the_days_ahead_are_in_order() -> None:
    workspace = factories.workspace()
    _wrote(_person(workspace, name="Grace Oyelaran"), days_ago=0)
    _wrote(_person(workspace, name="Tomasz Wilk"), days_ago=3, is_outbound=True)
    _planned(workspace)
    found = queries.ahead(workspace, today=TODAY)
    assert [(day.day, [one.who.name for one in day.people]) for day in found] == [
        (date(2026, 3, 13), ["Grace Oyelaran"]),
        (date(2026, 3, 16), ["Tomasz Wilk"]),
    ]


def test_strangers_see_nothing() -> None:
    mine, theirs = factories.workspace(), factories.workspace()
    _wrote(_person(theirs))
    _planned(theirs)
    day = queries.today(mine, today=TODAY)
    assert (day.steps, day.waiting, day.done) == ((), (), ())
    assert queries.ahead(mine, today=TODAY) == ()


def test_not_today_moves_the_rest_and_is_taken_back_at_once() -> None:
    workspace = factories.workspace()
    people = [_person(workspace, name=f"Person {number}") for number in range(3)]
    _planned(workspace)
    ids = [one.pk for one in people]
    event = postponing_the_rest.postpone_rest(workspace, ids, by=None, at=AT)
    assert event is not None
    assert event.details["count_words"] == "3 people"
    assert queries.today(workspace, today=TODAY).steps == ()
    assert postponing_the_rest.postpone_rest(workspace, ids, by=None, at=AT) is None
    undoing.undo(event, by=None, at=AT)
    assert len(queries.today(workspace, today=TODAY).steps) == 3
