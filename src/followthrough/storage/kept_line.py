"""A line that was worked out from the record, said again as long as the record is the same.

Whether it is the same is told by the files alone, without opening the database and without
loading Django: a shell prompt that takes a second is one nobody keeps.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from followthrough import __version__
from followthrough.storage.home import DATABASE

FILE = "prompt.json"
_COUNTED = 48  # bytes of the shared index that change with every commit and with nothing else


def stamp(home: Path) -> list[str]:
    """What changes with every write to the record.

    Source: SQLite, “WAL-mode File Format”: each commit changes the header of the shared index,
    which is there while some program has the record open; the last one to close it writes the
    database itself.
    """
    path = home / DATABASE
    known = [__version__, _touched(path), _touched(path.with_name(f"{DATABASE}-wal"))]
    with suppress(FileNotFoundError), path.with_name(f"{DATABASE}-shm").open("rb") as index:
        known.append(index.read(_COUNTED).hex())
    return known


def keep(home: Path, words: str, *, stamped: list[str], until: datetime) -> None:
    """Keep the line, for its owner only; ``stamped`` was taken before the record was read."""
    told = {"words": words, "stamp": stamped, "until": until.timestamp()}
    fresh = home / f"{FILE}.{os.getpid()}"
    with os.fdopen(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
        json.dump(told, file)
    fresh.replace(home / FILE)


def again(home: Path, *, at: datetime) -> str | None:
    """The line, where neither the record nor the day has changed since."""
    try:
        told = json.loads((home / FILE).read_text("ascii"))
        is_same = told["stamp"] == stamp(home) and at.timestamp() < told["until"]
        return str(told["words"]) if is_same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None  # not there yet, or not as we write it


def forget(home: Path) -> None:
    """Leave nothing of it."""
    (home / FILE).unlink(missing_ok=True)


def _touched(path: Path) -> str:
    """When it was last written, and how long it is; an empty one is as good as none."""
    try:
        seen = path.stat()
    except FileNotFoundError:
        return ""
    return f"{seen.st_mtime_ns} {seen.st_size}" if seen.st_size else ""
