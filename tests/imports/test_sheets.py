"""A sheet of the user’s own: asked about once, then people, talks, plans and own fields."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact, OwnField, OwnValue
from followthrough.conversations.models import Interaction
from followthrough.followups.models import Plan
from followthrough.imports import choosing_columns, running, taking_in
from followthrough.imports.models import Import, ImportFile, SheetColumns, SkippedRow
from followthrough.imports.taking_back import take_back
from tests import factories

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
TODAY = date(2026, 3, 12)
TRACKER = (
    "My networking log,,,,,,\n\n"
    "Name,Company,Email,Last Contacted,What they said,Follow Up Date,Salary band\n"
    "Ana Reyes,Acme,ana@example.com,31/01/2026,left voicemail,15/04/2026,A\n"
    "Tomasz Wilk,Beta,,01/02/2026,Will think about it,,B\n"
    ",Gamma,,,,,A\n"
)

Note = Callable[..., Import]


@pytest.fixture
def user() -> User:
    return factories.user()


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


@pytest.fixture
def note(workspace: Workspace, user: User, tmp_path: Path) -> Note:
    def note(content: str, *, asks: bool = True, name: str = "tracker.csv") -> Import:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return taking_in.note(workspace, path, file_name=name, by=user, at=AT, asks=asks)

    return note


def answered(asking: Import, **changes: str) -> Import:
    asked = choosing_columns.question(asking)
    fields = [changes.get(column.name, column.field) for column in asked.columns]
    orders = [changes.get(f"order of {column.name}", "") for column in asked.columns]
    choosing_columns.choose(asking, fields=fields, orders=orders, at=AT)
    running.run(asking, at=AT)
    assert asking.state == Import.State.DONE, asking.trouble
    return asking


def everything(workspace: Workspace) -> list[object]:
    people = Contact.objects.of(workspace).order_by("sort_name")
    said = Interaction.objects.of(workspace).order_by("number")
    own = OwnValue.objects.of(workspace).order_by("contact__sort_name", "field__key")
    plans = Plan.objects.of(workspace)
    return [
        *people.values_list("name", "company_name", "email"),
        *((i.contact.name, i.at.date(), i.said, i.result, i.zone_known) for i in said),
        *own.values_list("contact__name", "field__name", "value"),
        *plans.values_list("contact__name", "on", "note"),
    ]


def test_sheet_waits_until_its_columns_are_settled(note: Note, workspace: Workspace) -> None:
    asking = note(TRACKER)
    assert asking.state == Import.State.ASKING
    asked = choosing_columns.question(asking)
    assert [(c.name, c.field, c.values[:1]) for c in asked.columns] == [
        ("Name", "full_name", ("Ana Reyes",)),
        ("Company", "company", ("Acme",)),
        ("Email", "email", ("ana@example.com",)),
        ("Last Contacted", "last_contact", ("31/01/2026",)),
        ("What they said", "result", ("left voicemail",)),
        ("Follow Up Date", "next_on", ("15/04/2026",)),
        ("Salary band", "own", ("A",)),
    ]
    assert [(p.name, p.where) for p in asked.people] == [
        ("Ana Reyes", "Acme"),
        ("Tomasz Wilk", "Beta"),
        ("", ""),
    ]
    assert not Contact.objects.of(workspace).exists()


def test_sheet_comes_in_as_people_talks_plans_and_own_fields(
    note: Note, workspace: Workspace
) -> None:
    brought = answered(note(TRACKER))
    assert everything(workspace) == [
        ("Ana Reyes", "Acme", "ana@example.com"),
        ("Tomasz Wilk", "Beta", ""),
        ("Ana Reyes", date(2026, 1, 31), "left voicemail", "left_message", False),
        ("Tomasz Wilk", date(2026, 2, 1), "Will think about it", "", False),
        ("Ana Reyes", "Salary band", "A"),
        ("Tomasz Wilk", "Salary band", "B"),
        ("Ana Reyes", date(2026, 4, 15), ""),
    ]
    file = ImportFile.objects.get(brought_by=brought)
    assert (file.rows, file.created, file.updated, file.unchanged, file.skipped) == (3, 2, 0, 0, 1)
    assert SkippedRow.objects.get(file=file).line == 6


def test_answer_is_kept_for_sheets_with_the_same_columns(note: Note, workspace: Workspace) -> None:
    answered(note(TRACKER), **{"Salary band": "note"})
    assert SheetColumns.objects.of(workspace).count() == 1
    again = note(TRACKER.replace("Ana Reyes,Acme", "Ana Reyes,Halden"), name="tracker (2).csv")
    assert again.state == Import.State.WAITING
    running.run(again, at=AT)
    assert Contact.objects.of(workspace).get(email="ana@example.com").company_name == "Halden"
    assert not OwnField.objects.of(workspace).exists()


def test_sheet_again_changes_nothing_and_a_new_talk_is_added(
    note: Note, workspace: Workspace
) -> None:
    answered(note(TRACKER))
    before = everything(workspace)
    again = note(TRACKER + "\n")
    running.run(again, at=AT)
    assert everything(workspace) == before
    talked = TRACKER.replace("01/02/2026,Will think about it", "20/02/2026,Yes")
    third = note(talked)
    running.run(third, at=AT)
    assert [i.said for i in Interaction.objects.of(workspace).order_by("number")] == [
        "left voicemail",
        "Will think about it",
        "Yes",
    ]


def test_taking_a_sheet_back_leaves_nothing_of_it(
    note: Note, workspace: Workspace, user: User
) -> None:
    brought = answered(note(TRACKER))
    take_back(brought, by=user, at=AT, today=TODAY)
    assert everything(workspace) == []


def test_days_that_may_be_read_in_two_ways_are_asked_for(note: Note, workspace: Workspace) -> None:
    asking = note("Name,Email,Last Contact\nAna Reyes,ana@example.com,05/01/2026\n")
    with pytest.raises(choosing_columns.DaysUnclear, match="Last Contact"):
        answered(asking)
    answered(asking, **{"order of Last Contact": "day_first"})
    assert Interaction.objects.of(workspace).get().at.date() == date(2026, 1, 5)


def test_nobody_to_bring_in_is_refused(note: Note) -> None:
    asking = note("Name,Shoe size\nAna Reyes,42\nTomasz Wilk,44\n")
    with pytest.raises(choosing_columns.NobodyWouldComeIn):
        answered(asking, Name="left_out")


def test_file_that_is_left_is_not_read(note: Note, workspace: Workspace) -> None:
    asking = note(TRACKER)
    choosing_columns.leave(asking)
    running.run(asking, at=AT)
    assert asking.state == Import.State.STOPPED
    assert not Contact.objects.of(workspace).exists()


def test_what_a_program_wrote_is_not_asked_about(note: Note) -> None:
    google = "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Group Membership\n"
    assert note(google + "Ana,Ana,Reyes,*,ana@example.com,\n").state == Import.State.WAITING


def test_command_line_does_not_ask(note: Note, workspace: Workspace) -> None:
    running.run(note(TRACKER, asks=False), at=AT)
    assert Contact.objects.of(workspace).count() == 2
