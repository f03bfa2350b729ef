"""Find a Chromium for the browser tests, or get one from the system's package manager."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "FOLLOWTHROUGH_CHROMIUM"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
    "microsoft-edge-stable",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
INSTALLERS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "apt-get": (
        ("apt-get", "update", "-q"),
        ("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"),
    ),
    "dnf": (("dnf", "install", "-q", "-y", "chromium"),),
    "apk": (("apk", "add", "--quiet", "chromium"),),
}
HOW = (
    "Install Chromium, Chrome or Edge (Debian and Ubuntu: `apt-get install chromium` as root), "
    f"or set {VARIABLE} to the program."
)


def chromium() -> Path | None:
    """The browser to test with: the one the environment names, else the first that is found."""
    if named := os.environ.get(VARIABLE):
        return Path(named) if Path(named).is_file() else None
    for name in NAMES:
        if (found := shutil.which(name)) and answers(found):
            return Path(found)
    return next((Path(place) for place in PLACES if Path(place).is_file()), None)


def answers(program: str) -> bool:
    """Does it tell its version? Some systems ship a stand-in that only asks for a store."""
    words = [program, "--version"]
    try:
        asked = subprocess.run(words, capture_output=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def chromium_or_install() -> Path | None:
    """The browser, fetched through the system's package manager where we are allowed to."""
    if found := chromium():
        return found
    if os.environ.get(VARIABLE) or not may_install():
        return None
    for manager, steps in INSTALLERS.items():
        if shutil.which(manager):
            print(f"No Chromium here: installing it with {manager} …", flush=True)
            run_steps(steps)
            return chromium()
    return None


def may_install() -> bool:
    """Only root installs packages; nobody is asked for a password."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run_steps(steps: tuple[tuple[str, ...], ...]) -> None:
    """One command after the other, with no question asked."""
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in steps:
        done = subprocess.run(
            step,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            print(f"{' '.join(step)} failed:\n{done.stdout[-600:]}", flush=True)
            return
