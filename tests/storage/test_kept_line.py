"""A kept line is said again as long as the record is the same, and never after it changed."""

import sqlite3
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from followthrough.storage import kept_line
from followthrough.storage.home import DATABASE, data_folder

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
MIDNIGHT = NOW.replace(hour=23)
LINE = "3 today, 24 min, Ana first"


def opened(home: Path) -> sqlite3.Connection:
    record = sqlite3.connect(home / DATABASE, isolation_level=None)
    record.execute("PRAGMA journal_mode=WAL")
    return record


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A record with one row, closed."""
    record = opened(tmp_path)
    record.execute("CREATE TABLE person (name TEXT)")
    record.execute("INSERT INTO person VALUES ('Ana')")
    record.close()
    return tmp_path


def keep(home: Path) -> None:
    kept_line.keep(home, LINE, stamped=kept_line.stamp(home), until=MIDNIGHT)


def test_it_is_said_again_until_the_day_is_over(home: Path) -> None:
    assert kept_line.again(home, at=NOW) is None
    keep(home)
    assert kept_line.again(home, at=NOW) == LINE
    assert kept_line.again(home, at=MIDNIGHT - timedelta(seconds=1)) == LINE
    assert kept_line.again(home, at=MIDNIGHT) is None
    assert stat.S_IMODE((home / kept_line.FILE).stat().st_mode) == 0o600
    kept_line.forget(home)
    kept_line.forget(home)
    assert [one.name for one in home.iterdir()] == [DATABASE]


def test_reading_changes_nothing_and_any_commit_does(home: Path) -> None:
    server = opened(home)  # as the program keeps it open while it runs
    server.execute("INSERT INTO person VALUES ('Grace')")
    keep(home)
    reader = opened(home)
    reader.execute("SELECT COUNT(*) FROM person").fetchall()
    reader.close()
    server.execute("BEGIN EXCLUSIVE")  # how a worker looks whether there is something to do
    server.execute("ROLLBACK")
    assert kept_line.again(home, at=NOW) == LINE
    server.execute("UPDATE person SET name = 'Grace H.' WHERE name = 'Grace'")
    assert kept_line.again(home, at=NOW) is None
    server.close()


def test_a_change_by_somebody_who_closed_it_is_seen(home: Path) -> None:
    keep(home)
    record = opened(home)
    record.execute("UPDATE person SET name = 'Ana D.'")
    record.close()
    assert kept_line.again(home, at=NOW) is None


def test_each_of_a_hundred_quick_commits_is_seen(home: Path) -> None:
    server = opened(home)
    for number in range(100):
        keep(home)
        server.execute("UPDATE person SET name = ?", [f"Ana {number % 7}"])
        assert kept_line.again(home, at=NOW) is None
    server.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_text("{"),
        lambda path: path.write_text("[]"),
        lambda path: path.write_text("{}"),
        lambda path: path.write_bytes(b"\xff"),
    ],
)
def test_what_is_not_as_we_write_it_is_no_line(home: Path, spoil: Callable[[Path], int]) -> None:
    keep(home)
    spoil(home / kept_line.FILE)
    assert kept_line.again(home, at=NOW) is None


def test_the_data_folder_is_the_one_that_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOWTHROUGH_HOME", "/somewhere/else")
    assert data_folder() == Path("/somewhere/else")
    monkeypatch.delenv("FOLLOWTHROUGH_HOME")
    assert data_folder().name == "followthrough"
