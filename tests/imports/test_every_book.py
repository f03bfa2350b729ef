"""Every golden file of an address book or sheet, all the way in: sums, coming again, going back."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact, ContactDetail, OwnValue
from followthrough.conversations.models import Interaction
from followthrough.followups.models import Plan
from followthrough.imports import running, taking_in
from followthrough.imports.contract import ArchiveTrouble
from followthrough.imports.models import Import, ImportFile, SkippedRow, SourceRow
from followthrough.imports.taking_back import take_back
from tests import factories

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
GOLDEN = Path(__file__).parents[1] / "golden"
FILES = [
    path
    for kind in ("vcard", "sheets", "ldif", "monica")
    for path in sorted((GOLDEN / kind).glob("*/*"))
    if path.name != "expected.json"
]
GOOD = [path for path in FILES if "rows" in json.loads((path.parent / "expected.json").read_text())]
CASES = pytest.mark.parametrize("file", GOOD, ids=lambda path: path.parent.name)


def bring(workspace: Workspace, path: Path) -> Import:
    noted = taking_in.note(workspace, path, file_name=path.name, by=None, at=AT)
    running.run(noted, at=AT)
    assert noted.state == Import.State.DONE, noted.trouble
    return noted


def everything(workspace: Workspace) -> list[object]:
    people = Contact.objects.of(workspace).order_by("id")
    return [
        *people.values_list("id", "name", "title", "company_name", "email", "profile_url"),
        *ContactDetail.objects.of(workspace)
        .order_by("contact", "kind", "value")
        .values_list("contact", "kind", "label", "value"),
        *OwnValue.objects.of(workspace).order_by("contact", "field").values_list("value"),
        *Interaction.objects.of(workspace).order_by("id").values_list("id", "said", "result"),
        *Plan.objects.of(workspace).order_by("contact").values_list("contact", "on", "note"),
        SourceRow.objects.of(workspace).count(),
    ]


def again(path: Path, folder: Path) -> Path:
    """The same file under another name, and where it is text, not the same to the byte."""
    copy = folder / f"again-{path.name}"
    is_text = path.suffix in {".vcf", ".csv", ".ldif"} and "utf16" not in path.parent.name
    is_cut = path.parent.name in {"missing_end_and_glued_cards", "a_quotation_mark_never_closed"}
    copy.write_bytes(path.read_bytes() + (b"\r\n" if is_text and not is_cut else b""))
    return copy


@CASES
def test_sums_add_up_and_every_skipped_row_is_listed(file: Path) -> None:
    workspace = factories.workspace()
    brought = bring(workspace, file)
    told = json.loads((file.parent / "expected.json").read_text())["rows"]
    sums = ImportFile.objects.get(brought_by=brought)
    assert sums.rows == len(told)
    assert sums.created + sums.updated + sums.unchanged + sums.skipped == sums.rows
    assert SkippedRow.objects.filter(file=sums).count() == sums.skipped
    assert sums.skipped == sum("Problem" in row for row in told)
    assert Contact.objects.of(workspace).count() == sums.created
    assert brought.counts["new_people"] == sums.created


@CASES
def test_same_file_again_changes_nothing(file: Path, tmp_path: Path) -> None:
    workspace = factories.workspace()
    bring(workspace, file)
    before = everything(workspace)
    second = ImportFile.objects.get(brought_by=bring(workspace, again(file, tmp_path)))
    assert (second.created, second.updated) == (0, 0)
    assert everything(workspace) == before


@CASES
def test_taking_it_back_leaves_nothing(file: Path) -> None:
    workspace = factories.workspace()
    brought = bring(workspace, file)
    take_back(brought, by=None, at=AT, today=date(2026, 3, 12))
    assert everything(workspace) == [0]


@pytest.mark.parametrize(
    "file", [path for path in FILES if path not in GOOD], ids=lambda path: path.parent.name
)
def test_file_without_people_leaves_nothing(file: Path) -> None:
    workspace = factories.workspace()
    try:
        noted = taking_in.note(workspace, file, file_name=file.name, by=None, at=AT)
        running.run(noted, at=AT)
    except ArchiveTrouble as trouble:
        assert file.name in str(trouble)  # noqa: PT017 - refused at the door, or in the report
    assert everything(workspace) == [0]
