"""A new record gets its tables at once, an old one step by step: both get the same."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.older import AS_OF_THEN, run

AT_ONCE = "assert upgrade()"
ONE_BY_ONE = f"{AS_OF_THEN}\nas_of_then('')"


def tables(database: Path) -> dict[str, list[set[object]]]:
    """Each table with its columns, keys, written indexes and what is unique, in no order."""
    found: dict[str, list[set[object]]] = {}
    with closing(sqlite3.connect(database)) as opened:
        names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        for (name,) in opened.execute(names).fetchall():
            columns = {row[1:] for row in opened.execute(f"PRAGMA table_xinfo({name})")}
            keys = {row[2:] for row in opened.execute(f"PRAGMA foreign_key_list({name})")}
            indexes = opened.execute(f"PRAGMA index_list({name})").fetchall()
            walked = {
                tuple(one[2] for one in opened.execute(f"PRAGMA index_info({index[1]})"))
                for index in indexes
            }
            written = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?"
            found[name] = [columns, keys, {*walked}, set(opened.execute(written, [name]))]
    return found


@pytest.mark.slow
def test_both_ways_give_the_same_tables(tmp_path: Path) -> None:
    for name, how in (("at-once", AT_ONCE), ("one-by-one", ONE_BY_ONE)):
        (tmp_path / name).mkdir()
        run(tmp_path / name, how)
    at_once, one_by_one = (
        tables(next((tmp_path / name).glob("*.sqlite3"))) for name in ("at-once", "one-by-one")
    )
    assert len(at_once) > 50
    assert at_once.keys() == one_by_one.keys()
    for name, kept in at_once.items():
        assert [*map(_named, kept)] == [*map(_named, one_by_one[name])], name


def _named(things: set[object]) -> set[object]:
    """Without the numbers SQLite gives to indexes of its own."""
    return {one for one in things if "autoindex" not in str(one)}
