"""An import killed at any moment leaves nothing of itself, and running again does the whole."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from followthrough.demo.archive import write_archive

MOMENTS = int(os.environ.get("KILLS", "3"))  # 30 with KILLS=30; each costs a second or two
COUNTED = ("contact", "contactaddress", "interaction", "conversation", "sourcerow", "followup")
PROGRAM = """
import django
django.setup()
from datetime import UTC, datetime
from pathlib import Path
from followthrough.accounts.first_run import local_workspace
from followthrough.imports import taking_in
from followthrough.imports.models import Import
from followthrough.imports.tasks import run_import
from followthrough.storage.upgrading import upgrade
import sys
upgrade()
user, workspace = local_workspace()
path = Path(sys.argv[1])
noted = Import.objects.of(workspace).first() or taking_in.take_in(
    workspace, path, file_name=path.name, by=user, at=datetime(2026, 3, 12, 9, tzinfo=UTC))
print("ready", flush=True)
run_import.call(str(workspace.id), str(noted.id))
print("done", flush=True)
"""


def start(home: Path, archive: Path) -> "subprocess.Popen[str]":
    surroundings = {
        **os.environ,
        "FOLLOWTHROUGH_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "followthrough.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-c", PROGRAM, str(archive)]
    return subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)


def finish(home: Path, archive: Path) -> None:
    process = start(home, archive)
    out, _ = process.communicate(timeout=120)
    assert out.split() == ["ready", "done"]


def rows(home: Path) -> dict[str, list[tuple[object, ...]]]:
    database = sqlite3.connect(home / "followthrough.sqlite3")
    try:
        return {
            name: database.execute(f"SELECT count(*) FROM followthrough_{name}").fetchall()
            for name in COUNTED
        } | {
            "people": database.execute(
                "SELECT name, title, company_name, connected_on FROM followthrough_contact"
                " ORDER BY 1, 2, 3, 4"
            ).fetchall(),
            "said": database.execute(
                "SELECT at, said FROM followthrough_interaction ORDER BY at, said"
            ).fetchall(),
        }
    finally:
        database.close()


@pytest.mark.slow
def test_import_killed_at_random_moments_ends_as_if_undisturbed(tmp_path: Path) -> None:
    archive = write_archive(
        tmp_path / "archive.zip", today=date(2026, 3, 12), connections=2_000, messages=8_000
    )
    calm = tmp_path / "calm"
    started = time.perf_counter()
    finish(calm, archive)
    whole = time.perf_counter() - started
    expected = rows(calm)
    chance = random.Random(7)
    for number in range(MOMENTS):
        home = tmp_path / f"home-{number}"
        process = start(home, archive)
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        time.sleep(chance.uniform(0, whole))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        killed = rows(home)
        assert killed["contact"] in ([(0,)], expected["contact"])  # nothing, or all of it
        finish(home, archive)
        assert rows(home) == expected
