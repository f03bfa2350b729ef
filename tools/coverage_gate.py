"""A pytest plug-in: the files that pyproject.toml calls complete are tested to every branch."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

from tools.settings import ROOT, ours

GAPS = pytest.StashKey[list[str]]()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run when a file that must be complete is not."""
    if hasattr(session.config, "workerinput") or session.exitstatus:
        return
    patterns = ours(ROOT, "coverage").get("complete", [])
    session.config.stash[GAPS] = list(gaps(measured(ROOT), patterns))
    if session.config.stash[GAPS]:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what is missing, above the runner's own last line."""
    found = terminalreporter.config.stash.get(GAPS, [])
    if found:
        terminalreporter.section("rules and verbs that no test walks through")
        terminalreporter.write_line("\n".join(found))


def measured(root: Path) -> dict[str, Any]:
    """What coverage saw, by file."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        seen = coverage.Coverage(data_file=str(root / ".coverage"))
        seen.load()
        seen.json_report(outfile=str(report))
        files: dict[str, Any] = json.loads(report.read_text("utf-8"))["files"]
    return files


def gaps(files: dict[str, Any], patterns: list[str]) -> Iterator[str]:
    """Each missed line and branch of a file that a pattern names; a pattern must name some."""
    for pattern in patterns:
        named = {name: seen for name, seen in files.items() if Path(name).match(pattern)}
        if not named:
            yield f"{pattern}: names no file"
        for name, seen in sorted(named.items()):
            lines = seen["missing_lines"]
            branches = [f"{start}->{end}" for start, end in seen["missing_branches"]]
            if lines or branches:
                yield f"{name}: {', '.join(map(str, [*lines, *branches]))}"
