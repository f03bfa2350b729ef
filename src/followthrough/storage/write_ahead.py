"""The write-ahead file beside the database, where what was deleted may stand a while longer."""

from django.db import connection


def write_through() -> None:
    """Bring the file into the database and cut it to nothing; to be called after a commit.

    Somebody who reads at this moment keeps the last of it until the next time.
    Source: SQLite, PRAGMA wal_checkpoint.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
