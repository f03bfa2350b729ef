"""How long an archive takes to come in, beside the plainest loader there could be."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import floor
from benchmarks.figures import Figure, at_most, ratio, show
from followthrough.demo.archive import write_archive

ROUNDS = 3
TODAY = date(2026, 3, 12)


@dataclass(frozen=True)
class Size:
    """An archive to measure with."""

    connections: int
    messages: int
    invitations: int = 0


STANDARD = Size(30_000, 100_000, 2_000)
GROWTH = (Size(3_000, 3_000), Size(3_000, 30_000), Size(3_000, 300_000))


def measure(folder: Path) -> Path:
    """Measure imports; returns the data folder of the standard one for the pages."""
    archive = _archive(folder, STANDARD)
    floors, firsts, repeats = [], [], []
    for number in range(ROUNDS):  # floor, import, floor, import: drift hits both alike
        floors.append(_floor(archive, folder / f"floor-{number}.sqlite3"))
        home = folder / f"home-{number}"
        firsts.append(_import(archive, home))
        repeats.append(_import(archive, home))
    _show_standard(floors, firsts, repeats)
    _show_month_later(archive, folder)
    _show_growth(folder)
    if os.environ.get("BIG"):
        _show_big(folder)
    return folder / f"home-{ROUNDS - 1}"


def _show_standard(floors: list[float], firsts: list[Any], repeats: list[Any]) -> None:
    base = statistics.median(floors)
    whole = _median(firsts, lambda told: told["seconds"])
    after = _median(firsts, lambda told: told["counts"]["seconds_looking_again"])
    show(Figure("floor: raw loader, 30,000 + 100,000 + 6 indexes", base, "s"))
    show(ratio("import: read, store, index, full text", whole - after, base, most=2.5))
    show(ratio("import: sorting and follow-ups after it", after, base, most=1.0))
    again = _median(repeats, lambda told: told["seconds"])
    show(ratio("import: the same archive again", again, base, most=0.8))
    rows = max(_rows_changed(told) for told in repeats)
    show(at_most("import again: rows of people and messages written", rows, "rows", 0))
    grown = max(told["peak_mib"] - told["idle_mib"] for told in firsts)
    show(at_most("import: memory above the idle program", grown, "MiB", 150))


def _show_month_later(archive: Path, folder: Path) -> None:
    """The next archive of the same person: other bytes, so every row is read and compared."""
    base = _floor(archive, folder / "floor-later.sqlite3")
    later = folder / "Basic_LinkedInDataExport_04-10-2026.zip"
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(later, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info) + b"\n")
    told = _import(later, folder / f"home-{ROUNDS - 1}")
    show(Figure("import: next month’s archive, all rows known", told["seconds"], "s", base))


def _show_growth(folder: Path) -> None:
    per_thousand = []
    for size in GROWTH:
        archive = _archive(folder, size)
        base = _floor(archive, folder / f"floor-growth-{size.messages}.sqlite3")
        told = _import(archive, folder / f"home-growth-{size.messages}")
        per_thousand.append(told["seconds"] / base)
        name = f"import: {size.messages:,} messages, 3,000 people"
        show(Figure(name, told["seconds"], "s", base, told["seconds"] / base))
    bend = per_thousand[-1] / per_thousand[-2]
    show(at_most("growth: ratio at 300,000 over ratio at 30,000", bend, "×", 1.3))


def _show_big(folder: Path) -> None:
    archive = _archive(folder, Size(30_000, 4_500_000))
    told = _import(archive, folder / "home-big")
    show(at_most("2 GB messages.csv: resident at most", told["peak_mib"], "MiB", 250))
    show(Figure("2 GB messages.csv: time", told["seconds"], "s"))


def _archive(folder: Path, size: Size) -> Path:
    path = folder / f"Basic_LinkedInDataExport_03-10-2026_{size.messages}.zip"
    if not path.exists():
        write_archive(
            path,
            today=TODAY,
            connections=size.connections,
            messages=size.messages,
            invitations=size.invitations,
            with_cast=False,
        )
    return path


def _floor(archive: Path, target: Path) -> float:
    started = time.perf_counter()
    floor.load(archive, target)
    return time.perf_counter() - started


def _import(archive: Path, home: Path) -> Any:
    command = [sys.executable, "-m", "benchmarks.one_import", str(archive)]
    surroundings = {**os.environ, "FOLLOWTHROUGH_HOME": str(home)}
    done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    if told["state"] != "done":
        raise RuntimeError(f"The import ended as {told['state']}: {told['trouble']}")
    return told


def _rows_changed(told: Any) -> int:
    sums = told["counts"]["sums"]
    return int(sums["created"] + sums["updated"])


def _median(told: list[Any], value: Any) -> float:
    return float(statistics.median(value(one) for one in told))
