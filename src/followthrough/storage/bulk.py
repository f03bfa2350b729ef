"""Writing many rows at once, in plain SQL: one prepared statement, many rows, one transaction.

The ORM builds an object for each row, which costs several times the write itself. Rows given
here are tuples of plain values in the order of ``fields``: identifiers as 32 hexadecimal
digits, days as ``2026-03-12``, instants as ``2026-03-12 09:20:00`` in UTC.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection, models

BATCH = 5_000  # rows in one call: large enough for speed, small enough for flat memory

Row = Sequence[Any]
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def insert(model: type[models.Model], fields: Sequence[str], rows: Iterable[Row]) -> None:
    """Add rows that are known to be new."""
    _run(_insert_sql(model, fields), rows)


def insert_missing(model: type[models.Model], fields: Sequence[str], rows: Sequence[Row]) -> int:
    """Add the rows whose identifier is not there yet, and say how many these were."""
    if not rows:
        return 0
    with connection.cursor() as cursor:
        cursor.executemany(f'{_insert_sql(model, fields)} ON CONFLICT ("id") DO NOTHING', rows)
        return int(cursor.rowcount)


def upsert(
    model: type[models.Model],
    fields: Sequence[str],
    rows: Iterable[Row],
    *,
    on: Sequence[str],
    only_new: Sequence[str] = (),
) -> None:
    """Add rows; where the unique ``on`` fields are there already, write over the other fields.

    Fields named ``only_new`` are for rows that are new, and stay as they are elsewhere.
    """
    columns = {name: _column(model, name) for name in fields}
    target = ", ".join(_column(model, name) for name in on)
    kept = {"id", *on, *only_new}
    changes = ", ".join(f"{c} = excluded.{c}" for name, c in columns.items() if name not in kept)
    _run(f"{_insert_sql(model, fields)} ON CONFLICT ({target}) DO UPDATE SET {changes}", rows)


def update(model: type[models.Model], fields: Sequence[str], rows: Iterable[Row]) -> None:
    """Write ``fields`` of rows found by identifier: each row holds the values, then the id."""
    changes = ", ".join(f"{_column(model, name)} = %s" for name in fields)
    table = _quoted(model._meta.db_table)  # noqa: SLF001 - Django’s meta API
    _run(f'UPDATE {table} SET {changes} WHERE "id" = %s', rows)  # noqa: S608 - our own names only


def read(sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[tuple[Any, ...]]:
    """Rows of a query of ours, fetched in batches."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        while rows := cursor.fetchmany(BATCH):
            yield from rows


def as_json(value: Any) -> str:
    """A value as it is kept in a JSON column."""
    return _encode(value)


def from_json(words: str) -> Any:
    """The value of a JSON column read as text."""
    return json.loads(words)


def _insert_sql(model: type[models.Model], fields: Sequence[str]) -> str:
    columns = ", ".join(_column(model, name) for name in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = _quoted(model._meta.db_table)  # noqa: SLF001 - Django’s meta API
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 - our own names only


def _run(sql: str, rows: Iterable[Row]) -> None:
    pending = iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(pending, BATCH)):
            cursor.executemany(sql, batch)


@cache
def _column(model: type[models.Model], field: str) -> str:
    return _quoted(str(model._meta.get_field(field).column))  # type: ignore[union-attr]  # noqa: SLF001


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
