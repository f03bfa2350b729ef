"""The project's own files: what a newcomer meets first holds what it promises."""

import re
import subprocess
from pathlib import Path

import dev
from tools import check_locks
from tools.settings import ROOT

MOST_TARGETS = 12


def targets(makefile: str) -> list[str]:
    (names,) = re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)
    return str(names).split()


def test_every_make_target_is_a_command_of_the_bootstrap() -> None:
    assert targets((ROOT / "Makefile").read_text()) == list(dev.COMMANDS)


def test_there_are_at_most_twelve_targets() -> None:
    assert len(dev.COMMANDS) <= MOST_TARGETS


def test_ci_runs_exactly_the_tests() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert lines[-1] == "make test"
    assert [line.split()[0] for line in lines[1:-1]] == ["set", "cd"]


def test_the_locks_hold_no_address_and_hash_everything() -> None:
    assert check_locks.problems(ROOT / "requirements") == []


def test_a_lock_that_names_registries_is_never_committed() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "uv.lock", "pylock.toml", "*/uv.lock"],  # noqa: S607 - git is on the path
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert listed.stdout == ""


def test_the_readme_fits_on_one_screen_and_its_links_lead_somewhere() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert len(readme.splitlines()) <= 60
    linked = re.findall(r"(?<!!)\[[^]]+\]\(([^)#:]+)\)", readme)
    assert [name for name in linked if not Path(ROOT / name).exists()] == []
