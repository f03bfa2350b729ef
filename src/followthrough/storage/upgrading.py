"""Bringing the database to the form this version expects, with a copy of it from before."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

COPIES = 3
_PREFIX, _ENDING = "before-upgrade-", ".sqlite3"


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
    target.touch(mode=0o600)
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, whole by itself
    for old in sorted(folder.glob(f"{_PREFIX}*{_ENDING}"))[:-COPIES]:
        old.unlink(missing_ok=True)
    return target
