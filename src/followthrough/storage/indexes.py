"""Loading an empty table first and indexing it afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models


@contextmanager
def indexed_afterwards(*tables: type[models.Model]) -> Iterator[None]:
    """Put the secondary indexes of tables that are still empty aside until the load is done.

    Building an index once over sorted rows costs a fraction of keeping it right row by row. It
    happens inside the caller's transaction, so a load that fails leaves every index in place.
    """
    statements = [sql for table in tables for sql in _put_aside(table)]
    yield
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def is_empty(table: type[models.Model]) -> bool:
    """Whether the table has no row of anybody."""
    name = connection.ops.quote_name(_name(table))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {name})")  # noqa: S608 - our own names only
        return not cursor.fetchone()[0]


def _put_aside(table: type[models.Model]) -> list[str]:
    if connection.vendor != "sqlite" or not is_empty(table):
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master"
            " WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL",
            [_name(table)],
        )
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    return [sql for _, sql in indexes]


def _name(table: type[models.Model]) -> str:
    return table._meta.db_table  # noqa: SLF001 - Django’s meta API
