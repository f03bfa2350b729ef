"""Running the checks: one failure ends the run, and nobody passes for want of a browser in CI."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools import checks, chromium
from tools.settings import ROOT

FINE = checks.Step("fine", ("-c", "print('unheard')"))
BAD = checks.Step("bad", ("-c", "raise SystemExit('said why')"))


def test_a_passing_step_is_only_timed(capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.passed([FINE, FINE])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[::2] for line in lines] == [["fine", "s"], ["fine", "s"]]


def test_a_failing_step_is_heard_and_ends_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert not checks.passed([BAD, FINE])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:] == [
        "said why",
        "",
        "“bad” failed. To see it alone:",
        "  .venv/bin/python -c 'raise SystemExit('\"'\"'said why'\"'\"')'",
    ]


@pytest.mark.parametrize(("ci", "ready"), [("", True), ("false", True), ("true", False)])
def test_only_ci_insists_on_a_browser(
    monkeypatch: pytest.MonkeyPatch, ci: str, *, ready: bool
) -> None:
    monkeypatch.setenv(chromium.VARIABLE, "/gone")
    monkeypatch.setenv("CI", ci)
    assert checks.browser_is_ready() is ready


def test_the_steps_look_only_at_what_is_there() -> None:
    assert checks.present(("dev.py", "gone.py")) == ("dev.py",)


def outcome(tmp_path: Path, body: str) -> str:
    """The last line of a run of pytest on one small file, where there is no browser."""
    (tmp_path / "test_small.py").write_text(f"import pytest\n\n{body}\n")
    options = ["-q", "-p", "tools.browser_tests", "-p", "no:cacheprovider", "-c", "/dev/null"]
    words = [sys.executable, "-m", "pytest", *options, "-W", "ignore", str(tmp_path)]
    surroundings = {chromium.VARIABLE: "/gone", "PATH": ""}
    told = subprocess.run(
        words, cwd=ROOT, env=surroundings, capture_output=True, check=False, text=True
    )
    return told.stdout.splitlines()[-1].partition(" in ")[0]


@pytest.mark.parametrize(
    ("body", "last_line"),
    [
        ("@pytest.mark.browser\ndef test_page(): assert False", "1 skipped"),
        ("def test_rule(): assert True", "1 passed"),
    ],
)
def test_without_a_browser_its_tests_are_skipped(tmp_path: Path, body: str, last_line: str) -> None:
    assert outcome(tmp_path, body) == last_line
