"""The program in a data folder of its own and a browser on it: for stories and photographs."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tools.chromium import chromium

QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
PROGRAM = [sys.executable, "-m", "followthrough"]
DEMO = [sys.executable, "-m", "followthrough.demo"]
DESKTOP = {"width": 1280, "height": 1000}


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a program that keeps its data there and asks no keyring."""
    return {
        **os.environ,
        "FOLLOWTHROUGH_HOME": str(home),
        "FOLLOWTHROUGH_KEYRING": "false",
        "DJANGO_SETTINGS_MODULE": "followthrough.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


@contextmanager
def running(home: Path, *commands: Sequence[str], is_demo: bool = False) -> Iterator[str]:
    """The address, with its key, of the program after these commands were given."""
    env = surroundings(home)
    if is_demo:
        subprocess.run(DEMO, env=env, check=True)
    for words in commands:
        subprocess.run([*PROGRAM, *words], env=env, check=True, capture_output=True)
    serve = [*PROGRAM, "run", "--no-browser", "--port", str(_free_port())]
    with subprocess.Popen(serve, env=env, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield _address(process)
        finally:
            process.terminate()


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a window, closed afterwards."""
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium(), args=QUIET)
        yield opened
        opened.close()


@contextmanager
def opened(address: str) -> Iterator[Page]:
    """A page of a browser on an address."""
    with browsing() as browser:
        page = browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
        page.goto(address)
        yield page


def connections(path: Path, people: Mapping[str, tuple[str, str]], *, on: date) -> Path:
    """A file of connections as it is exported: names with title and company, met on a day."""
    rows = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    for name, (title, company) in people.items():
        first, last = name.split()
        link = f"https://www.linkedin.com/in/{first.lower()}-{last.lower()}"
        email = f"{first.lower()}@example.com"
        rows.append(f'{first},{last},{link},{email},{company},"{title}",{on:%d %b %Y}')
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def base(page: Page) -> str:
    """The address of the program that a page belongs to."""
    return "/".join(page.url.split("/")[:3])


def go(page: Page, path: str) -> None:
    """Open a path of the program that a page belongs to."""
    page.goto(base(page) + path)


def violations(page: Page) -> list[str]:
    """What axe finds hard to use, each with the first element that is."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def sideways(page: Page) -> int:
    """By how many pixels a page is wider than its window; nothing when it fits."""
    over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return max(int(over), 0)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def _address(process: subprocess.Popen[str]) -> str:
    """The first line it prints holds it."""
    if process.stdout is not None and (
        found := re.search(r"http://\S+", process.stdout.readline())
    ):
        return found[0]
    raise RuntimeError("The program did not start.")
