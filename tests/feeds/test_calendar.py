"""The calendar file: read by other programs, nameless where wished, marked by what it tells."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from caldav import DAVClient
from icalendar import Calendar

from followthrough.feeds.calendar import Entry, stamp, write

PASSWORD = "made up"
NOW = datetime(2026, 3, 12, 9, 20, tzinfo=UTC)
STEP = Entry("a1", "Thank Ana (Ana Duarte)", "Thank …", "You met", date(2026, 3, 13))
CALL = Entry(
    "b2",
    "Call: Bo Lindqvist; “Å”, 100 %\nline",
    "Call",
    "About the role",
    date(2026, 3, 14),
    datetime(2026, 3, 14, 8, 30, tzinfo=UTC),
    25,
    10,
)


def parts(told: bytes, kind: str) -> list[Any]:
    """The components of a calendar, as another library reads them."""
    return list(Calendar.from_ical(told).walk(kind))


def test_two_readers_see_the_same_events() -> None:
    told = write([STEP, CALL], form="events", shows_names=True, at=NOW)
    events = parts(told, "VEVENT")
    assert [str(one["summary"]) for one in events] == [STEP.title, CALL.title]
    assert events[0]["dtstart"].dt == date(2026, 3, 13)
    assert events[1]["dtend"].dt - events[1]["dtstart"].dt == timedelta(minutes=25)
    assert events[1].walk("VALARM")[0]["trigger"].dt == timedelta(minutes=-10)
    other = vobject.readOne(told.decode())
    assert [one.summary.value for one in other.vevent_list] == [STEP.title, CALL.title]
    assert [one.uid.value for one in other.vevent_list] == ["a1@followthrough", "b2@followthrough"]


def test_tasks_have_a_day_and_are_open() -> None:
    told = write([STEP, CALL], form="tasks", shows_names=True, at=NOW)
    tasks = parts(told, "VTODO")
    assert [one["due"].dt for one in tasks] == [STEP.on, datetime(2026, 3, 14, 8, 55, tzinfo=UTC)]
    assert tasks[1]["dtstart"].dt == CALL.at
    assert {str(one["status"]) for one in tasks} == {"NEEDS-ACTION"}


def test_without_names_nobody_is_named() -> None:
    told = write([STEP, CALL], form="events", shows_names=False, at=NOW).decode()
    for word in ("Ana", "Duarte", "Bo", "Lindqvist", "About the role"):
        assert word not in told


def test_the_mark_changes_with_what_is_told_and_not_with_the_moment() -> None:
    marks = [
        stamp(write(entries, form="events", shows_names=True, at=at))
        for entries, at in (([STEP], NOW), ([STEP], NOW + timedelta(days=1)), ([CALL], NOW))
    ]
    assert marks[0] == marks[1] != marks[2]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A calendar server of somebody else's making."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    users = tmp_path / "users"
    users.write_text(f"robin:{PASSWORD}\n", encoding="ascii")
    words = [
        sys.executable,
        "-m",
        "radicale",
        "--config",
        "",
        "--server-hosts",
        f"127.0.0.1:{port}",
    ]
    words += ["--storage-filesystem-folder", str(tmp_path / "kept"), "--auth-type", "htpasswd"]
    words += ["--auth-htpasswd-filename", str(users), "--auth-htpasswd-encryption", "plain"]
    with subprocess.Popen(words, env=os.environ, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}/"
        for _ in range(100):
            try:
                urllib.request.urlopen(address, timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
        process.terminate()


@pytest.mark.slow
@pytest.mark.parametrize(("form", "kind"), [("events", "VEVENT"), ("tasks", "VTODO")])
def test_a_calendar_server_takes_every_entry_and_gives_it_back(
    server: str, form: str, kind: str
) -> None:
    told = write([STEP, CALL], form=form, shows_names=True, at=NOW)
    dav: Any = DAVClient
    with dav(server, username="robin", password=PASSWORD) as client:
        kept = client.principal().make_calendar(name="Steps")
        for part in parts(told, kind):
            alone = Calendar()
            alone.add("prodid", "-//Test//EN")
            alone.add("version", "2.0")
            alone.add_component(part)
            put = kept.save_event if form == "events" else kept.save_todo
            put(alone.to_ical().decode())
        found = kept.events() if form == "events" else kept.todos()
        titles = {str(one["summary"]) for item in found for one in parts(item.data, kind)}
    assert titles == {STEP.title, CALL.title}
