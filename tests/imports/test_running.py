"""A whole import on a real database: what comes in, what does not, and coming in again."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Conversation, Interaction
from followthrough.followups.deciding import decide
from followthrough.imports import running, taking_in
from followthrough.imports.models import Import, ImportFile, SkippedRow
from followthrough.imports.taking_back import take_back
from followthrough.jobsearch.aiming import NoSuchProfile, correct_owner
from followthrough.jobsearch.models import Employment
from followthrough.sorting.models import Placement
from tests import factories
from tests.imports.archives import GRACE, ME, TOMASZ, connections, message, messages, write

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
GRACE_ROW = (
    f"Grace,Oyelaran,{GRACE[1]},,Tidewater Health,Director of Revenue Operations,03 Mar 2026"
)
TOMASZ_ROW = f"Tomasz,Wilk,{TOMASZ[1]},tomasz.wilk@halden.example,Halden Energy,Analyst,01 Feb 2024"
HELLO = message(ME, [GRACE], "2026-03-04 10:00:00", "Hello Grace, thank you for connecting.")
ANSWER = message(GRACE, [ME], "2026-03-05 16:40:00", "Happy to talk, Robin. When suits you?")

Bring = Callable[..., Import]


@pytest.fixture
def user() -> User:
    return factories.user()


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


@pytest.fixture
def bring(workspace: Workspace, user: User, tmp_path: Path) -> Bring:
    def bring(
        files: Mapping[str, str | bytes], name: str = "Basic_LinkedInDataExport_03-10-2026.zip"
    ) -> Import:
        path = write(tmp_path / name, files)
        noted = taking_in.note(workspace, path, file_name=name, by=user, at=AT)
        running.run(noted, at=AT)
        assert noted.state == Import.State.DONE, noted.trouble
        return noted

    return bring


def everything(workspace: Workspace) -> list[object]:
    """Whom and what the record holds, without the book-keeping of imports."""
    people = Contact.objects.of(workspace).order_by("id")
    said = Interaction.objects.of(workspace).order_by("id")
    return [
        *people.values_list("id", "name", "title", "company_name", "email", "connected_on"),
        *said.values_list("id", "contact__name", "is_outbound", "at", "said"),
    ]


def sums(brought: Import) -> dict[str, tuple[int, int, int, int, int]]:
    files = ImportFile.objects.filter(brought_by=brought)
    return {f.name: (f.rows, f.created, f.updated, f.unchanged, f.skipped) for f in files}


def test_import_makes_one_contact_of_a_connection_and_their_messages(
    bring: Bring, workspace: Workspace
) -> None:
    bring({"Connections.csv": connections(GRACE_ROW), "messages.csv": messages(HELLO, ANSWER)})
    assert [c.name for c in Contact.objects.of(workspace)] == ["Grace Oyelaran"]
    said = Interaction.objects.of(workspace).order_by("number")
    assert [(i.contact.name, i.is_outbound) for i in said] == [
        ("Grace Oyelaran", True),
        ("Grace Oyelaran", False),
    ]


def test_import_owner_never_becomes_a_contact(bring: Bring, workspace: Workspace) -> None:
    own = f"Robin,Adeyemi,{ME[1]},,Fernhill,Manager,03 Mar 2026"
    brought = bring(
        {"Connections.csv": connections(GRACE_ROW, own), "messages.csv": messages(HELLO)}
    )
    assert [c.name for c in Contact.objects.of(workspace)] == ["Grace Oyelaran"]
    assert sums(brought)["Connections.csv"] == (2, 1, 0, 0, 1)


def test_import_again_changes_nothing(bring: Bring, workspace: Workspace) -> None:
    files = {
        "Connections.csv": connections(GRACE_ROW, TOMASZ_ROW),
        "messages.csv": messages(HELLO, ANSWER),
    }
    bring(files)
    before = everything(workspace)
    again = bring(files)
    assert everything(workspace) == before
    assert sums(again) == {"Connections.csv": (2, 0, 0, 2, 0), "messages.csv": (2, 0, 0, 2, 0)}


def test_import_older_export_undoes_nothing_of_a_newer_one(
    bring: Bring, workspace: Workspace
) -> None:
    old_row = GRACE_ROW.replace("Director of Revenue Operations", "Sales Analyst")
    bring({"Connections.csv": connections(GRACE_ROW)})
    bring({"Connections.csv": connections(old_row)}, "Basic_LinkedInDataExport_03-10-2024.zip")
    assert Contact.objects.of(workspace).get().title == "Director of Revenue Operations"


def test_import_newer_export_shows_the_new_title(bring: Bring, workspace: Workspace) -> None:
    old_row = GRACE_ROW.replace("Director of Revenue Operations", "Sales Analyst")
    bring({"Connections.csv": connections(old_row)}, "Basic_LinkedInDataExport_03-10-2024.zip")
    brought = bring({"Connections.csv": connections(GRACE_ROW)})
    assert Contact.objects.of(workspace).get().title == "Director of Revenue Operations"
    assert sums(brought)["Connections.csv"] == (1, 0, 1, 0, 0)


def test_import_keeps_what_the_user_decided(bring: Bring, workspace: Workspace, user: User) -> None:
    bring({"Connections.csv": connections(GRACE_ROW)})
    decide(Contact.objects.of(workspace).get(), "dont", by=user, at=AT)
    changed = GRACE_ROW.replace("Director", "Vice President")
    bring({"Connections.csv": connections(changed)}, "Basic_LinkedInDataExport_03-11-2026.zip")
    assert Placement.objects.of(workspace).get().kind == "dont"


def test_import_never_merges_two_people_of_one_name(bring: Bring, workspace: Workspace) -> None:
    other = "https://www.linkedin.com/in/grace-oyelaran-2"
    row = f"Grace,Oyelaran,{other},,Orrery,Engineer,03 Mar 2026"
    second = message(
        ("Grace Oyelaran", other), [ME], "2026-03-06 08:00:00", "Hi", conversation="c2"
    )
    bring({"Connections.csv": connections(GRACE_ROW, row), "messages.csv": messages(HELLO, second)})
    said = Interaction.objects.of(workspace).order_by("number")
    assert [i.contact.company_name for i in said] == ["Tidewater Health", "Orrery"]


def test_import_keeps_both_messages_of_one_second(bring: Bring, workspace: Workspace) -> None:
    one = message(GRACE, [ME], "2026-03-05 16:40:00", "First half")
    two = message(GRACE, [ME], "2026-03-05 16:40:00", "Second half")
    bring({"messages.csv": messages(HELLO, one, two)})
    assert Interaction.objects.of(workspace).count() == 3


def test_import_lists_a_row_that_stands_twice(bring: Bring) -> None:
    brought = bring({"messages.csv": messages(HELLO, ANSWER, ANSWER)})
    assert sums(brought)["messages.csv"] == (3, 2, 0, 0, 1)
    row = SkippedRow.objects.get(file__brought_by=brought)
    assert (row.line, row.reason) == (4, "duplicate_row")


def test_import_a_closed_account_is_one_nobody_for_each_conversation(
    bring: Bring, workspace: Workspace
) -> None:
    nobody = ("LinkedIn Member", "")
    one = message(nobody, [ME], "2025-01-01 08:00:00", "Hi", conversation="c8")
    two = message(nobody, [ME], "2025-01-02 08:00:00", "Hi again", conversation="c8")
    three = message(nobody, [ME], "2025-01-03 08:00:00", "Hi", conversation="c9")
    bring({"messages.csv": messages(HELLO, one, two, three)})
    anonymous = Contact.objects.of(workspace).filter(is_anonymous=True)
    assert sorted(c.interactions.count() for c in anonymous) == [1, 2]


def test_import_group_message_is_no_personal_touch(bring: Bring, workspace: Workspace) -> None:
    group = message(ME, [GRACE, TOMASZ], "2026-03-05 08:00:00", "Hello both", conversation="g")
    answer = message(TOMASZ, [ME, GRACE], "2026-03-05 09:00:00", "Hello", conversation="g")
    bring({"messages.csv": messages(HELLO, group, answer)})
    in_group = Interaction.objects.of(workspace).filter(conversation__external_id="g")
    assert {i.is_personal for i in in_group} == {False}
    assert Conversation.objects.of(workspace).get(external_id="g").is_group


def test_import_same_person_where_one_file_writes_the_address_encoded(
    bring: Bring, workspace: Workspace
) -> None:
    row = "José,Marín,https://www.linkedin.com/in/jos%C3%A9-mar%C3%ADn,,Acme,Buyer,03 Mar 2026"
    jose = ("José Marín", "https://www.linkedin.com/in/josé-marín")
    said = message(jose, [ME], "2026-03-05 16:40:00", "Hola")
    bring({"Connections.csv": connections(row), "messages.csv": messages(HELLO, said)})
    assert Contact.objects.of(workspace).filter(last_name="Marín").count() == 1


def test_import_export_without_addresses_meets_its_later_export(
    bring: Bring, workspace: Workspace
) -> None:
    old = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    old += "Grace,Oyelaran,,Tidewater Health,Director,03 Mar 2021\n"
    old += "Ana,Duarte,,Duarte & Lim,Accountant,05 May 2019\n"
    bring({"Connections.csv": old}, "Basic_LinkedInDataExport_01-05-2022.zip")
    new = f"Grace,Oyelaran,{GRACE[1]},,Tidewater Health,Director,03 Mar 2021"
    bring({"Connections.csv": connections(new)})
    assert sorted(c.name for c in Contact.objects.of(workspace)) == ["Ana Duarte", "Grace Oyelaran"]


def test_take_back_leaves_nothing_of_the_import(
    bring: Bring, workspace: Workspace, user: User
) -> None:
    positions = "Company Name,Title,Description,Location,Started On,Finished On\n"
    positions += "Fernhill Logistics,Revenue Operations Manager,,,Mar 2019,Nov 2022\n"
    brought = bring(
        {
            "Connections.csv": connections(GRACE_ROW),
            "messages.csv": messages(HELLO),
            "Positions.csv": positions,
        }
    )
    assert Employment.objects.of(workspace).count() == 1
    take_back(brought, by=user, at=AT, today=AT.date())
    assert everything(workspace) == []
    assert Employment.objects.of(workspace).count() == 0
    assert brought.state == Import.State.TAKEN_BACK


def test_take_back_shows_what_was_shown_before(
    bring: Bring, workspace: Workspace, user: User
) -> None:
    old_row = GRACE_ROW.replace("Director of Revenue Operations", "Sales Analyst")
    bring({"Connections.csv": connections(old_row)}, "Basic_LinkedInDataExport_03-10-2024.zip")
    before = everything(workspace)
    brought = bring({"Connections.csv": connections(GRACE_ROW), "messages.csv": messages(HELLO)})
    take_back(brought, by=user, at=AT, today=AT.date())
    assert everything(workspace) == before


def test_take_back_keeps_whom_the_user_decided_on(
    bring: Bring, workspace: Workspace, user: User
) -> None:
    brought = bring({"Connections.csv": connections(GRACE_ROW, TOMASZ_ROW)})
    decide(Contact.objects.of(workspace).get(first_name="Grace"), "key", by=user, at=AT)
    take_back(brought, by=user, at=AT, today=AT.date())
    assert [c.name for c in Contact.objects.of(workspace)] == ["Grace Oyelaran"]


def test_take_back_then_bring_again_is_as_before(
    bring: Bring, workspace: Workspace, user: User
) -> None:
    files = {"Connections.csv": connections(GRACE_ROW), "messages.csv": messages(HELLO, ANSWER)}
    brought = bring(files)
    before = everything(workspace)
    take_back(brought, by=user, at=AT, today=AT.date())
    bring(files)
    assert everything(workspace) == before


def test_import_sees_nothing_of_another_workspace(bring: Bring, workspace: Workspace) -> None:
    other = factories.workspace()
    factories.contact(workspace=other, name="Grace Oyelaran")
    bring({"Connections.csv": connections(GRACE_ROW), "messages.csv": messages(HELLO)})
    assert Contact.objects.of(other).get().interactions.count() == 0
    assert Contact.objects.of(workspace).count() == 1


def test_a_corrected_owner_reads_nothing_twice_from_two_sides(
    bring: Bring, workspace: Workspace, user: User, tmp_path: Path
) -> None:
    files = {"messages.csv": messages(HELLO, ANSWER)}
    first = bring(files)
    wrong = Import.objects.get(id=first.id).counts["owner_profile"]
    right = {"robin-adeyemi": "grace-oyelaran", "grace-oyelaran": "robin-adeyemi"}[wrong]
    correct_owner(workspace, f"https://www.linkedin.com/in/{right}/", by=user, at=AT)
    path = write(tmp_path / "again.zip", files)
    again = taking_in.note(workspace, path, file_name=path.name, by=user, at=AT)
    running.run(again, at=AT)
    assert again.state == Import.State.FAILED
    assert "Take that import back on the Import page" in again.trouble
    take_back(first, by=user, at=AT, today=AT.date())
    bring(files)
    assert [c.name for c in Contact.objects.of(workspace)] == [
        {"robin-adeyemi": "Grace Oyelaran", "grace-oyelaran": "Robin Adeyemi"}[right]
    ]
    assert Interaction.objects.of(workspace).count() == 2


@pytest.mark.parametrize("words", ["", "   ", "https://example.com/robin"])
def test_an_owner_who_is_nobody_is_refused(workspace: Workspace, words: str) -> None:
    with pytest.raises(NoSuchProfile, match="is no profile"):
        correct_owner(workspace, words, by=None, at=AT)
