"""The secret address: kept as a digest, shown once, out of use for good."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.feeds.addresses import (
    NoSuchForm,
    Telling,
    feed_of,
    make_address,
    opened_by,
    revoke,
    tell,
    telling_of,
)
from followthrough.feeds.models import Feed
from followthrough.followups import undoing
from followthrough.followups.activities import Planned, plan_activity
from followthrough.journal.models import Event
from followthrough.journal.undoing import can_undo
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
USUAL = Telling()


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


def whose(secret: str) -> Workspace | None:
    feed = opened_by(secret)
    return feed.workspace if feed else None


def everything(model: Any) -> str:
    return str([list(row.values()) for row in model.objects.values()])


def test_the_address_opens_its_workspace_and_no_other(workspace: Workspace) -> None:
    theirs = factories.workspace(name="Another search")
    token, other = (
        make_address(workspace, USUAL, by=None, at=AT),
        make_address(theirs, USUAL, by=None, at=AT),
    )
    assert whose(token) == workspace
    assert whose(other) == theirs


def test_the_database_holds_nothing_that_opens_it(workspace: Workspace) -> None:
    token = make_address(workspace, USUAL, by=None, at=AT)
    assert token not in everything(Feed) + everything(Event)
    assert opened_by(Feed.objects.get().digest) is None


def test_a_new_one_ends_the_old_one_for_good(workspace: Workspace) -> None:
    old = make_address(workspace, USUAL, by=None, at=AT)
    new = make_address(workspace, USUAL, by=None, at=AT)
    assert (whose(old), whose(new)) == (None, workspace)
    assert [can_undo(event) for event in Event.objects.of(workspace)] == [False, False]


def test_out_of_use_is_out_of_use(workspace: Workspace) -> None:
    token = make_address(workspace, USUAL, by=None, at=AT)
    assert revoke(workspace, by=None, at=AT)
    assert revoke(workspace, by=None, at=AT) is None
    assert opened_by(token) is None
    assert feed_of(workspace) is None


@pytest.mark.parametrize("change", ["", "x", "AAAA", "shorter", "longer", "last", "_"])
def test_anything_else_opens_nothing(workspace: Workspace, change: str) -> None:
    token = make_address(workspace, USUAL, by=None, at=AT)
    last = "A" if token[-4] != "A" else "B"
    wrong = {
        "shorter": token[:-1],
        "longer": token + "A",
        "last": token[:-4] + last + token[-3:],
    }.get(change, change)
    assert opened_by(wrong) is None


def test_how_it_is_told_is_taken_back(workspace: Workspace) -> None:
    wanted = Telling("tasks", shows_names=False, alarm_hour=9)
    assert tell(workspace, wanted, by=None, at=AT) is None  # nothing is told yet
    token = make_address(workspace, USUAL, by=None, at=AT)
    event = tell(workspace, wanted, by=None, at=AT)
    assert telling_of(feed_of(workspace)) == wanted
    assert tell(workspace, wanted, by=None, at=AT) is None
    assert whose(token) == workspace
    assert event is not None
    undoing.undo(event, by=None, at=AT)
    assert telling_of(feed_of(workspace)) == USUAL


@pytest.mark.parametrize("telling", [Telling("fax"), Telling(alarm_hour=24)])
def test_no_calendar_has_such(workspace: Workspace, telling: Telling) -> None:
    with pytest.raises(NoSuchForm):
        tell(workspace, telling, by=None, at=AT)


def made_by_page(client: Client) -> str:
    page = client.post("/settings/calendar/", {"shape": "events", "names": "1"}).text
    start = page.index("http://127.0.0.1/calendar/")
    return page[start : page.index(".ics", start) + 4].removeprefix("http://127.0.0.1")


def test_it_opens_without_the_launch_address_and_shows_once(browser_of: Client) -> None:
    address = made_by_page(browser_of)
    assert address not in browser_of.get("/settings/calendar/").text
    answer = Client(headers={"host": "127.0.0.1"}).get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (
        200,
        "text/calendar; charset=utf-8",
    )
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert not answer.cookies


def test_a_wrong_or_revoked_address_is_404(browser_of: Client) -> None:
    address = made_by_page(browser_of)
    outside = Client(headers={"host": "127.0.0.1"})
    assert outside.get(address.replace(".ics", "A.ics")).status_code == 404
    assert outside.get("/calendar/").status_code == 404
    browser_of.post("/settings/calendar/", {"revoke": "1"})
    assert outside.get(address).status_code == 404


def test_the_address_opens_nothing_else(browser_of: Client) -> None:
    address = made_by_page(browser_of)
    assert Client(headers={"host": "evil.example"}).get(address).status_code == 400
    outside = Client(headers={"host": "127.0.0.1"})
    assert outside.get("/").status_code == 403
    assert outside.get("/calendar/../settings/").status_code == 404
    assert outside.post(address).status_code == 403


def test_unchanged_is_304_and_changed_is_sent(browser_of: Client, mine: Workspace) -> None:
    ana, now = factories.contact(workspace=mine), datetime.now(UTC)
    plan_activity(ana, Planned("call", now + timedelta(days=3)), by=None, at=now)
    address = made_by_page(browser_of)
    outside = Client(headers={"host": "127.0.0.1"})
    etag = outside.get(address).headers["ETag"]
    again = outside.get(address, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    tell(mine, Telling("tasks"), by=None, at=now)
    assert outside.get(address, headers={"if-none-match": etag}).status_code == 200


def test_the_command_makes_and_revokes(mine: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["calendar"]) == 0
    token = capsys.readouterr().out.split("/calendar/")[1].split(".ics")[0]
    assert whose(token) == mine
    assert commands.run(["calendar", "--revoke"]) == 0
    assert opened_by(token) is None
