"""Looking whether the record is sound."""

from __future__ import annotations

import platform
import sqlite3
import stat
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection

TEXT_TABLES = ("followthrough_contact_text", "followthrough_interaction_text")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    is_well: bool
    words: str


def examine(*, mend: bool = False) -> list[Finding]:
    """Look at the data folder, the key, the database and the search index."""
    return [
        _well("Python", f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}"),
        Finding("data folder", Path(settings.HOME).is_dir(), str(settings.HOME)),
        _key(),
        _database(),
        _references(),
        *(_text(table, mend=mend) for table in TEXT_TABLES),
    ]


def _key() -> Finding:
    path = Path(settings.HOME) / "secret-key"
    mode = stat.S_IMODE(path.stat().st_mode)
    is_private = mode & 0o077 == 0
    words = "readable by you only" if is_private else f"others may read it: chmod 600 {path}"
    return Finding("secret key", is_private, words)


def _database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        answer = str(cursor.fetchone()[0])
    return Finding("database", answer == "ok", answer)


def _references() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        broken = cursor.fetchall()
    return Finding("references", not broken, f"{len(broken)} rows point nowhere")


def _text(table: str, *, mend: bool) -> Finding:
    name, what = connection.ops.quote_name(table), "search index"
    with connection.cursor() as cursor:
        if mend:
            cursor.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")  # noqa: S608 - our own names only
        try:
            cursor.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - as above
        except OperationalError as wrong:
            return Finding(what, is_well=False, words=f"{wrong}: run `followthrough doctor --mend`")
    return _well(what, "in step with what it searches")


def _well(what: str, words: str) -> Finding:
    return Finding(what, is_well=True, words=words)
