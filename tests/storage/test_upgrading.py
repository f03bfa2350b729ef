"""Before a newer version changes a database that holds something, a copy of it is kept."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from followthrough.storage import upgrading
from tests.storage.older import AS_OF_THEN, run

UPGRADED = f"""
{AS_OF_THEN}
then = as_of_then("0041")
_, workspace = local_workspace()
of = dict(workspace_id=workspace.pk, came_in_on="2026-01-05", number=1)
then.get_model("followthrough", "Contact").objects.create(name="Ana Duarte", **of)
assert upgrade()
assert not upgrade()
"""
FOUR_MORE = """
for hour in range(4):
    copy_before(datetime(2031, 3, 12, hour, tzinfo=UTC))
"""


@pytest.mark.slow
def test_a_copy_from_before_holds_everything_and_the_latest_three_stay(tmp_path: Path) -> None:
    run(tmp_path, UPGRADED)
    (copy,) = (tmp_path / "backups").iterdir()  # none of the empty one at the first start
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as kept:
        names = kept.execute("SELECT name FROM followthrough_contact").fetchall()
        newer = kept.execute("SELECT 1 FROM django_migrations WHERE name LIKE '0042%'").fetchall()
    assert (names, newer) == ([("Ana Duarte",)], [])
    run(tmp_path, FOUR_MORE)
    left = sorted(one.name for one in (tmp_path / "backups").iterdir())
    assert left == [f"before-upgrade-2031-03-12-0{hour}0000.sqlite3" for hour in (1, 2, 3)]


def test_without_a_copy_nothing_is_changed(tmp_path: Path, settings: Any) -> None:
    settings.BACKUPS = tmp_path / "backups"
    with (
        patch.object(upgrading, "_copy", side_effect=sqlite3.OperationalError("disk is full")),
        pytest.raises(upgrading.NotCopied, match="Make room where"),
    ):
        upgrading.copy_before(datetime(2031, 3, 12, tzinfo=UTC))
    assert [*settings.BACKUPS.iterdir()] == []


def test_a_copy_goes_after_ninety_days(tmp_path: Path, settings: Any) -> None:
    settings.BACKUPS = tmp_path
    at = datetime(2031, 3, 12, tzinfo=UTC)
    for days in (89, 91):
        copy = tmp_path / f"before-upgrade-{days}.sqlite3"
        copy.touch()
        then = (at - timedelta(days=days)).timestamp()
        os.utime(copy, (then, then))
    (tmp_path / "mine.sqlite3").touch()
    upgrading.drop_old_copies(at)
    assert {one.name for one in tmp_path.iterdir()} == {"before-upgrade-89.sqlite3", "mine.sqlite3"}
