"""The bootstrap: it prepares what is missing, once, and tells trouble in a sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tools.settings import ROOT


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    folder = tmp_path / "requirements"
    folder.mkdir()
    for name in ("uv", "run", "dev"):
        (folder / f"{name}.txt").write_text(f"{name}-package==1\n")
    return folder


def script(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def notes(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """A stand-in for a folder of packages: its programs only write down that they were called."""
    folder = tmp_path / "venv"
    script(folder / "bin" / "python", f'echo "python $*" >> "{tmp_path}/calls"')
    script(folder / "bin" / "uv", f'echo "uv $*" >> "{tmp_path}/calls"')
    (folder / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
    return folder


def calls(venv: Path) -> list[str]:
    return [" ".join(line.split()[:3]) for line in notes(venv.parent / "calls")]


@pytest.mark.parametrize(
    ("version", "sentence"),
    [
        ((3, 11), ""),
        ((3, 14), ""),
        ((4, 0), ""),
        (
            (3, 10),
            (
                "This is Python 3.10; Followthrough needs 3.11 or newer. "
                "Install one, then run: python3.11 dev.py run"
            ),
        ),
    ],
)
def test_too_old_names_both_versions(version: tuple[int, int], sentence: str) -> None:
    assert dev.too_old(version) == sentence


def test_fingerprint_of_dev_changes_with_either_lock(locks: Path) -> None:
    seen = {dev.fingerprint(locks, "dev")}
    for name in ("run", "dev"):
        (locks / f"{name}.txt").write_text("another==2\n")
        seen.add(dev.fingerprint(locks, "dev"))
    assert len(seen) == 3


def test_fingerprint_of_run_does_not_depend_on_the_tools(locks: Path) -> None:
    before = dev.fingerprint(locks, "run")
    (locks / "dev.txt").write_text("another==2\n")
    assert dev.fingerprint(locks, "run") == before


@pytest.mark.parametrize("text", ["", "{", "[1]", '"run"'])
def test_a_broken_memory_is_no_memory(tmp_path: Path, text: str) -> None:
    (tmp_path / "installed.json").write_text(text)
    assert dev.remembered(tmp_path) == {}


def test_prepare_installs_once(venv: Path, locks: Path) -> None:
    for _ in range(2):
        dev.prepare(venv, locks, "run")
    assert calls(venv) == ["python -m pip", "uv pip install"]


def test_prepare_for_dev_is_enough_to_run(venv: Path, locks: Path) -> None:
    dev.prepare(venv, locks, "dev")
    dev.prepare(venv, locks, "run")
    assert calls(venv) == ["python -m pip", "uv pip install"]


def test_prepare_for_run_is_not_enough_for_dev(venv: Path, locks: Path) -> None:
    dev.prepare(venv, locks, "run")
    dev.prepare(venv, locks, "dev")
    assert calls(venv) == ["python -m pip", "uv pip install"] * 2


def test_prepare_installs_again_after_the_lock_changed(venv: Path, locks: Path) -> None:
    dev.prepare(venv, locks, "run")
    (locks / "run.txt").write_text("another==2\n")
    dev.prepare(venv, locks, "run")
    assert calls(venv) == ["python -m pip", "uv pip install"] * 2


def test_prepare_remembers_nothing_after_a_failure(venv: Path, locks: Path) -> None:
    script(venv / "bin" / "uv", "exit 2")
    script(venv / "bin" / "python", 'case "$*" in *--version*) ;; *) echo "odd"; exit 1 ;; esac')
    with pytest.raises(dev.Trouble):
        dev.prepare(venv, locks, "run")
    assert dev.remembered(venv) == {}
    assert (venv / "install.log").read_text() == "odd\n"


def test_install_falls_back_to_pip_when_uv_fails(venv: Path, locks: Path) -> None:
    script(venv / "bin" / "uv", "echo no index >&2; exit 2")
    dev.install(venv, locks, "run")
    assert calls(venv) == ["python -m pip"]


def test_install_falls_back_to_pip_when_uv_cannot_be_had(venv: Path, locks: Path) -> None:
    (venv / "bin" / "uv").unlink()
    script(
        venv / "bin" / "python",
        f'echo "python $*" >> "{venv.parent}/calls"; case "$*" in *uv.txt) exit 1 ;; esac',
    )
    dev.install(venv, locks, "run")
    last_words = [line.rsplit("/", 1)[-1] for line in notes(venv.parent / "calls")]
    assert last_words == ["uv.txt", "run.txt"]


@pytest.mark.parametrize("road", [dev.with_uv, dev.with_pip])
def test_every_road_takes_only_hashed_wheels(venv: Path, locks: Path, road: object) -> None:
    assert callable(road)
    road(venv, locks, "run")
    (words,) = notes(venv.parent / "calls")
    assert words.count("--require-hashes --no-deps --only-binary :all:") == 1


@pytest.mark.parametrize(
    ("log", "beginning"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full."),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "A downloaded package is not"),
        ("Temporary failure in name resolution", "The packages could not be fetched"),
        ("ERROR: ... (from versions: none)", "The packages could not be fetched"),
        ("[Errno 13] Permission denied: 'x'", "This folder cannot be written."),
        ("something new", "The packages could not be installed."),
    ],
)
def test_explain_tells_what_to_do(tmp_path: Path, log: str, beginning: str) -> None:
    assert dev.explain(log, tmp_path)[: len(beginning)] == beginning


def test_the_venv_finds_our_source_wherever_the_folder_is_moved(venv: Path) -> None:
    dev.make_command(venv, venv.parent / "src")
    written = venv / "lib" / "python3.11" / "site-packages" / "followthrough.pth"
    assert written.read_text() == "../../../../src\n"


def test_the_command_passes_every_word_on(venv: Path, tmp_path: Path) -> None:
    dev.make_command(venv, venv.parent / "src")
    subprocess.run([venv / "bin" / "followthrough", "show", "Ann Lee"], check=True)
    assert notes(tmp_path / "calls") == ["python -m followthrough show Ann Lee"]


@pytest.mark.parametrize(
    ("arguments", "code", "first_line"),
    [
        (["--help"], 0, "Use: python3 dev.py COMMAND"),
        (["serve"], 1, "“serve” is not known here."),
    ],
)
def test_the_file_needs_nothing_but_python(
    tmp_path: Path, arguments: list[str], code: int, first_line: str
) -> None:
    words = [sys.executable, "-I", "-S", str(ROOT / "dev.py"), *arguments]
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    told = subprocess.run(
        words, cwd=tmp_path, env=surroundings, capture_output=True, check=False, text=True
    )
    assert (told.returncode, (told.stdout + told.stderr).splitlines()[0]) == (code, first_line)


def test_what_is_remembered_is_what_was_installed(venv: Path, locks: Path) -> None:
    dev.prepare(venv, locks, "run")
    known = json.loads((venv / "installed.json").read_text())
    assert known == {"run": dev.fingerprint(locks, "run")}
