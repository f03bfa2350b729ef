"""Every header generation, encoding and quirk of LinkedIn's files: one small case for each.

A case is a folder with one file as LinkedIn or a user's spreadsheet writes it, and
``expected.json``: what comes of it, row by row. ``make golden`` writes the latter anew.
"""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import followthrough.imports.linkedin as package
from followthrough.imports.contract import ArchiveFileUnreadable, Problem
from followthrough.imports.kinds import kind_of
from tests.imports.linkedin.readers import READERS

CASES = Path(__file__).parents[2] / "golden" / "linkedin"
NAMES = sorted(folder.name for folder in CASES.iterdir())


@pytest.mark.parametrize("case", NAMES)
def test_file_is_read_as_expected(case: str, *, is_refreshing: bool) -> None:
    told = what_comes_of(CASES / case)
    expected = CASES / case / "expected.json"
    if is_refreshing:
        words = json.dumps(told, ensure_ascii=False, indent=1)
        expected.write_text(words + "\n", encoding="utf-8")
    assert told == json.loads(expected.read_text(encoding="utf-8"))


def test_every_case_is_named_where_the_quirks_are_told() -> None:
    told = (Path(str(package.__path__[0])) / "README.md").read_text(encoding="utf-8")
    assert [case for case in NAMES if f"`{case}`" not in told] == []


def what_comes_of(folder: Path) -> dict[str, Any]:
    """The rows, problems and notices of the one file of a case."""
    (file,) = (path for path in folder.iterdir() if path.name != "expected.json")
    notices: list[str] = []
    told: dict[str, Any] = {"rows": [], "notices": notices}
    try:
        for record in READERS[kind_of(file.name)](BytesIO(file.read_bytes()), file.name, notices):
            told["rows"].append(_plain(record))
    except ArchiveFileUnreadable as trouble:
        told["unreadable"] = str(trouble)
    return told


def _plain(record: Any) -> dict[str, Any]:
    """A record by its kind, without what it leaves empty."""
    if isinstance(record, Problem):
        return {"Problem": record.reason.value, "line": record.line, "found": record.found}
    values = {name: _value(value) for name, value in record._asdict().items() if name != "cells"}
    return {type(record).__name__: {k: v for k, v in values.items() if v not in ("", [], None)}}


def _value(value: Any) -> Any:
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        named = value._asdict()
        return str(value) if "month" in named else named
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return value
