"""A call, a meeting, a to-do: planned, moved, called off, cleared, and each taken back."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction
from followthrough.followups import undoing
from followthrough.followups.activities import (
    NotAnActivity,
    Planned,
    call_off,
    clear,
    move,
    plan_activity as plan,
)
from followthrough.followups.done import done_since_monday
from followthrough.followups.models import Activity, FollowUp, Plan
from followthrough.followups.standing import Appointment, standing
from followthrough.journal.models import Event
from followthrough.journal.wording import word
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 3, 13, 14, 30, tzinfo=UTC)
MONDAY = FRIDAY + timedelta(days=3)
CALL = Planned("call", FRIDAY, 20, 10, "Her team")


@pytest.fixture
def grace() -> Contact:
    workspace = factories.workspace(time_zone="Europe/Berlin", country="DE")
    return factories.sorted_contact(workspace=workspace, kind="key", name="Grace Oyelaran")


def stands(workspace: Workspace, now: datetime = AT) -> list[Appointment]:
    return list(standing(workspace, now=now))


def undo(event: Event | None) -> None:
    assert event is not None
    assert undoing.undo(event, by=None, at=AT)


def planned_on(contact: Contact) -> tuple[date | None, str] | None:
    found = Plan.objects.filter(contact=contact, choice="planned")
    return found.values_list("on", "note").first()


def test_what_was_cleared_is_among_what_was_done(grace: Contact) -> None:
    plan(grace, CALL, by=None, at=AT)
    later = FRIDAY + timedelta(hours=1)
    clear(Activity.objects.select_related("contact").get(), by=None, at=later)
    ((day, one),) = done_since_monday(grace.workspace, later.date())
    assert (day, one.who.name, one.minutes) == ("2026-03-13", "Grace Oyelaran", 20)


def test_a_call_stands_at_its_time_and_is_the_planned_step(grace: Contact) -> None:
    event = plan(grace, CALL, by=None, at=AT)
    assert event is not None
    assert word(event) == "Call with Grace Oyelaran on Fri 13 March, 15:30"
    (one,) = stands(grace.workspace)
    assert (one.words, one.time_words, one.minutes, one.alarm_minutes) == (
        "Call Grace",
        "15:30",
        20,
        10,
    )
    assert (one.note, one.day, one.is_over) == ("Her team", FRIDAY.date(), False)
    step = FollowUp.objects.get(contact=grace)
    assert (step.situation, step.due_on) == ("planned", FRIDAY.date())
    assert planned_on(grace) == (FRIDAY.date(), "Call Grace")


def test_the_same_again_plans_nothing(grace: Contact) -> None:
    assert plan(grace, CALL, by=None, at=AT)
    assert plan(grace, CALL, by=None, at=AT) is None
    assert len(stands(grace.workspace)) == 1


def test_planning_is_taken_back_with_the_plan_before(grace: Contact) -> None:
    before = FollowUp.objects.filter(contact=grace).values_list("situation", flat=True).first()
    undo(plan(grace, CALL, by=None, at=AT))
    assert stands(grace.workspace) == []
    assert planned_on(grace) is None
    after = FollowUp.objects.filter(contact=grace).values_list("situation", flat=True).first()
    assert (after or before) == before or before is None


def test_moving_moves_the_step_and_is_taken_back(grace: Contact) -> None:
    plan(grace, CALL, by=None, at=AT)
    event = move(Activity.objects.get(), MONDAY, by=None, at=AT)
    (one,) = stands(grace.workspace)
    assert (one.day, one.minutes, one.revision) == (MONDAY.date(), 20, 1)
    assert planned_on(grace) == (MONDAY.date(), "Call Grace")
    assert move(Activity.objects.get(), MONDAY, by=None, at=AT) is None
    undo(event)
    (one,) = stands(grace.workspace)
    assert (one.day, one.minutes, one.revision) == (FRIDAY.date(), 20, 2)
    assert planned_on(grace) == (FRIDAY.date(), "Call Grace")


def test_calling_off_logs_nothing_and_is_taken_back(grace: Contact) -> None:
    plan(grace, CALL, by=None, at=AT)
    event = call_off(Activity.objects.get(), by=None, at=AT)
    assert stands(grace.workspace) == []
    assert planned_on(grace) is None
    assert not Interaction.objects.exists()
    undo(event)
    assert len(stands(grace.workspace)) == 1
    assert planned_on(grace) == (FRIDAY.date(), "Call Grace")


def test_clearing_logs_it_and_the_rules_offer_the_next(grace: Contact) -> None:
    plan(grace, CALL, by=None, at=AT)
    later = FRIDAY + timedelta(hours=1)
    event = clear(Activity.objects.get(), by=None, at=later)
    assert event is not None
    assert word(event) == "Call with Grace Oyelaran done"
    entry = Interaction.objects.get()
    assert (entry.channel, entry.result, entry.at) == ("phone", "met", FRIDAY)
    assert stands(grace.workspace, later) == []
    step = FollowUp.objects.get(contact=grace)
    assert (step.situation, step.due_on) == ("thank_you", MONDAY.date())
    assert clear(Activity.objects.get(), by=None, at=later) is None


def test_taking_the_entry_back_opens_the_activity_again(grace: Contact) -> None:
    plan(grace, CALL, by=None, at=AT)
    undo(clear(Activity.objects.get(), by=None, at=FRIDAY + timedelta(hours=1)))
    assert not Interaction.objects.exists()
    assert [one.words for one in stands(grace.workspace)] == ["Call Grace"]
    assert planned_on(grace) == (FRIDAY.date(), "Call Grace")


def test_clearing_before_its_time_is_logged_now(grace: Contact) -> None:
    plan(grace, CALL, by=None, at=AT)
    clear(Activity.objects.get(), by=None, at=AT + timedelta(hours=1))
    assert Interaction.objects.get().at == AT + timedelta(hours=1)
    assert planned_on(grace) is None


def test_of_two_the_first_is_the_planned_step(grace: Contact) -> None:
    todo = Planned("to_do", MONDAY, 30, None, "Send the portfolio")
    plan(grace, todo, by=None, at=AT)
    plan(grace, CALL, by=None, at=AT)
    assert [one.words for one in stands(grace.workspace)] == ["Call Grace", "Send the portfolio"]
    assert planned_on(grace) == (FRIDAY.date(), "Call Grace")
    clear(Activity.objects.get(what="call"), by=None, at=FRIDAY + timedelta(hours=1))
    assert planned_on(grace) == (MONDAY.date(), "Send the portfolio")


@pytest.mark.parametrize(
    ("appointment", "words"),
    [
        (Planned("chat", FRIDAY), "no call"),
        (Planned("call", AT - timedelta(minutes=1)), "no time to come"),
        (Planned("call", AT + timedelta(days=800)), "no time to come"),
        (Planned("call", FRIDAY, 0), "no length"),
        (Planned("call", FRIDAY, 20, 20_161), "too early"),
    ],
)
def test_what_cannot_be_is_refused(grace: Contact, appointment: Planned, words: str) -> None:
    with pytest.raises(NotAnActivity, match=words):
        plan(grace, appointment, by=None, at=AT)
    assert not Activity.objects.exists()


def test_another_workspace_sees_none_of_it(grace: Contact) -> None:
    plan(grace, CALL, by=None, at=AT)
    assert stands(factories.workspace()) == []


def test_pages_and_commands_leave_the_same(browser_of: Client, mine: Workspace) -> None:
    ana = factories.sorted_contact(workspace=mine, kind="key", name="Ana Duarte")
    at = f"{datetime.now(UTC).date() + timedelta(days=9)} 10:00"
    form = {"what": "call", "at": at.replace(" ", "T"), "minutes": "20", "alarm": "10", "note": ""}
    answer = browser_of.post(f"/people/{ana.id}/plan/", form)
    assert answer.status_code == 303
    fields = ("what", "at", "minutes", "alarm_minutes", "note")
    by_page = Activity.objects.values_list(*fields).get()
    Activity.objects.all().delete()
    words = ["plan", str(ana.id), "--call", "--at", at, "--minutes", "20", "--alarm", "10"]
    assert commands.run(words) == 0
    assert Activity.objects.values_list(*fields).get() == by_page


def test_it_is_cleared_by_the_form_that_logs(browser_of: Client, mine: Workspace) -> None:
    ana = factories.sorted_contact(workspace=mine, kind="key", name="Ana Duarte")
    now = datetime.now(UTC)
    plan(ana, Planned("call", now + timedelta(days=1)), by=None, at=now)
    activity = Activity.objects.get()
    page = browser_of.get(f"/people/{ana.id}/").text
    assert f"/people/{ana.id}/log/?activity={activity.id}&amp;channel=phone" in page
    form = browser_of.get(f"/people/{ana.id}/log/?activity={activity.id}&channel=phone").text
    assert f'name="activity" value="{activity.id}"' in form
    entry = {"activity": str(activity.id), "channel": "phone", "result": "met", "on": ""}
    assert browser_of.post(f"/people/{ana.id}/log/", entry).status_code == 303
    assert not standing(mine, now=now)
    assert Interaction.objects.get().result == "met"


def test_a_stranger_s_activity_clears_nothing(browser_of: Client, mine: Workspace) -> None:
    theirs = factories.contact(workspace=factories.workspace(), name="Vince Carraway")
    now = datetime.now(UTC)
    plan(theirs, Planned("call", now + timedelta(days=1)), by=None, at=now)
    ana = factories.contact(workspace=mine, name="Ana Duarte")
    entry = {"activity": str(Activity.objects.get().id), "channel": "phone", "on": ""}
    assert browser_of.post(f"/people/{ana.id}/log/", entry).status_code == 404
    assert not Interaction.objects.exists()


def test_the_command_shows_moves_and_clears(
    mine: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    ana = factories.sorted_contact(workspace=mine, kind="key", name="Ana Duarte")
    day = TODAY.replace(year=datetime.now(UTC).year + 1)
    assert commands.run(["plan", str(ana.id), "--todo", "--at", f"{day} 10:00"]) == 0
    assert commands.run(["planned", "--move", str(ana.id), "--at", f"{day} 11:00"]) == 0
    capsys.readouterr()
    assert commands.run(["planned", "--json"]) == 0
    (shown,) = json.loads(capsys.readouterr().out)
    assert (shown["words"], shown["time_words"]) == ("Something for Ana", "11:00")
    assert commands.run(["planned", "--done", str(ana.id)]) == 0
    assert commands.run(["planned", "--cancel", str(ana.id)]) == 1
    assert commands.run(["plan", str(ana.id), "--at", "soon"]) == 1
