"""A notice on the screen: shown by a program of the system, once a day, and told when it fails."""

import os
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.conversations import exchanges
from followthrough.feeds import morning, screen
from followthrough.feeds.models import MorningNotice
from followthrough.feeds.screen import NotShown, Way
from followthrough.followups import planning, undoing
from followthrough.followups.models import DayOff
from followthrough.journal.models import Event
from tests import factories

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script"),
]
NOW = datetime.now(UTC)
TOLD = "1 follow-up today, about 8 minutes."
Shown = Callable[[], list[str]]


def stand_in(folder: Path, name: str, *, then: str = "") -> Path:
    """A program that writes down what it was told, one argument in a line."""
    path = folder / name
    lines = ("#!/bin/sh", f'for one in "$@"; do echo "$one" >> "{folder}/told"; done', then)
    path.write_text("\n".join(lines))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """A system that has notifications; gives what stood on the screen so far."""
    stand_in(tmp_path, "notify-send")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    def so_far() -> list[str]:
        told = tmp_path / "told"
        lines = told.read_text().splitlines() if told.exists() else []
        return [one for one in lines if not one.startswith("--") and one != "Followthrough"]

    return so_far


@pytest.fixture
def ana(mine: Workspace) -> Workspace:
    """A workspace in which Ana waits for an answer."""
    person = factories.sorted_contact(workspace=mine, kind="key", name="Ana <b>Duarte</b>")
    at = NOW - timedelta(days=5)
    factories.interaction(contact=person, is_outbound=False, said="When suits you?", at=at)
    exchanges.refresh(mine)
    planning.replan(mine, today=NOW.date())
    return mine


def test_it_comes_once_a_day_and_only_if_asked_for(ana: Workspace, shown: Shown) -> None:
    assert not morning.show_if_due(ana, at=NOW)
    morning.each_morning(ana, shows_names=False, by=None, at=NOW)
    assert shown() == [TOLD]
    assert morning.each_morning(ana, shows_names=False, by=None, at=NOW) is None
    days = [NOW, NOW + timedelta(days=1), NOW + timedelta(days=1), NOW + timedelta(days=2)]
    assert [morning.show_if_due(ana, at=at) for at in days] == [False, True, False, True]
    assert shown() == [TOLD] * 3
    undoing.undo(Event.objects.get(verb=morning.CHOSEN), by=None, at=NOW)
    assert not morning.show_if_due(ana, at=NOW + timedelta(days=3))


def test_nobody_is_disturbed_on_a_day_off_or_for_nothing(mine: Workspace, shown: Shown) -> None:
    MorningNotice.objects.create(workspace=mine)
    assert not morning.show_if_due(mine, at=NOW)
    assert MorningNotice.objects.get().shown_on is None  # who writes later today is still told of
    person = factories.sorted_contact(workspace=mine, kind="key", name="Ana Duarte")
    factories.interaction(contact=person, is_outbound=False, at=NOW - timedelta(days=5))
    exchanges.refresh(mine)
    planning.replan(mine, today=NOW.date())
    off = DayOff.objects.create(workspace=mine, first_on=NOW.date(), last_on=NOW.date())
    assert not morning.show_if_due(mine, at=NOW)
    assert shown() == []
    off.delete()
    assert morning.show_if_due(mine, at=NOW)


def test_a_name_is_shown_only_if_asked_for_and_never_as_markup(
    ana: Workspace, shown: Shown
) -> None:
    morning.each_morning(ana, shows_names=False, by=None, at=NOW)
    event = morning.each_morning(ana, shows_names=True, by=None, at=NOW)
    assert shown() == [TOLD, f"{TOLD} Ana first."]
    assert event is not None
    undoing.undo(event, by=None, at=NOW)
    assert not MorningNotice.objects.get().shows_names
    screen.show("Followthrough", "<b>Ana</b> & \x1b[1m\\n")
    assert shown()[-1] == " b Ana /b     [1m n"


def test_one_that_fails_is_told_and_waits_for_tomorrow(
    ana: Workspace, shown: Shown, tmp_path: Path, browser_of: Client
) -> None:
    morning.each_morning(ana, shows_names=False, by=None, at=NOW)
    stand_in(tmp_path, "notify-send", then="echo 'no session bus' >&2; exit 1")
    tomorrow = NOW + timedelta(days=1)
    assert not morning.show_if_due(ana, at=tomorrow)
    assert "took no notification (no session bus)" in browser_of.get("/settings/").text
    stand_in(tmp_path, "notify-send")
    before = len(shown())
    assert not morning.show_if_due(ana, at=tomorrow)
    assert len(shown()) == before
    assert morning.show_if_due(ana, at=tomorrow + timedelta(days=1))
    assert "no session bus" not in browser_of.get("/settings/").text


def test_a_system_without_notifications_is_a_sentence(
    ana: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert commands.run(["notice", "--each-morning"]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert told == (
        "Nothing can be shown on this screen: there is no notify-send here. Install it"
        " (libnotify-bin on Debian and Ubuntu, libnotify elsewhere) and try again."
        " Your list can come by mail or ring in your calendar instead: see Settings."
    )
    assert not MorningNotice.objects.of(ana).exists()


def test_pages_and_commands_do_the_same(
    ana: Workspace, shown: Shown, browser_of: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    now = browser_of.post("/settings/notice/", {"now": "1"}, follow=True).text
    assert f"Shown on this screen: “{TOLD}”" in now
    assert commands.run(["notice"]) == 0
    assert not MorningNotice.objects.of(ana).exists()
    browser_of.post("/settings/notice/", {"each_morning": "1", "names": "1"})
    assert morning.chosen(ana) == morning.Chosen(shows_names=True, trouble="")
    assert commands.run(["notice", "--each-morning", "--names"]) == 0
    assert "That was so already." in capsys.readouterr().out
    assert commands.run(["notice", "--no-more"]) == 0
    assert browser_of.post("/settings/notice/", {"no_more": "1"}).status_code == 303
    assert morning.chosen(ana) is None
    assert shown() == [TOLD, TOLD, f"{TOLD} Ana first."]


def test_each_system_is_told_in_its_way(tmp_path: Path) -> None:
    mac = screen.way_of("darwin")
    assert (mac.program, mac.arguments[::2]) == ("/usr/bin/osascript", ("-e",) * 3)
    told = stand_in(tmp_path, "osascript")
    screen.show("Followthrough", 'with "quotes"', way=mac._replace(program=str(told)))
    words = (tmp_path / "told").read_text().splitlines()
    assert words == [*mac.arguments, "Followthrough", 'with "quotes"']
    windows = screen.way_of("win32")
    assert windows.program.endswith(r"\WindowsPowerShell\v1.0\powershell.exe")
    quiet = stand_in(tmp_path, "powershell", then='[ "$NOTICE_WORDS" = "3 today" ]')
    screen.show("Followthrough", "3 today", way=windows._replace(program=str(quiet)))
    assert "3 today" not in (tmp_path / "told").read_text()  # never a part of the program
    with pytest.raises(NotShown):
        screen.show("Followthrough", "4 today", way=windows._replace(program=str(quiet)))


def test_a_program_that_hangs_or_cannot_start_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "SECONDS", 0.2)
    slow = stand_in(tmp_path, "slow", then="exec sleep 5")
    with pytest.raises(NotShown, match="no answer within"):
        screen.show("Followthrough", "3 today", way=Way(str(slow), ()))
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x7fELF but no program")
    broken.chmod(0o700)
    with pytest.raises(NotShown, match="took no notification"):
        screen.show("Followthrough", "3 today", way=Way(str(broken), ()))
