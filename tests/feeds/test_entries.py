"""The calendar, read back by a calendar library, a second parser and a real CalDAV client."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.feeds.addresses import Telling
from followthrough.feeds.calendar import write
from followthrough.feeds.entries import entries as told
from followthrough.feeds.week import A_DAY, week
from followthrough.followups import planning
from followthrough.followups.activities import Planned, move, plan_activity as plan
from followthrough.followups.models import Activity, FollowUp
from followthrough.followups.plans import plan_step
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
AFTER_THE_CHANGE = datetime(2026, 3, 31, 14, 30, tzinfo=BERLIN)  # clocks went forward on the 29th
WITH_ALARM = Telling(alarm_hour=9)
MINE: dict[str, Any] = {"note": "", "by": None}
TODOS = Telling("tasks", alarm_hour=9)
NAMELESS = Telling(shows_names=False, alarm_hour=9)


@pytest.fixture
def workspace() -> Workspace:
    """Grace waits for a nudge on Monday, Tomasz for an answer today; a call with Ana stands."""
    made = factories.workspace(time_zone="Europe/Berlin", country="DE")
    grace = someone(made, "Grace Oyelaran")
    factories.interaction(contact=grace, is_outbound=True, at=AT - timedelta(days=3), said="Hi")
    tomasz = someone(made, "Tomasz Wilk")
    factories.interaction(contact=tomasz, is_outbound=False, at=AT - timedelta(days=1), said="So?")
    exchanges.refresh(made)
    planning.replan(made, today=TODAY)
    call = Planned("call", AFTER_THE_CHANGE, 45, 10, "Her team; the plan, the people\nand pay")
    plan(someone(made, "Ana Duarte"), call, by=None, at=AT)
    return made


def someone(workspace: Workspace, name: str) -> Contact:
    day = date(2024, 1, 9)
    return factories.sorted_contact(workspace=workspace, kind="key", name=name, connected_on=day)


def calendar(workspace: Workspace, telling: Telling, *, now: datetime) -> bytes:
    today = now.astimezone(BERLIN).date()
    found = told(workspace, today=today, now=now, alarm_hour=telling.alarm_hour)
    return write(found, form=telling.form, shows_names=telling.shows_names, at=now)


def entries(text: bytes) -> dict[str, Any]:
    made = icalendar.Calendar.from_ical(text)
    assert made.errors == []
    found = [one for one in made.walk() if one.name in {"VEVENT", "VTODO"}]
    assert [one.errors for one in found] == [[] for _ in found]
    return {str(one["summary"]): one for one in found}


def uids(text: bytes) -> dict[str, str]:
    return {summary: str(one["uid"]) for summary, one in entries(text).items()}


def test_every_step_lies_on_its_day_and_the_call_at_its_time(workspace: Workspace) -> None:
    found = entries(calendar(workspace, WITH_ALARM, now=AT))
    nudge = FollowUp.objects.get(contact__name="Grace Oyelaran")
    assert sorted(found) == [
        "Answer Tomasz (Tomasz Wilk)",
        "Call: Ana Duarte",
        "Remind Grace of you (Grace Oyelaran)",
    ]
    assert found["Answer Tomasz (Tomasz Wilk)"]["dtstart"].dt == TODAY
    assert found["Remind Grace of you (Grace Oyelaran)"]["dtstart"].dt == nudge.due_on
    call = found["Call: Ana Duarte"]
    assert call["dtstart"].dt == AFTER_THE_CHANGE
    assert b"DTSTART:20260331T123000Z" in calendar(workspace, WITH_ALARM, now=AT)
    assert call["dtend"].dt - call["dtstart"].dt == timedelta(minutes=45)
    assert str(call["description"]) == "Her team; the plan, the people and pay"


def test_alarms_ring_where_the_user_is(workspace: Workspace) -> None:
    found = entries(calendar(workspace, WITH_ALARM, now=AT))
    (call,) = found["Call: Ana Duarte"].walk("VALARM")
    assert call["trigger"].dt == timedelta(minutes=-10)
    (step,) = found["Answer Tomasz (Tomasz Wilk)"].walk("VALARM")
    assert step["trigger"].dt == datetime.combine(TODAY, time(9), BERLIN)
    quiet = entries(calendar(workspace, Telling(), now=AT))
    assert [one.walk("VALARM") for one in quiet.values() if "Call" not in one["summary"]] == [
        [],
        [],
    ]


def test_to_dos_are_due_on_their_day(workspace: Workspace) -> None:
    found = entries(calendar(workspace, TODOS, now=AT))
    assert {one.name for one in found.values()} == {"VTODO"}
    assert found["Answer Tomasz (Tomasz Wilk)"]["due"].dt == TODAY
    call = found["Call: Ana Duarte"]
    assert call["due"].dt == AFTER_THE_CHANGE + timedelta(minutes=45)
    assert str(call["status"]) == "NEEDS-ACTION"


def test_without_names_nothing_tells_who_or_why(workspace: Workspace) -> None:
    text = calendar(workspace, NAMELESS, now=AT).decode()
    assert [name for name in ("Grace", "Tomasz", "Ana", "Duarte", "team") if name in text] == []
    assert "SUMMARY:Call\r\n" in text
    assert "SUMMARY:Answer …" in text


def test_identifiers_stay_and_the_same_facts_give_the_same_bytes(workspace: Workspace) -> None:
    first = calendar(workspace, WITH_ALARM, now=AT)
    assert calendar(workspace, WITH_ALARM, now=AT + timedelta(hours=5)) == first
    later = AT + timedelta(hours=6)
    monday = AFTER_THE_CHANGE + timedelta(days=6)
    move(Activity.objects.get(), monday, by=None, at=later)
    second = calendar(workspace, WITH_ALARM, now=later)
    assert uids(second) == uids(first)
    call = entries(second)["Call: Ana Duarte"]
    assert (call["dtstart"].dt, int(call["sequence"])) == (monday, 1)
    assert call["last-modified"].dt == later
    assert entries(first)["Call: Ana Duarte"]["last-modified"].dt == AT
    assert all(one["dtstamp"].dt == later for one in entries(second).values())


def test_what_a_name_holds_cannot_break_the_file(workspace: Workspace) -> None:
    evil = "Eve\r\nATTACH:https://evil.example/\x07;,\\"
    factories.interaction(
        contact=someone(workspace, evil), is_outbound=False, at=AT - timedelta(days=1), said="?"
    )
    exchanges.refresh(workspace)
    planning.replan(workspace, today=TODAY)
    text = calendar(workspace, WITH_ALARM, now=AT)
    assert len(entries(text)) == 4
    lines = text.replace(b"\r\n ", b"").split(b"\r\n")
    assert [line for line in lines if line.startswith(b"ATTACH")] == []
    assert b"\x07" not in text
    assert max(map(len, text.split(b"\r\n"))) <= 75


def test_a_second_parser_accepts_it(workspace: Workspace) -> None:
    for telling in (WITH_ALARM, TODOS, NAMELESS):
        read = vobject.readOne(calendar(workspace, telling, now=AT).decode())
        assert read.validate(raiseException=True)
        found = [*read.contents.get("vevent", []), *read.contents.get("vtodo", [])]
        assert len(found) == 3
        assert all(one.validate(raiseException=True) for one in found)
    call = next(one for one in read.vevent_list if "Call" in one.summary.value)
    assert call.dtstart.value.astimezone(UTC) == AFTER_THE_CHANGE


def test_the_file_is_the_feed(
    browser_of: Client, mine: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = datetime.now(UTC)
    call = Planned("call", now + timedelta(days=3), 20, 10)
    plan(factories.contact(workspace=mine), call, by=None, at=now)
    assert commands.run(["calendar"]) == 0
    path = "/calendar/" + capsys.readouterr().out.split("/calendar/")[1].split()[0]
    target = tmp_path / "followthrough.ics"
    assert commands.run(["calendar", "--out", str(target)]) == 0
    assert target.read_bytes() == browser_of.get(path).content
    assert commands.run(["calendar", "--out", str(tmp_path / "no" / "such.ics")]) == 1
    assert commands.run(["calendar", "--tasks", "--no-names", "--out", str(target)]) == 0
    shown = target.read_text()
    assert "BEGIN:VTODO" in shown
    assert "Ana" not in shown


def test_a_crowded_day_hides_none_that_comes_after_it(workspace: Workspace) -> None:
    friday = date(2026, 3, 20)
    for number in range(A_DAY + 5):
        plan_step(someone(workspace, f"Many {number}"), on=TODAY + timedelta(days=1), at=AT, **MINE)
    plan_step(someone(workspace, "One Alone"), on=friday, at=AT, **MINE)
    planning.replan(workspace, today=TODAY)
    days = {one.day: one for one in week(workspace, today=TODAY, now=AT, days=10)}
    assert [one.who.name for one in days[friday].due] == ["One Alone"]
    crowded = days[TODAY + timedelta(days=1)]
    assert len(crowded.due) + crowded.more == A_DAY + 5
