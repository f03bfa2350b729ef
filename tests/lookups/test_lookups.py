"""Look-ups: kept under a name, and a follow-up planned with everybody on one."""

import json
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.followups import planning, plans, undoing
from followthrough.followups.models import FollowUp, Plan
from followthrough.journal.models import Event
from followthrough.journal.wording import word
from followthrough.lookups import keeping, planning_for_all
from followthrough.lookups.keeping import NoSuchLookup
from followthrough.lookups.models import Lookup
from followthrough.lookups.planning_for_all import CannotBePlanned, ForAll, plan_for_all
from followthrough.people.listing import Filters, people
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
RECRUITERS = Filters(role="recruiter", quiet="30")
TOMORROW = TODAY + timedelta(days=1)


def recruiter(workspace: Workspace, name: str, *, wrote_days_ago: int | None = None) -> Contact:
    made = factories.sorted_contact(workspace=workspace, kind="key", role="recruiter", name=name)
    if wrote_days_ago is not None:
        at = AT - timedelta(days=wrote_days_ago)
        factories.interaction(contact=made, is_outbound=True, at=at, said="Hello")
    return made


@pytest.fixture
def workspace() -> Workspace:
    """Seven recruiters: one written to lately, one long ago, five never; and a colleague."""
    made = factories.workspace()
    recruiter(made, "Lately Lund", wrote_days_ago=10)
    recruiter(made, "Ages Ago", wrote_days_ago=45)
    for number in range(5):
        recruiter(made, f"Never {number}")
    factories.sorted_contact(workspace=made, kind="key", role="colleague", name="Not One")
    exchanges.refresh(made)
    planning.replan(made, today=TODAY)
    return made


def planned(workspace: Workspace) -> dict[str, tuple[date | None, str]]:
    found = Plan.objects.of(workspace).filter(choice="planned").order_by("on", "contact__name")
    return {name: (on, note) for name, on, note in found.values_list("contact__name", "on", "note")}


def test_recruiters_not_written_to_for_thirty_days(workspace: Workspace) -> None:
    found = people(workspace, RECRUITERS, today=TODAY)
    names = [row.who.name for row in found.rows]
    assert names == ["Never 0", "Never 1", "Never 2", "Never 3", "Never 4", "Ages Ago"]
    assert found.total == 6
    assert people(workspace, Filters(role="recruiter"), today=TODAY).total == 7
    assert Filters.from_query({"quiet": "31"}) == Filters()


def test_a_lookup_is_kept_changed_forgotten_and_each_is_taken_back(workspace: Workspace) -> None:
    first = keeping.keep(workspace, " Quiet  recruiters ", RECRUITERS, by=None, at=AT)
    assert [(one.name, one.address) for one in keeping.listed(workspace)] == [
        ("Quiet recruiters", "role=recruiter&quiet=30")
    ]
    assert keeping.keep(workspace, "Quiet recruiters", RECRUITERS, by=None, at=AT) is None
    wider = Filters(role="recruiter", page=3)
    second = keeping.keep(workspace, "Quiet recruiters", wider, by=None, at=AT)
    assert Lookup.objects.get().query == {"role": "recruiter"}
    third = keeping.forget(workspace, "Quiet recruiters", by=None, at=AT)
    assert not Lookup.objects.exists()
    left = []
    for event in (third, second, first):
        assert event is not None
        undoing.undo(event, by=None, at=AT)
        left.append([one.query for one in Lookup.objects.all()])
    assert left == [[{"role": "recruiter"}], [{"role": "recruiter", "quiet": "30"}], []]


def test_a_lookup_needs_a_name_and_a_name_a_lookup(workspace: Workspace) -> None:
    with pytest.raises(NoSuchLookup, match="Give the look-up a name"):
        keeping.keep(workspace, "  ", RECRUITERS, by=None, at=AT)
    with pytest.raises(NoSuchLookup, match="No look-up is called"):
        keeping.forget(workspace, "Quiet", by=None, at=AT)
    keeping.keep(factories.workspace(), "Quiet", RECRUITERS, by=None, at=AT)
    assert keeping.listed(workspace) == ()


def test_all_of_them_are_planned_over_the_days_and_taken_back_at_once(
    workspace: Workspace,
) -> None:
    before = list(FollowUp.objects.order_by("contact_id").values_list("contact_id", "situation"))
    event = plan_for_all(workspace, RECRUITERS, ForAll(TOMORROW, "Say hello"), by=None, at=AT)
    assert event is not None
    assert word(event) == "6 people planned, from Fri 13 March to Mon 16 March"
    days = planned(workspace)
    assert {note for _, note in days.values()} == {"Say hello"}
    assert [on for on, _ in days.values()] == [TOMORROW] * 5 + [date(2026, 3, 16)]
    due = FollowUp.objects.get(contact__name="Never 4")
    assert (due.situation, due.due_on) == ("planned", TOMORROW)
    undoing.undo(event, by=None, at=AT)
    assert planned(workspace) == {}
    after = list(FollowUp.objects.order_by("contact_id").values_list("contact_id", "situation"))
    assert after == before


def test_what_the_user_decided_stays(workspace: Workspace) -> None:
    never = Contact.objects.get(name="Never 0")
    plans.plan_step(never, on=TODAY, note="My own", by=None, at=AT)
    rests = Contact.objects.get(name="Never 1")
    plans.decide(rests, Plan.Choice.REST, on=None, by=None, at=AT)
    dont = factories.sorted_contact(
        workspace=workspace, kind="dont", role="recruiter", name="Vince Carraway"
    )
    plan_for_all(workspace, RECRUITERS, ForAll(TOMORROW), by=None, at=AT)
    assert sorted(planned(workspace)) == ["Ages Ago", "Never 0", "Never 2", "Never 3", "Never 4"]
    assert planned(workspace)["Never 0"] == (TODAY, "My own")
    assert not Plan.objects.filter(contact=dont).exists()
    assert plan_for_all(workspace, RECRUITERS, ForAll(TOMORROW), by=None, at=AT) is None


def test_whoever_was_planned_anew_keeps_that(workspace: Workspace) -> None:
    event = plan_for_all(workspace, RECRUITERS, ForAll(TOMORROW), by=None, at=AT)
    later = AT + timedelta(hours=1)
    never = Contact.objects.get(name="Never 0")
    plans.plan_step(never, on=date(2026, 4, 1), note="My own", by=None, at=later)
    assert event is not None
    undoing.undo(event, by=None, at=later)
    assert planned(workspace) == {"Never 0": (date(2026, 4, 1), "My own")}


@pytest.mark.parametrize("start", [TODAY - timedelta(days=1), TODAY + timedelta(days=400)])
def test_a_day_that_is_over_is_refused(workspace: Workspace, start: date) -> None:
    with pytest.raises(CannotBePlanned, match="is no day to come"):
        plan_for_all(workspace, RECRUITERS, ForAll(start), by=None, at=AT)


def test_more_people_than_one_writes_to_are_refused(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning_for_all, "MOST", 5)
    with pytest.raises(CannotBePlanned, match="More than 5 people fit"):
        plan_for_all(workspace, RECRUITERS, ForAll(TOMORROW), by=None, at=AT)
    assert planned(workspace) == {}


def test_pages_keep_plan_and_forget(browser_of: Client, mine: Workspace) -> None:
    recruiter(mine, "Ana Duarte")
    exchanges.refresh(mine)
    now = datetime.now(UTC)
    planning.replan(mine, today=now.date())
    query = urlencode(RECRUITERS.as_query())
    page = browser_of.get(f"/people/?{query}").text
    assert "Plan a follow-up with all of them" in page
    browser_of.post("/lookups/keep/", {"name": "<b>Quiet</b>", "query": query})
    page = browser_of.get(f"/people/?{query}").text
    assert "&lt;b&gt;Quiet&lt;/b&gt;" in page
    assert "<b>Quiet" not in page
    day = (now + timedelta(days=3)).date().isoformat()
    assert browser_of.post("/lookups/plan/", {"query": query, "start": day}).status_code == 303
    assert list(planned(mine)) == ["Ana Duarte"]
    assert browser_of.post("/lookups/plan/", {"query": query, "start": "soon"}).status_code == 422
    browser_of.post("/lookups/forget/", {"name": "<b>Quiet</b>"})
    assert keeping.listed(mine) == ()


def test_the_command_does_the_same(mine: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    recruiter(mine, "Ana Duarte")
    exchanges.refresh(mine)
    assert commands.run(["lookup", "Quiet", "--role", "recruiter", "--quiet", "30"]) == 0
    capsys.readouterr()
    assert commands.run(["lookups", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["address"] == "role=recruiter&quiet=30"
    day = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    assert commands.run(["lookup", "Quiet", "--plan-from", day, "--note", "Say hello"]) == 0
    assert list(planned(mine)) == ["Ana Duarte"]
    assert Event.objects.of(mine).filter(verb="planned_for_all").count() == 1
    for words in (["lookup", "Quiet"], ["lookups"], ["lookups", "--forget", "Quiet"]):
        assert commands.run(words) == 0
    assert commands.run(["lookup", "Quiet"]) == 1
