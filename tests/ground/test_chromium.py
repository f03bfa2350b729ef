"""Finding a browser: the one that is named, else one on the path that answers."""

from pathlib import Path

import pytest

from tools import chromium


def program(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def _only_this_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(chromium.VARIABLE, raising=False)


def test_the_named_program_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "chromium", "exit 0")
    named = program(tmp_path / "my browser", "exit 0")
    monkeypatch.setenv(chromium.VARIABLE, str(named))
    assert chromium.chromium() == named


def test_a_wrong_name_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "chromium", "exit 0")
    monkeypatch.setenv(chromium.VARIABLE, str(tmp_path / "gone"))
    assert chromium.chromium_or_install() is None


def test_a_stand_in_that_does_not_answer_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "chromium", "exit 1")
    real = program(tmp_path / "google-chrome", "exit 0")
    assert chromium.chromium() == real


def test_no_question_is_asked_while_installing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    asks = program(tmp_path / "asks", 'read answer && echo "$answer"; echo stuck; exit 3')
    never = program(tmp_path / "never", "echo ran")
    chromium.run_steps(((str(asks),), (str(never),)))
    assert capfd.readouterr().out == f"{asks} failed:\nstuck\n\n"
