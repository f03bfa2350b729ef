"""Every maker, language and quirk of sheets and address books in tables: one small file for each.

A case is a folder with one file and ``expected.json``: what comes of it, row by row.
``make golden`` writes the latter anew.
"""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import followthrough.imports.sheets as package
from followthrough.imports.contract import ArchiveFileUnreadable
from followthrough.imports.sheets.reader import read
from tests.imports.plainly import plainly

CASES = Path(__file__).parents[1] / "golden" / "sheets"
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
    try:
        records = list(read(BytesIO(file.read_bytes()), file.name, notice=notices.append))
    except ArchiveFileUnreadable as trouble:
        return {"unreadable": str(trouble)}
    return {"rows": [plainly(record) for record in records], "notices": notices}
