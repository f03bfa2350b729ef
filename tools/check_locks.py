"""Check that each package is pinned by hash, without address, alike in run.txt and dev.txt."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.settings import ROOT

PINNED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(\[[^]]*])?==(?P<version>[^\s;\\]+)")


def problems(folder: Path) -> list[str]:
    """Everything that would let an install differ from the one that was tested."""
    locks = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}
    found = [f"{name}: {line}" for name, text in locks.items() for line in loose(text)]
    wanted = {path.with_suffix(".txt").name for path in folder.glob("*.in")}
    found += [f"{name}: missing, run `make lock`" for name in sorted(wanted - set(locks))]
    run, dev = (pins(locks.get(name, "")) for name in ("run.txt", "dev.txt"))
    found += [
        f"dev.txt: {name} is {dev.get(name)}, but run.txt has {version}; run `make lock`"
        for name, version in run.items()
        if dev.get(name) != version
    ]
    return found


def loose(text: str) -> Iterator[str]:
    """Each requirement of one lock that is not pinned, not hashed, or names an address."""
    for requirement in requirements(text):
        if "://" in requirement:
            yield f"names an address: {requirement[:60]}"
        elif not PINNED.match(requirement):
            yield f"is not pinned: {requirement[:60]}"
        elif "--hash=sha256:" not in requirement:
            yield f"has no hash: {requirement[:60]}"


def requirements(text: str) -> Iterator[str]:
    """Each requirement with its hashes on one line."""
    for line in text.replace("\\\n", " ").splitlines():
        words = line.partition(" #")[0].strip()
        if words and not words.startswith("#"):
            yield " ".join(words.split())


def pins(text: str) -> dict[str, str]:
    """The version of each package, apart for each system where they differ."""
    found = {}
    for requirement in requirements(text):
        if match := PINNED.match(requirement):
            marker = requirement.partition(";")[2].partition("--hash")[0].strip()
            found[f"{match['name']} {marker}".strip()] = match["version"]
    return found


if __name__ == "__main__":
    found = problems(ROOT / "requirements")
    print("\n".join(found))
    sys.exit(bool(found))
