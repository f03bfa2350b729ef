"""An import killed at any moment leaves nothing of itself, and running again does the whole."""

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

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


@pytest.mark.slow
def test_server_killed_while_it_imports_finishes_after_the_next_start(tmp_path: Path) -> None:
    archive = write_archive(
        tmp_path / "archive.zip", today=date(2026, 3, 12), connections=2_000, messages=20_000
    )
    calm, home = tmp_path / "calm", tmp_path / "home"
    finish(calm, archive)
    with served(home) as (process, address):
        drop(address, archive)
        wait_for(lambda: list(home.glob("imports/*.progress")))
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert states(home) == ["waiting"]
    with served(home):
        wait_for(lambda: states(home) == ["done"])
    assert rows(home) == rows(calm)


@contextmanager
def served(home: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The program as a user starts it, with the address it prints."""
    surroundings = {**os.environ, "FOLLOWTHROUGH_HOME": str(home)}
    command = [sys.executable, "-m", "followthrough", "run", "--no-browser", "--json"]
    with subprocess.Popen(
        [*command, "--port", "8790"], env=surroundings, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        told = "".join(iter(process.stdout.readline, "}\n"))
        try:
            yield process, json.loads(told + "}")["address"]
        finally:
            process.kill()


def drop(address: str, archive: Path) -> None:
    """Bring a file the way a browser without script does."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    base = address.split("/?", maxsplit=1)[0]
    text(browser, address)
    token = re.search(
        r'name="csrfmiddlewaretoken" value="(\w+)"', text(browser, f"{base}/imports/")
    )
    assert token is not None
    parts = (
        b'--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n',
        token[1].encode(),
        b'\r\n--x\r\nContent-Disposition: form-data; name="files"; filename="archive.zip"\r\n\r\n',
        archive.read_bytes(),
        b"\r\n--x--\r\n",
    )
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    upload = Request(f"{base}/imports/", data=b"".join(parts), headers=headers)  # noqa: S310 - ours
    browser.open(upload).close()


def text(browser: OpenerDirector, address: str) -> str:
    with browser.open(address) as answer:
        return str(answer.read().decode())


def states(home: Path) -> list[str]:
    database = sqlite3.connect(home / "followthrough.sqlite3")
    try:
        return [row[0] for row in database.execute("SELECT state FROM followthrough_import")]
    finally:
        database.close()


def wait_for(is_so: Callable[[], object]) -> None:
    """Look a few times a second, for half a minute at most."""
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("It did not happen within half a minute.")
