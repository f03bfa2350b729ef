"""The locks: pinned, hashed, without an address, and alike in run.txt and dev.txt."""

from pathlib import Path

import pytest

from tools import check_locks

HASHED = "alpha==1.0 \\\n    --hash=sha256:00\n"


def write(folder: Path, **locks: str) -> Path:
    for name, text in locks.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HASHED, []),
        ("alpha==1.0\n", ["run.txt: has no hash: alpha==1.0"]),
        ("alpha>=1.0 --hash=sha256:00\n", ["run.txt: is not pinned: alpha>=1.0 --hash=sha256:00"]),
        ("--index-url x\n", ["run.txt: is not pinned: --index-url x"]),
        (
            "alpha @ https://example.com/a.whl\n",
            ["run.txt: names an address: alpha @ https://example.com/a.whl"],
        ),
        ("# a remark\n\n" + HASHED, []),
    ],
)
def test_a_loose_requirement_is_found(tmp_path: Path, text: str, found: list[str]) -> None:
    write(tmp_path, run=text, dev=HASHED)
    assert check_locks.problems(tmp_path) == found


def test_tools_are_tried_on_the_packages_that_run(tmp_path: Path) -> None:
    write(tmp_path, run=HASHED, dev=HASHED.replace("1.0", "2.0"))
    assert check_locks.problems(tmp_path) == [
        "dev.txt: alpha is 2.0, but run.txt has 1.0; run `make lock`"
    ]


def test_a_wish_without_its_lock_is_found(tmp_path: Path) -> None:
    write(tmp_path, run=HASHED, dev=HASHED)
    (tmp_path / "extra.in").write_text("alpha\n")
    assert check_locks.problems(tmp_path) == ["extra.txt: missing, run `make lock`"]


def test_versions_that_differ_by_system_are_kept_apart() -> None:
    text = (
        "alpha==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"
        "alpha==2.0 ; sys_platform != 'win32' \\\n    --hash=sha256:00\n"
    )
    assert check_locks.pins(text) == {
        "alpha sys_platform == 'win32'": "1.0",
        "alpha sys_platform != 'win32'": "2.0",
    }
