"""How fast address books are read and come in, beside a plain parse by a vCard library.

``python -m benchmarks.address_books`` measures these alone.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import vobject

from benchmarks.figures import Figure, at_most, header, ratio, show
from followthrough.imports.vcard.reader import read

CARDS = 30_000
PARSED_BY_THE_LIBRARY = 3_000  # it is slow and goes in a straight line
ROUNDS = 3
LEAST_CARDS_A_SECOND = 50_000
COMPANIES, TITLES = 900, 70


def measure(folder: Path) -> None:
    """Parsing alone, the whole import, and the same book again."""
    book = _book(CARDS)
    path = folder / "contacts.vcf"
    path.write_text(book, encoding="utf-8")
    library = _by_the_library()
    ours = min(_parsed(book.encode()) for _ in range(ROUNDS))
    show(Figure(f"floor: vobject parses {CARDS:,} vCards", library, "s"))
    show(ratio(f"vCards: {CARDS:,} parsed", ours, library, most=0.1))
    rate = CARDS / ours
    holds = rate >= LEAST_CARDS_A_SECOND
    show(Figure("vCards parsed a second", rate, "cards", goal="≥ 50,000", holds=holds))
    firsts, repeats = [], []
    for number in range(ROUNDS):
        home = folder / f"books-{number}"
        firsts.append(_import(path, home))
        path.write_text(book + "\n" * (number + 1), encoding="utf-8")  # not the same to the byte
        repeats.append(_import(path, home))
    whole = statistics.median(told["seconds"] for told in firsts)
    show(ratio("vCards: whole import, sorted and planned", whole, library, most=1.0))
    again = statistics.median(told["seconds"] for told in repeats)
    show(ratio("vCards: the same book again", again, whole, most=0.8))
    grown = max(told["peak_mib"] - told["idle_mib"] for told in firsts)
    show(at_most("vCards: memory above idle while importing", grown, "MiB", 150))


def _by_the_library() -> float:
    """Seconds the library takes for all cards, from a part of them."""
    book = _book(PARSED_BY_THE_LIBRARY)
    started = time.perf_counter()
    found = sum(1 for _ in vobject.readComponents(book))
    seconds = time.perf_counter() - started
    if found != PARSED_BY_THE_LIBRARY:
        raise RuntimeError(f"The library read {found} cards of {PARSED_BY_THE_LIBRARY}.")
    return seconds * CARDS / PARSED_BY_THE_LIBRARY


def _parsed(book: bytes) -> float:
    started = time.perf_counter()
    found = sum(1 for _ in read(BytesIO(book), "contacts.vcf"))
    seconds = time.perf_counter() - started
    if found != CARDS:
        raise RuntimeError(f"We read {found} cards of {CARDS}.")
    return seconds


def _book(cards: int) -> str:
    return "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nUID:{number:08x}-1111-4222-8333-444455556666\n"
        f"N:Reyes{number};Ana;;;\nFN:Ana Reyes{number}\nORG:Company {number % COMPANIES};Grid\n"
        f"TITLE:Head of Part {number % TITLES}\n"
        f"EMAIL;TYPE=INTERNET,WORK:ana{number}@company{number % COMPANIES}.example\n"
        f"TEL;TYPE=CELL:+1 555 {number:07d}\nREV:2026-01-31T10:00:00Z\nEND:VCARD\n"
        for number in range(cards)
    )


def _import(path: Path, home: Path) -> Any:
    surroundings = {**os.environ, "FOLLOWTHROUGH_HOME": str(home)}
    command = [sys.executable, "-m", "benchmarks.one_import", str(path)]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout.splitlines()[-1])
    if told["state"] != "done":
        raise RuntimeError(told["trouble"])
    return told


if __name__ == "__main__":
    header()
    with tempfile.TemporaryDirectory(prefix="followthrough-bench-") as made:
        measure(Path(made))
