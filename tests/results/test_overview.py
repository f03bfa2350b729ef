"""The page of results: what it says, by what, and that every face says the same."""

import csv
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.results.counting import BY
from followthrough.results.overview import NoSuchGrouping, results
from followthrough.results.period import NotASpan, period
from followthrough.results.showing import ResultsPage
from followthrough.writing.drafting import begin, mark_sent
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db


def asked(workspace: Workspace, name: str, *, days_ago: int, answers: bool) -> Contact:
    """Somebody first written to so long ago, who answers the next day or not."""
    made = factories.sorted_contact(workspace=workspace, kind="key", role="recruiter", name=name)
    at = AT - timedelta(days=days_ago)
    factories.interaction(contact=made, is_outbound=True, at=at)
    if answers:
        factories.interaction(contact=made, is_outbound=False, at=at + timedelta(days=1))
    exchanges.refresh(workspace, [made.pk])
    return made


def page(workspace: Workspace, by: str = "role", span: str = "365") -> ResultsPage:
    return results(workspace, period(today=TODAY, span=span), by=by, today=TODAY)


def test_who_still_has_time_is_no_failure() -> None:
    workspace = factories.workspace()
    for number in range(6):
        asked(workspace, f"Ana {number}", days_ago=40, answers=number < 2)
    asked(workspace, "Grace Oyelaran", days_ago=10, answers=False)
    found = page(workspace)
    assert found.headline == "2 of 6 people answered within 30 days"
    assert "One more person still has time to answer" in found.second_line
    assert (found.everyone.k, found.everyone.n, found.everyone.waiting) == (2, 6, 1)
    assert (found.everyone.percent, found.everyone.low, found.everyone.high) == (33, 10, 70)


@pytest.mark.parametrize("by", BY)
def test_a_record_with_nobody_says_so_by_everything(by: str) -> None:
    found = page(factories.workspace(), by)
    assert (found.headline, found.is_empty, found.groups) == (
        "Nobody was first written to in this time",
        True,
        (),
    )


def test_letters_begun_here_are_known_by_their_statement() -> None:
    workspace = factories.workspace()
    grace = factories.sorted_contact(workspace=workspace, kind="key", role="recruiter")
    draft = begin(grace, at=AT)
    assert mark_sent(draft, by=None, at=AT, with_words=False) is not None
    at = AT + timedelta(hours=2)
    factories.interaction(contact=grace, is_outbound=False, at=at)
    exchanges.refresh(workspace, [grace.pk])
    for by in ("approach", "statement"):
        found = page(workspace, by)
        assert [(row.key, row.k, row.n) for row in found.groups] == [
            (draft.situation if by == "approach" else draft.statement_key, 1, 1)
        ]
    assert page(workspace, "statement").verdict == ""


def test_groups_stand_in_a_fixed_order_whoever_answers_more() -> None:
    workspace = factories.workspace()
    for role, answers in (("hiring_manager", True), ("recruiter", False)):
        made = factories.sorted_contact(workspace=workspace, kind="key", role=role, name=role)
        factories.interaction(contact=made, is_outbound=True, at=AT - timedelta(days=50))
        if answers:
            factories.interaction(contact=made, is_outbound=False, at=AT - timedelta(days=49))
    exchanges.refresh(workspace)
    assert [row.key for row in page(workspace).groups] == ["recruiter", "hiring_manager"]


def test_days_and_groupings_that_make_no_sense_are_refused() -> None:
    with pytest.raises(NotASpan):
        period(today=TODAY, first="2026-03-12", last="2026-03-01")
    with pytest.raises(NotASpan):
        period(today=TODAY, first="soon")
    with pytest.raises(NoSuchGrouping):
        page(factories.workspace(), "name")


def test_page_command_and_table_say_the_same(
    mine: Workspace, browser_of: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    now = datetime.now(UTC)
    ana = factories.contact(workspace=mine)
    for days, is_mine in ((50, True), (49, False)):
        at = now - timedelta(days=days)
        factories.interaction(contact=ana, is_outbound=is_mine, at=at)
    exchanges.refresh(mine)
    first = (now.date() - timedelta(days=60)).isoformat()
    assert commands.run(["results", "--from", first, "--by", "kind", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["headline"] in browser_of.get(f"/results/?first={first}&by=kind").text
    text = browser_of.get(f"/results/table.csv?first={first}&by=kind").content.decode("utf-8-sig")
    rows = {row["part"]: row for row in csv.DictReader(text.splitlines())}
    assert (rows["everyone"]["number"], rows["everyone"]["of"]) == ("1", "1")
    assert (told["everyone"]["k"], told["everyone"]["n"]) == (1, 1)


def test_the_list_behind_a_number_is_of_those_days_only(
    mine: Workspace, browser_of: Client
) -> None:
    asked(mine, "Grace Oyelaran", days_ago=40, answers=True)
    asked(mine, "Priya Raman", days_ago=40, answers=False)
    asked(mine, "Tomasz Wilk", days_ago=400, answers=True)
    first, last = date(2026, 1, 1), TODAY
    text = browser_of.get(f"/people/?reached=answered&first={first}&last={last}").text
    shown = [name for name in ("Grace Oyelaran", "Priya Raman", "Tomasz Wilk") if name in text]
    assert shown == ["Grace Oyelaran"]
