"""Set up everything Followthrough needs beside this file, then do one thing: dev.py run."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "requirements"
OLDEST = (3, 11)
# A lock is complete: asking for what its packages want could only find what is newer than it.
WHEELS_BY_HASH = ("--require-hashes", "--no-deps", "--only-binary", ":all:")


class Command(NamedTuple):
    """One thing that can be asked for: which packages it needs and what Python then runs."""

    lock: str
    words: tuple[str, ...]
    help: str
    here: bool = False


COMMANDS = {
    "run": Command(
        "run", ("-m", "followthrough", "run"), "start it, with your own data", here=True
    ),
    "demo": Command(
        "run", ("-m", "followthrough", "demo"), "start it on made-up people", here=True
    ),
    "test": Command("dev", ("-m", "tools.checks", "test"), "everything that CI asks"),
    "quick": Command("dev", ("-m", "tools.checks", "quick"), "the fast part of it"),
    "format": Command("dev", ("-m", "tools.checks", "format"), "put the code in its form"),
    "golden": Command("dev", ("-m", "tools.checks", "golden"), "write the golden files anew"),
    "accuracy": Command(
        "dev", ("-m", "benchmarks.accuracy"), "how well titles, signs and drafts are read"
    ),
    "bench": Command("dev", ("-m", "benchmarks"), "measure speed (JSON=1: as JSON lines)"),
    "screenshots": Command(
        "dev", ("-m", "tools.screenshots"), "take the pictures in docs/pictures"
    ),
    "lock": Command("dev", ("-m", "tools.locking"), "pin the packages anew (--upgrade: newest)"),
}

# What installers say when something outside our hands is wrong, and what the reader can do.
SYMPTOMS = (
    (
        ("no space left on device", "disk quota exceeded"),
        "The disk is full. Free about 600 MB, then run the same command again.",
    ),
    (
        ("do not match the hashes", "hash mismatch"),
        (
            "A downloaded package is not the one that was pinned, so nothing was installed. "
            "Try again on another network; if it stays so, please report it."
        ),
    ),
    (
        ("permission denied", "read-only file system"),
        "This folder cannot be written. Move it to one of your own, then run the command again.",
    ),
    (
        (
            "name resolution",
            "name or service not known",
            "getaddrinfo",
            "nodename nor servname",
            "dns error",
            "newconnectionerror",
            "connection refused",
            "failed to establish a new connection",
            "network is unreachable",
            "timed out",
            "error sending request",
            "from versions: none",
        ),
        (
            "The packages could not be fetched: there seems to be no connection. Connect to the "
            "internet (or set PIP_INDEX_URL to your mirror), then run the same command again. "
            "Later starts need no connection."
        ),
    ),
)


class Trouble(Exception):  # noqa: N818 - it is told to a person, not raised at a programmer
    """What happened and what to do next, in a sentence."""


def main(arguments: list[str]) -> int:
    """Prepare what is missing, then do what was asked; trouble is told in a sentence."""
    try:
        return start(arguments)
    except Trouble as trouble:
        say(str(trouble))
    except OSError as error:
        say(f"{error.strerror or error}: {error.filename or ROOT}. Mend this, then run it again.")
    except KeyboardInterrupt:
        say("Stopped.")
        return 130
    return 1


def start(arguments: list[str]) -> int:
    """Read the words of the command line and hand over to the command they name."""
    sentence = too_old(sys.version_info[:2])
    if sentence:
        raise Trouble(sentence)
    name, *rest = arguments or ["--help"]
    if name in ("-h", "--help", "help"):
        print(usage())  # noqa: T201 - asked for
        return 0
    if name not in COMMANDS:
        raise Trouble(f"“{name}” is not known here.\n{usage()}")
    command = COMMANDS[name]
    prepare(VENV, LOCKS, command.lock)
    return hand_over(command, rest)


def too_old(version: tuple[int, ...]) -> str:
    """The sentence for a Python that is too old, or nothing."""
    if tuple(version) >= OLDEST:
        return ""
    found, wanted = (".".join(map(str, numbers)) for numbers in (version, OLDEST))
    return (
        f"This is Python {found}; Followthrough needs {wanted} or newer. "
        f"Install one, then run: python{wanted} dev.py run"
    )


def usage() -> str:
    """Every command with what it does."""
    lines = (f"  {name:12} {command.help}" for name, command in COMMANDS.items())
    return "Use: python3 dev.py COMMAND\n" + "\n".join(lines)


def say(words: str) -> None:
    """Tell the person at the terminal; standard output belongs to the command itself."""
    print(words, file=sys.stderr, flush=True)  # noqa: T201 - this is the door to the person


def prepare(venv: Path, locks: Path, lock: str) -> None:
    """Make the folder of packages and fill it, unless it already holds exactly this lock."""
    wanted = fingerprint(locks, lock)
    if python_of(venv).exists() and remembered(venv).get(lock) == wanted:
        return
    began = time.monotonic()
    say("Setting up (once, about half a minute) …")
    make_venv(venv)
    install(venv, locks, lock)
    make_command(venv, locks.parent / "src")
    remember(venv, {name: fingerprint(locks, name) for name in covered_by(lock)})
    say(f"Ready after {time.monotonic() - began:.0f} s.")


def covered_by(lock: str) -> tuple[str, ...]:
    """The locks that are satisfied once this one is installed: dev.txt holds all of run.txt."""
    return ("run", "dev") if lock == "dev" else ("run",)


def fingerprint(locks: Path, lock: str) -> str:
    """One hash over everything that a lock pins."""
    texts = ((locks / f"{name}.txt").read_bytes() for name in covered_by(lock))
    return hashlib.sha256(b"\0".join(texts)).hexdigest()


def remembered(venv: Path) -> dict[str, str]:
    """Which locks the folder of packages was filled from, as far as it is known."""
    try:
        known = json.loads((venv / "installed.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def remember(venv: Path, fingerprints: dict[str, str]) -> None:
    """Write down what was installed, so that the next start costs nothing."""
    (venv / "installed.json").write_text(json.dumps(fingerprints), "utf-8")


def make_venv(venv: Path) -> None:
    """A Python of our own beside this file; a half-made one is made anew."""
    (venv / "installed.json").unlink(missing_ok=True)
    if not quietly([str(python_of(venv)), "-m", "pip", "--version"]).returncode:
        return
    if importlib.util.find_spec("ensurepip") is None:
        raise Trouble(
            "This Python cannot make virtual environments. On Debian or Ubuntu run "
            "`apt-get install python3-venv` as root, then the same command again."
        )
    made = quietly([sys.executable, "-m", "venv", "--clear", str(venv)])
    if made.returncode:
        raise Trouble(explain(made.stdout, venv))


def install(venv: Path, locks: Path, lock: str) -> None:
    """Fetch the pinned packages: uv is fast; pip knows the mirrors that uv does not read."""
    log = ""
    for road in (with_uv, with_pip):
        done = road(venv, locks, lock)
        log += done.stdout
        if not done.returncode:
            return
    raise Trouble(explain(log, venv))


def with_uv(venv: Path, locks: Path, lock: str) -> subprocess.CompletedProcess[str]:
    """Install through uv, which itself comes pinned into the folder of packages."""
    uv = scripts_of(venv) / ("uv.exe" if os.name == "nt" else "uv")
    if not uv.exists():
        fetched = with_pip(venv, locks, "uv")
        if fetched.returncode:
            return fetched
    words = ["pip", "install", "--quiet", "--python", str(python_of(venv)), *WHEELS_BY_HASH]
    return quietly([str(uv), *words, "--requirement", str(locks / f"{lock}.txt")])


def with_pip(venv: Path, locks: Path, lock: str) -> subprocess.CompletedProcess[str]:
    """Install through the pip that every virtual environment has."""
    words = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    lock_file = str(locks / f"{lock}.txt")
    return quietly([str(python_of(venv)), *words, *WHEELS_BY_HASH, "--requirement", lock_file])


def quietly(words: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a program without questions and keep what it says."""
    try:
        return subprocess.run(  # noqa: S603 - our own words
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        return subprocess.CompletedProcess(words, 1, f"{words[0]}: {error}\n")


def explain(log: str, venv: Path) -> str:
    """The sentence for an installer's failure; its own words are kept for those who want them."""
    said = log.casefold()
    for needles, sentence in SYMPTOMS:
        if any(needle in said for needle in needles):
            return sentence
    if not venv.is_dir():
        return f"The packages could not be installed. {log.strip()[-300:]}"
    kept = venv / "install.log"
    kept.write_text(log, "utf-8")
    return f"The packages could not be installed. {kept} says why; mend that and run it again."


def make_command(venv: Path, source: Path) -> None:
    """Let the venv's Python find our source, and give it a `followthrough` command."""
    for packages in (*venv.glob("lib/python3*/site-packages"), *venv.glob("Lib/site-packages")):
        # Relative, so that the whole folder may be moved and may have any name.
        (packages / "followthrough.pth").write_text(os.path.relpath(source, packages) + "\n")
    if os.name == "nt":
        words = '@"%~dp0python.exe" -m followthrough %*\r\n'
        (scripts_of(venv) / "followthrough.cmd").write_text(words)
        return
    script = scripts_of(venv) / "followthrough"
    script.write_text(
        '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m followthrough "$@"\n'
    )
    script.chmod(0o755)


def scripts_of(venv: Path) -> Path:
    """Where a virtual environment keeps its programs."""
    return venv / ("Scripts" if os.name == "nt" else "bin")


def python_of(venv: Path) -> Path:
    """The Python of a virtual environment."""
    return scripts_of(venv) / ("python.exe" if os.name == "nt" else "python")


def hand_over(command: Command, rest: list[str]) -> int:
    """Become the command, so that signals and its exit code are its own."""
    words = [str(python_of(VENV)), *command.words, *rest]
    if not command.here:
        os.chdir(ROOT)
    if os.name != "nt":  # there, a replaced process would leave the terminal too early
        sys.stdout.flush()
        os.execv(words[0], words)  # noqa: S606 - no shell wanted
    return subprocess.run(words, check=False).returncode  # noqa: S603 - our own words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
