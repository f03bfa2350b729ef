"""The secret address, what is planned at a time, the week, the sheets and the day as text."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.conversations.models import Interaction
from followthrough.feeds import addresses
from followthrough.feeds.addresses import Telling
from followthrough.feeds.models import Feed
from followthrough.followups import activities, planning, undoing
from followthrough.followups.activities import NotAnActivity, Planned
from followthrough.followups.models import Activity
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
LATER = NOW + timedelta(hours=3)


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    """Somebody who wrote some days ago."""
    person = factories.sorted_contact(
        workspace=mine, kind="key", role="employee", name="Ana <b>Duarte</b>"
    )
    at = NOW - timedelta(days=5)
    factories.interaction(contact=person, is_outbound=False, said="When suits you?", at=at)
    exchanges.refresh(mine)
    planning.replan(mine, today=NOW.date())
    return person


def made(client: Client, **form: str) -> str:
    """The address, as the page shows it once."""
    page = client.post("/settings/calendar/", {"shape": "events", **form}).text
    found = re.search(r"/calendar/[\w-]+\.ics", page)
    assert found is not None
    return found[0]


def test_the_address_opens_the_calendar_and_nothing_else(browser_of: Client, ana: Contact) -> None:
    address = made(browser_of, names="1")
    stranger = Client(headers={"host": "127.0.0.1"})
    answer = stranger.get(address)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    events: list[Any] = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    titles = [str(one["summary"]) for one in events]
    assert titles == [f"Answer Ana ({ana.name})"]
    assert stranger.get("/people/").status_code == 403
    assert stranger.post(address).status_code == 403
    mark = answer.headers["ETag"]
    assert stranger.get(address, headers={"If-None-Match": mark}).status_code == 304
    assert stranger.get("/calendar/guess.ics").status_code == 404
    assert address not in browser_of.get("/settings/calendar/").text
    assert not Feed.objects.filter(digest__in=[address, address[10:-4]]).exists()


def test_a_new_address_or_taking_it_back_closes_the_old_one(
    browser_of: Client, ana: Contact
) -> None:
    first, second = made(browser_of), made(browser_of)
    stranger = Client(headers={"host": "127.0.0.1"})
    assert stranger.get(first).status_code == 404
    assert ana.name not in stranger.get(second).text
    browser_of.post("/settings/calendar/", {"revoke": "1"})
    assert stranger.get(second).status_code == 404
    assert browser_of.post("/settings/calendar/", {"shape": "songs"}).status_code == 422


def test_the_secret_of_another_workspace_opens_nothing_here(browser_of: Client) -> None:
    other = factories.workspace(name="Another search")
    secret = addresses.make_address(other, Telling(), by=None, at=NOW)
    assert browser_of.get(f"/calendar/{secret}.ics").status_code == 404


def test_a_call_is_planned_shown_logged_and_taken_back(
    browser_of: Client, mine: Workspace, ana: Contact
) -> None:
    form = {"what": "call", "at": f"{LATER:%Y-%m-%dT%H:%M}", "minutes": "20", "alarm": "10"}
    assert browser_of.post(f"/people/{ana.pk}/plan/", form).status_code == 303
    call = Activity.objects.of(mine).get()
    week = browser_of.get("/week/").text
    assert "Ana &lt;b&gt;Duarte&lt;/b&gt;" in week
    assert browser_of.post(f"/activities/{call.pk}/", {"done": "1"}).status_code == 303
    assert Interaction.objects.of(mine).filter(channel="phone").count() == 1
    call.refresh_from_db()
    event = activities.clear(call, by=None, at=NOW)
    assert event is None


def test_what_was_cleared_or_called_off_comes_back(ana: Contact) -> None:
    planned = Planned("meeting", LATER, 30)
    made_event = activities.plan_activity(ana, planned, by=None, at=NOW)
    meeting = Activity.objects.get()
    cleared = activities.clear(meeting, said="Good talk", by=None, at=NOW)
    assert cleared is not None
    undoing.undo(cleared, by=None, at=NOW)
    assert not Interaction.objects.filter(channel="meeting").exists()
    dropped = activities.call_off(Activity.objects.get(), by=None, at=NOW)
    assert not Activity.objects.exists()
    undoing.undo(dropped, by=None, at=NOW)
    assert Activity.objects.get().minutes == 30
    assert made_event is not None
    undoing.undo(made_event, by=None, at=NOW)
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    "planned",
    [
        Planned("song", LATER),
        Planned("call", LATER, 0),
        Planned("call", LATER, 9999),
        Planned("call", NOW),
    ],
)
def test_what_cannot_be_planned_is_refused(ana: Contact, planned: Planned) -> None:
    with pytest.raises(NotAnActivity):
        activities.plan_activity(ana, planned, by=None, at=NOW)
    assert not Activity.objects.exists()


def test_a_stranger_s_plans_are_404(browser_of: Client, mine: Workspace) -> None:
    other = factories.workspace(name="Another search")
    theirs = factories.contact(workspace=other)
    activities.plan_activity(theirs, Planned("call", LATER), by=None, at=NOW)
    call = Activity.objects.get()
    assert browser_of.post(f"/activities/{call.pk}/", {"off": "1"}).status_code == 404
    form = {"what": "call", "at": "2027-01-05T10:00", "minutes": "20"}
    assert browser_of.post(f"/people/{theirs.pk}/plan/", form).status_code == 404
    assert Activity.objects.count() == 1
    assert not Activity.objects.of(mine).exists()


def test_the_week_and_its_sheets(browser_of: Client, ana: Contact) -> None:
    assert ana.name
    for address in ("/week/", "/sheet/day/", "/sheet/week/"):
        page = browser_of.get(address)
        assert page.status_code == 200
        assert "Ana &lt;b&gt;" in page.text
    assert browser_of.get("/sheet/year/").status_code == 404


def test_the_command_line_does_the_same(
    mine: Workspace, ana: Contact, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "steps.ics"
    assert commands.run(["calendar", "--out", str(out)]) == 0
    assert len(Calendar.from_ical(out.read_bytes()).walk("VEVENT")) == 1
    assert commands.run(["today", "--short"]) == 0
    assert "1 today, 8 min, Ana first" in capsys.readouterr().out
    assert commands.run(["plan", str(ana.pk), "--at", "2027-01-05 10:00", "--call"]) == 0
    assert commands.run(["plan", str(ana.pk), "--at", "soon"]) == 1
    text = tmp_path / "day.txt"
    assert commands.run(["digest", "--out", str(text)]) == 0
    assert "[ ] Answer Ana" in text.read_text()
    for words in (["digest"], ["week"], ["week", "--json"], ["days-off", "2027-03-17"]):
        assert commands.run(words) == 0
    for words in (
        ["landed", "Acme"],
        ["landed", "--again"],
        ["calendar"],
        ["calendar", "--revoke"],
    ):
        assert commands.run(words) == 0
    assert commands.run(["days-off", "soon"]) == 1
    assert Activity.objects.of(mine).count() == 1
