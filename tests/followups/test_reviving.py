"""Old silence is offered a few at a time, and floods nobody."""

from datetime import timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.followups import planning, queries, reviving
from followthrough.followups.resting import rest
from followthrough.followups.reviving import worth_reviving
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db


def silent(workspace: Workspace, name: str, *, days: int = 200, kind: str = "key") -> Contact:
    person = factories.sorted_contact(workspace=workspace, kind=kind, name=name)
    at = AT - timedelta(days=days)
    factories.interaction(contact=person, is_outbound=True, said="May I ask?", at=at)
    return person


def settle(workspace: Workspace) -> None:
    exchanges.refresh(workspace)
    planning.replan(workspace, today=TODAY)


def test_three_a_week_the_same_all_week_and_others_later() -> None:
    workspace = factories.workspace()
    for number in range(30):
        silent(workspace, f"Person {number}")
    settle(workspace)
    found = worth_reviving(workspace, today=TODAY)
    assert len(found) == 3
    assert worth_reviving(workspace, today=TODAY + timedelta(days=1)) == found
    weeks = [worth_reviving(workspace, today=TODAY + timedelta(days=7 * n)) for n in range(8)]
    assert len({one.who.id for week in weeks for one in week}) > 3
    assert queries.today(workspace, today=TODAY).steps == ()


def test_everybody_has_a_turn_however_few_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviving, "LOOKED_AT", 4)
    workspace = factories.workspace()
    for number in range(12):
        silent(workspace, f"Person {number}")
    settle(workspace)
    weeks = [worth_reviving(workspace, today=TODAY + timedelta(days=7 * n)) for n in range(52)]
    assert {len(one) for one in weeks} == {3}
    assert len({one.who.id for week in weeks for one in week}) > 8


def test_who_rests_said_no_or_is_asked_already_is_left_alone() -> None:
    workspace = factories.workspace()
    rests = silent(workspace, "Ana Duarte")
    refused = silent(workspace, "Bo Lindqvist")
    factories.interaction(
        contact=refused, is_outbound=False, result="no", at=AT - timedelta(days=190)
    )
    silent(workspace, "Cy Reed", days=4)
    silent(workspace, "Di Park", kind="dont")
    settle(workspace)
    rest(rests, by=None, at=AT)
    assert worth_reviving(workspace, today=TODAY) == ()


def test_the_few_worth_it_are_found_behind_many_who_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reviving, "LOOKED_AT", 2)
    workspace = factories.workspace()
    for number in range(9):
        silent(workspace, f"Person {number}", kind="")
    key = [silent(workspace, f"Ana {number}").pk for number in range(3)]
    settle(workspace)
    for week in range(5):
        found = worth_reviving(workspace, today=TODAY + timedelta(days=7 * week))
        assert {one.who.id for one in found} == {str(one) for one in key}


def test_the_week_offers_them(browser_of: Client, mine: Workspace) -> None:
    silent(mine, "Ana <b>Duarte</b>")
    settle(mine)
    page = browser_of.get("/week/").text
    assert "Worth reviving?" in page
    assert "Ana &lt;b&gt;" in page
