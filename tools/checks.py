"""Every check of the project, in order, each with its time; pytest's own summary comes last."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import NamedTuple

from tools.chromium import HOW, chromium_or_install
from tools.settings import ROOT, ours

PYTHON = ("src", "tests", "benchmarks", "tools", "dev.py")
TYPED = ("src/followthrough", *PYTHON[1:])
SPELLED = (*PYTHON, "docs", "Makefile", "pyproject.toml", *(p.name for p in ROOT.glob("*.md")))
IMPORT_ORDER = "from importlinter.cli import lint_imports_command; lint_imports_command()"
PYTEST = ("pytest", "-p", "tools.browser_tests")


class Step(NamedTuple):
    """One check: its name and what Python runs for it."""

    name: str
    words: tuple[str, ...]


def present(paths: Sequence[str]) -> tuple[str, ...]:
    """Those of the paths that the project has."""
    return tuple(path for path in paths if (ROOT / path).exists())


def code_checks() -> list[Step]:
    """What can be said about the code in seconds."""
    return [
        Step("lint", ("-m", "ruff", "check", "--quiet", "--output-format", "concise", ".")),
        Step("form", ("-m", "ruff", "format", "--check", "--quiet", ".")),
        Step("types", ("-m", "mypy", *present(TYPED))),
    ]


def house_checks() -> list[Step]:
    """What the house style asks beyond that."""
    return [
        Step("import order", ("-c", IMPORT_ORDER)),
        Step("sizes", ("-m", "tools.check_sizes")),
        Step("faces", ("-m", "tools.check_faces")),
        Step("locks", ("-m", "tools.check_locks")),
        Step("spelling", ("-m", "codespell_lib", *present(SPELLED))),
        Step("Django", ("-m", "django", "check", "--fail-level", "WARNING")),
        Step("migrations", ("-m", "django", "makemigrations", "--check", "--dry-run")),
    ]


def main(arguments: list[str]) -> int:
    """Run what was asked for: test, quick, format or golden; more words go on to pytest."""
    asked, *more = arguments
    with tempfile.TemporaryDirectory(prefix="followthrough-checks-") as home:
        # Nothing that is checked may ever touch the data of the person who runs it.
        os.environ.update(FOLLOWTHROUGH_HOME=home, DJANGO_SETTINGS_MODULE="followthrough.settings")
        return RUNS[asked](more)


def test(more: list[str]) -> int:
    """All that CI asks."""
    if not (browser_is_ready() and passed([*code_checks(), *house_checks()])):
        return 1
    floor = ours(ROOT, "coverage")["overall"]
    measured = ("--cov", "--cov-report=term:skip-covered", f"--cov-fail-under={floor}")
    return loudly(*PYTEST, "-p", "tools.coverage_gate", "-n", "auto", *measured, *more)


def quick(more: list[str]) -> int:
    """What is worth asking while one works."""
    if not passed(code_checks()):
        return 1
    return loudly(*PYTEST, "-q", "-n", "auto", "-m", "not browser and not slow", *more)


def tidy(more: list[str]) -> int:
    """Let ruff put right what it can."""
    return loudly("ruff", "check", "--fix", "--quiet", ".", *more) or loudly("ruff", "format", ".")


def golden(more: list[str]) -> int:
    """Write the expected results of the import cases anew, to be read in the diff."""
    return loudly(*PYTEST, "-q", "--refresh-golden", *(more or ["tests/imports"]))


RUNS = {"test": test, "quick": quick, "format": tidy, "golden": golden}


def browser_is_ready() -> bool:
    """Find or fetch the browser; CI needs one, elsewhere it is said what will not run."""
    if chromium_or_install():
        return True
    if os.environ.get("CI", "").casefold() in {"1", "true", "yes"}:
        print(f"No Chromium was found, and CI runs every test. {HOW}", flush=True)
        return False
    print(f"No Chromium was found: the tests marked “browser” will not run. {HOW}", flush=True)
    return True


def passed(steps: Sequence[Step]) -> bool:
    """Run one step after the other until one fails."""
    return all(step_passed(step) for step in steps)


def step_passed(step: Step) -> bool:
    """Run one step; only a failing one is heard."""
    began = time.monotonic()
    print(f"{step.name:14}", end="", flush=True)
    words = [sys.executable, *step.words]
    done = subprocess.run(
        words,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    print(f"{time.monotonic() - began:6.1f} s", flush=True)
    if done.returncode:
        print(f"{done.stdout}\n“{step.name}” failed. To see it alone:")
        print(f"  .venv/bin/python {shlex.join(step.words)}", flush=True)
    return done.returncode == 0


def loudly(*words: str) -> int:
    """Run something that speaks for itself."""
    return subprocess.run([sys.executable, "-m", *words], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
