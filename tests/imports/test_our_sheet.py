"""Out into a spreadsheet, changed there, and back: exactly the edits, accepted and taken back."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact, OwnField, OwnValue
from followthrough.exports.people_sheet import write_people
from followthrough.imports import accepting_changes, running, taking_in
from followthrough.imports.models import Import, ImportFile
from followthrough.imports.taking_back import take_back
from tests import factories

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
TODAY = date(2026, 3, 12)
Rows = list[list[str]]
Change = Callable[[Rows], None]


@pytest.fixture
def user() -> User:
    return factories.user()


@pytest.fixture
def workspace() -> Workspace:
    made = factories.workspace()
    ana = factories.contact(
        workspace=made, name="Ana Reyes", first_name="Ana", last_name="Reyes", title="Head of Grid"
    )
    factories.contact(workspace=made, name="=SUM Wilk", first_name="=SUM", last_name="Wilk")
    band = OwnField.objects.create(workspace=made, name="Band", key="band")
    size = OwnField.objects.create(workspace=made, name="Team size", key="teamsize", kind="number")
    OwnValue.objects.create(workspace=made, contact=ana, field=band, value="A\nor B")
    OwnValue.objects.create(workspace=made, contact=ana, field=size, value="1.50")
    return made


def through_csv(workspace: Workspace, folder: Path, change: Change) -> Path:
    path = folder / "people.csv"
    write_people(workspace, path)
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    change(rows)
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)  # as a European Excel saves it
    return path


def through_xlsx(workspace: Workspace, folder: Path, change: Change) -> Path:
    path = folder / "people.xlsx"
    write_people(workspace, path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
    change(rows)
    sheet.delete_rows(1, sheet.max_row)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


Through = Callable[[Workspace, Path, Change], Path]
WAYS = pytest.mark.parametrize("through", [through_csv, through_xlsx])


def note(workspace: Workspace, user: User, path: Path, *, asks: bool = True) -> Import:
    return taking_in.note(workspace, path, file_name=path.name, by=user, at=AT, shows_changes=asks)


def edits(asking: Import) -> list[tuple[str, str, str, str]]:
    shown = accepting_changes.question(asking)
    return [(e.person, e.column, e.before, e.after) for e in shown.edits]


def everything(workspace: Workspace) -> list[object]:
    people = Contact.objects.of(workspace).order_by("sort_name")
    own = OwnValue.objects.of(workspace).order_by("contact__sort_name", "field__key")
    return [
        *people.values_list("name", "title", "company_name", "email", "note", "edits"),
        *own.values_list("contact__name", "field__name", "value", "written_at"),
    ]


def cell(rows: Rows, person: str, column: str) -> tuple[list[str], int]:
    place = rows[0].index(column)
    first = rows[0].index("First name")
    return next(row for row in rows if person in row[first]), place


@WAYS
def test_unchanged_sheet_shows_no_edit(
    through: Through, workspace: Workspace, user: User, tmp_path: Path
) -> None:
    asking = note(workspace, user, through(workspace, tmp_path, lambda _: None))
    shown = accepting_changes.question(asking)
    assert (shown.edits, shown.new, shown.troubles, shown.unchanged) == ((), (), (), 2)


@WAYS
def test_sheet_shows_exactly_the_edits(
    through: Through, workspace: Workspace, user: User, tmp_path: Path
) -> None:
    def change(rows: Rows) -> None:
        for column, value in (("Job title", "VP Grid"), ("Email", "ana@example.com"), ("Band", "")):
            row, place = cell(rows, "Ana", column)
            row[place] = value
        row, place = cell(rows, "SUM", "Note")
        row[place] = "+49 is the number"
        for row in rows:
            row.append("")
        rows[0][-1] = "Mood"
        row, place = cell(rows, "Ana", "Mood")
        row[place] = "sunny"
        rows.append(["" if name != "First name" else "Grace" for name in rows[0]])

    asking = note(workspace, user, through(workspace, tmp_path, change))
    assert edits(asking) == [
        ("Ana Reyes", "Job title", "Head of Grid", "VP Grid"),
        ("Ana Reyes", "Email", "", "ana@example.com"),
        ("Ana Reyes", "Band", "A\nor B", ""),
        ("Ana Reyes", "Mood", "", "sunny"),
        ("=SUM Wilk", "Note", "", "+49 is the number"),
    ]
    assert accepting_changes.question(asking).new == ("Grace",)


def change_three(rows: Rows) -> None:
    for column, value in (("Job title", "VP Grid"), ("Company", "Halden Energy"), ("Band", "C")):
        row, place = cell(rows, "Ana", column)
        row[place] = value


def test_what_is_ticked_is_written_and_nothing_else(
    workspace: Workspace, user: User, tmp_path: Path
) -> None:
    asking = note(workspace, user, through_xlsx(workspace, tmp_path, change_three))
    shown = accepting_changes.question(asking)
    wanted = [edit.key for edit in shown.edits if edit.column != "Company"]
    accepting_changes.accept(asking, wanted=wanted)
    running.run(asking, at=AT)
    ana = Contact.objects.of(workspace).get(first_name="Ana")
    assert (ana.title, ana.company_name, ana.edits) == ("VP Grid", "", {"title": "VP Grid"})
    assert OwnValue.objects.of(workspace).get(contact=ana, field__key="band").value == "C"
    file = ImportFile.objects.get(brought_by=asking)
    assert (file.rows, file.created, file.updated, file.unchanged, file.skipped) == (2, 0, 1, 1, 0)


def test_accepted_edits_are_taken_back_as_a_whole(
    workspace: Workspace, user: User, tmp_path: Path
) -> None:
    before = everything(workspace)

    def change(rows: Rows) -> None:
        change_three(rows)
        rows.append(["" if name != "First name" else "Grace" for name in rows[0]])

    asking = note(workspace, user, through_csv(workspace, tmp_path, change), asks=False)
    running.run(asking, at=AT)
    assert asking.state == Import.State.DONE, asking.trouble
    assert everything(workspace) != before
    take_back(asking, by=user, at=AT, today=TODAY)
    assert everything(workspace) == before


def test_value_changed_here_since_is_no_edit_of_the_sheet(
    workspace: Workspace, user: User, tmp_path: Path
) -> None:
    path = through_csv(workspace, tmp_path, lambda _: None)
    Contact.objects.of(workspace).filter(first_name="Ana").update(title="Chief of Grid")
    assert edits(note(workspace, user, path)) == []


def test_value_changed_on_both_sides_is_said_so(
    workspace: Workspace, user: User, tmp_path: Path
) -> None:
    path = through_csv(workspace, tmp_path, change_three)
    Contact.objects.of(workspace).filter(first_name="Ana").update(title="Chief of Grid")
    shown = accepting_changes.question(note(workspace, user, path))
    assert [(e.column, e.before, e.after, e.also_here) for e in shown.edits] == [
        ("Job title", "Chief of Grid", "VP Grid", True),
        ("Company", "", "Halden Energy", False),
        ("Band", "A\nor B", "C", False),
    ]


def test_sorted_and_narrowed_sheet_still_shows_the_edits(
    workspace: Workspace, user: User, tmp_path: Path
) -> None:
    def narrow(rows: Rows) -> None:
        change_three(rows)
        gone = rows[0].index("Note")
        for row in rows:
            del row[gone]
        rows[1:] = reversed(rows[1:])

    asking = note(workspace, user, through_csv(workspace, tmp_path, narrow))
    assert [column for _, column, *_ in edits(asking)] == ["Job title", "Company", "Band"]


def test_row_twice_or_of_somebody_gone_stays_out(
    workspace: Workspace, user: User, tmp_path: Path
) -> None:
    def change(rows: Rows) -> None:
        rows.append(list(rows[1]))
        rows.append(["" for _ in rows[0]])
        rows[-1][0] = "00000000-0000-7000-8000-000000000000"
        rows[-1][1] = "Nobody"

    asking = note(workspace, user, through_csv(workspace, tmp_path, change))
    troubles = accepting_changes.question(asking).troubles
    assert [words.partition(": ")[2].partition(":")[0] for words in troubles] == [
        "The same row stands in the file twice",
        "The person of this row is not here any more",
    ]
