"""The line for a shell prompt: the same as the command, kept, and never older than the record."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from followthrough.storage import kept_line


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def said(home: Path, *words: str, module: str = "followthrough") -> str:
    surroundings = {
        **os.environ,
        "FOLLOWTHROUGH_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-X", "importtime", "-m", module, *words]
    done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True)
    names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    (home / "loaded").write_text("\n".join(sorted(names)))
    return done.stdout


def loaded(home: Path) -> set[str]:
    """What the last command loaded of all that is slow to load."""
    slow = {"django.db", "typer", "rich", "holidays", "platformdirs"}
    return slow & set((home / "loaded").read_text().splitlines())


def test_the_line_is_kept_until_the_record_changes(home: Path) -> None:
    said(home, module="followthrough.demo")
    line = said(home, "today", "--short")
    assert loaded(home).isdisjoint({"typer", "rich"})
    assert said(home, "today", "--short") == line
    assert loaded(home) == set()
    steps = json.loads(said(home, "today", "--json"))["steps"]
    said(home, "done", steps[0]["who"]["id"])
    after = said(home, "today", "--short")
    assert "django.db" in loaded(home)
    left, minutes = len(steps) - 1, sum(step["minutes"] for step in steps[1:])
    assert after == f"{left} today, {minutes} min, {steps[1]['who']['first_name']} first\n"
    assert line.startswith(f"{len(steps)} today")
    assert json.loads(said(home, "today", "--short", "--json")) == {"words": after.strip()}


def test_a_record_that_is_not_there_yet_is_made_first(home: Path) -> None:
    home.mkdir()
    assert said(home, "today", "--short") == "nothing due\n"
    assert not (home / kept_line.FILE).exists()
    assert said(home, "today", "--short") == "nothing due\n"
    assert (home / kept_line.FILE).exists()
