"""Bringing the database to the form this version expects, with a copy of it from before."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from followthrough.storage.trouble import Trouble

COPIES = 3
KEPT = timedelta(days=90)  # somebody erased since may still stand in a copy
_PREFIX, _ENDING = "before-upgrade-", ".sqlite3"


class NotCopied(Trouble):
    """Without a copy the database is not changed."""


def upgrade() -> bool:
    """Apply what is missing; says whether there was anything.

    A database that holds something already is copied first: no newer version can lose it.
    """
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    if executor.loader.applied_migrations:
        copy_before(datetime.now(UTC))
    call_command("migrate", verbosity=0, interactive=False)
    return True


def copy_before(at: datetime) -> Path | None:
    """Copy the database as it is into the folder of backups; the latest three copies stay.

    Source: SQLite, online backup; it copies a database in use, what is in its log included.
    """
    if connection.vendor != "sqlite":
        return None
    folder = Path(settings.BACKUPS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"{_PREFIX}{at:%Y-%m-%d-%H%M%S}{_ENDING}"
    try:
        _copy(target)
    except (OSError, sqlite3.Error) as wrong:
        target.unlink(missing_ok=True)
        raise NotCopied(
            f"This version changes the database, and no copy of it could be kept first ({wrong})."
            f" Nothing was changed. Make room where {folder} is, then start again."
        ) from wrong
    for old in _copies(folder)[:-COPIES]:
        old.unlink(missing_ok=True)
    return target


def drop_old_copies(at: datetime) -> None:
    """Copies from before an upgrade go after ninety days, if no newer ones took their place."""
    for copy in _copies(Path(settings.BACKUPS)):
        if datetime.fromtimestamp(copy.stat().st_mtime, UTC) < at - KEPT:
            copy.unlink(missing_ok=True)


def _copy(target: Path) -> None:
    target.touch(mode=0o600)
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, whole by itself


def _copies(folder: Path) -> list[Path]:
    """The oldest first, as their names say."""
    return sorted(folder.glob(f"{_PREFIX}*{_ENDING}"))
