"""LDIF and Monica: each quirk in a small file, as the other golden cases."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from followthrough.imports.contract import ArchiveFileUnreadable
from followthrough.imports.kinds import FileKind, kind_by_content
from followthrough.imports.ldif import reader as ldif
from followthrough.imports.monica import reader as monica
from tests.imports.plainly import plainly

GOLDEN = Path(__file__).parents[1] / "golden"
READERS = {"ldif": ldif.read, "monica": monica.read}
CASES = [
    f"{kind}/{folder.name}" for kind in READERS for folder in sorted((GOLDEN / kind).iterdir())
]


@pytest.mark.parametrize("case", CASES)
def test_file_is_read_as_expected(case: str, *, is_refreshing: bool) -> None:
    told = what_comes_of(GOLDEN / case)
    expected = GOLDEN / case / "expected.json"
    if is_refreshing:
        words = json.dumps(told, ensure_ascii=False, indent=1)
        expected.write_text(words + "\n", encoding="utf-8")
    assert told == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES)
def test_file_is_known_by_its_content(case: str) -> None:
    (file,) = (path for path in (GOLDEN / case).iterdir() if path.name != "expected.json")
    assert kind_by_content(file.read_bytes()) is FileKind(case.partition("/")[0])


def test_other_json_is_refused_with_the_way() -> None:
    with pytest.raises(ArchiveFileUnreadable, match="is not what Monica exports"):
        list(monica.read(BytesIO(b"{}"), "x.json"))


def what_comes_of(folder: Path) -> dict[str, Any]:
    (file,) = (path for path in folder.iterdir() if path.name != "expected.json")
    notices: list[str] = []
    read = READERS[folder.parent.name]
    records = read(BytesIO(file.read_bytes()), file.name, notice=notices.append)
    return {"rows": [plainly(record) for record in records], "notices": notices}
