"""A file of an address book from the first byte to the list of people, and back."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact, ContactDetail
from followthrough.imports import running, taking_in
from followthrough.imports.models import Import, ImportFile, SkippedRow
from followthrough.imports.taking_back import take_back
from tests import factories
from tests.imports.archives import connections, write

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
TODAY = date(2026, 3, 12)
GRACE = """BEGIN:VCARD
VERSION:3.0
UID:5f0c3c1e-0000-4000-8000-000000000001
N:Oyelaran;Grace;;;
FN:Grace Oyelaran
ORG:Tidewater Health;Revenue
TITLE:Director of Revenue Operations
EMAIL;TYPE=INTERNET,WORK:grace@tidewater.example
TEL;TYPE=CELL:+1 555 555 0100
END:VCARD
"""
TOMASZ = """BEGIN:VCARD
VERSION:3.0
N:Wilk;Tomasz;;;
FN:Tomasz Wilk
TEL;TYPE=WORK:+1 555 555 0199
END:VCARD
"""

Bring = Callable[..., Import]


@pytest.fixture
def user() -> User:
    return factories.user()


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


@pytest.fixture
def bring(workspace: Workspace, user: User, tmp_path: Path) -> Bring:
    def bring(content: str | bytes, name: str = "contacts.vcf", *, at: datetime = AT) -> Import:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        noted = taking_in.note(workspace, path, file_name=name, by=user, at=at)
        running.run(noted, at=at)
        assert noted.state == Import.State.DONE, noted.trouble
        return noted

    return bring


def sums(brought: Import) -> dict[str, tuple[int, int, int, int, int]]:
    files = ImportFile.objects.filter(brought_by=brought)
    return {f.name: (f.rows, f.created, f.updated, f.unchanged, f.skipped) for f in files}


def people(workspace: Workspace) -> list[tuple[str, str, str, str]]:
    found = Contact.objects.of(workspace).order_by("sort_name")
    return list(found.values_list("name", "title", "company_name", "email"))


def details(workspace: Workspace) -> list[tuple[str, str, str, str]]:
    found = ContactDetail.objects.of(workspace).order_by("contact__sort_name", "kind", "value")
    return list(found.values_list("contact__first_name", "kind", "label", "value"))


def test_vcards_become_people_with_all_they_tell(bring: Bring, workspace: Workspace) -> None:
    brought = bring(GRACE + TOMASZ)
    assert people(workspace) == [
        (
            "Grace Oyelaran",
            "Director of Revenue Operations",
            "Tidewater Health",
            "grace@tidewater.example",
        ),
        ("Tomasz Wilk", "", "", ""),
    ]
    assert details(workspace) == [
        ("Grace", "department", "", "Revenue"),
        ("Grace", "email", "work", "grace@tidewater.example"),
        ("Grace", "phone", "cell", "+1 555 555 0100"),
        ("Tomasz", "phone", "work", "+1 555 555 0199"),
    ]
    assert sums(brought) == {"contacts.vcf": (2, 2, 0, 0, 0)}
    assert brought.counts["new_people"] == 2


def test_same_book_again_changes_nothing(bring: Bring, workspace: Workspace) -> None:
    bring(GRACE + TOMASZ)
    before = [*people(workspace), *details(workspace)]
    again = bring(TOMASZ + GRACE)  # another order, so the file is not the same to the byte
    assert sums(again) == {"contacts.vcf": (2, 0, 0, 2, 0)}
    assert [*people(workspace), *details(workspace)] == before


def test_changed_card_changes_the_person_it_is_about(bring: Bring, workspace: Workspace) -> None:
    bring(GRACE + TOMASZ)
    moved = GRACE.replace("Tidewater Health;Revenue", "Halden Energy").replace("0100", "0111")
    moved = moved.replace("grace@tidewater", "grace@halden")
    again = bring(moved + TOMASZ)
    assert sums(again) == {"contacts.vcf": (2, 0, 1, 1, 0)}
    assert people(workspace)[0][2:] == ("Halden Energy", "grace@halden.example")
    assert [d for d in details(workspace) if d[0] == "Grace"] == [
        ("Grace", "email", "work", "grace@halden.example"),
        ("Grace", "phone", "cell", "+1 555 555 0111"),
    ]


def test_older_card_after_a_newer_one_changes_nothing_shown(
    bring: Bring, workspace: Workspace
) -> None:
    newer = GRACE.replace("UID:", "REV:2026-02-01T10:00:00Z\nUID:")
    older = GRACE.replace("Director", "Analyst").replace("UID:", "REV:20240201T100000Z\nUID:")
    bring(newer)
    bring(older)
    assert people(workspace)[0][1] == "Director of Revenue Operations"


def test_card_and_connection_of_one_address_are_one_person(
    bring: Bring, workspace: Workspace, user: User, tmp_path: Path
) -> None:
    row = (
        "Grace,Oyelaran,https://www.linkedin.com/in/grace-oyelaran,grace@tidewater.example,"
        "Tidewater Health,VP Revenue,03 Mar 2026"
    )
    path = write(
        tmp_path / "Basic_LinkedInDataExport_03-10-2026.zip", {"Connections.csv": connections(row)}
    )
    noted = taking_in.note(workspace, path, file_name=path.name, by=user, at=AT)
    running.run(noted, at=AT)
    card = GRACE.replace("TITLE:Director of Revenue Operations\n", "").replace(
        "ORG:Tidewater Health;Revenue\n", ""
    )
    bring(card)
    assert people(workspace) == [
        ("Grace Oyelaran", "VP Revenue", "Tidewater Health", "grace@tidewater.example")
    ]
    person = Contact.objects.of(workspace).get()
    assert person.connected_on == date(2026, 3, 3)
    assert ("Grace", "phone", "cell", "+1 555 555 0100") in details(workspace)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EMAIL:office@reyes.example", "EMAIL:office@reyes.example"),
        ("TEL:+1 555 555 0100", "TEL:+1 555 555 0100"),
        ("NOTE:ask boss@reyes.example", "EMAIL:boss@reyes.example"),
        ("ORG:Reyes", "ORG:Reyes"),
    ],
)
def test_nobody_is_merged_on_what_several_share(
    bring: Bring, workspace: Workspace, one: str, other: str
) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana {}\n{}\nEND:VCARD\n"
    bring(card.format("Reyes", one) + card.format("Castillo", other))
    assert [name for name, *_ in people(workspace)] == ["Ana Castillo", "Ana Reyes"]


def test_two_of_one_name_and_switchboard_stay_two(bring: Bring) -> None:
    card = "BEGIN:VCARD\nFN:John Smith\nTEL:+1 555 555 0100\nEMAIL:{}@acme.example\nEND:VCARD\n"
    both = card.format("john.a") + card.format("john.b")
    assert sums(bring(both)) == {"contacts.vcf": (2, 2, 0, 0, 0)}
    assert sums(bring(both + "\n")) == {"contacts.vcf": (2, 0, 0, 2, 0)}


def test_cards_that_are_no_people_are_listed(bring: Bring, workspace: Workspace) -> None:
    company = "BEGIN:VCARD\nN:;;;;\nFN:Halden Energy\nORG:Halden Energy\nTEL:1\nEND:VCARD\n"
    group = "BEGIN:VCARD\nKIND:group\nFN:Rowing club\nEND:VCARD\n"
    nobody = "BEGIN:VCARD\nTEL:+1 555 555 0133\nEND:VCARD\n"
    brought = bring(company + GRACE + group + nobody)
    assert sums(brought) == {"contacts.vcf": (4, 1, 0, 0, 3)}
    skipped = SkippedRow.objects.of(workspace).order_by("line")
    assert list(skipped.values_list("line", "reason", "found")) == [
        (1, "company_card", "Halden Energy"),
        (17, "group_card", "Rowing club"),
        (21, "no_name", "TEL:+1 555 555 0133"),
    ]


def test_taking_a_book_back_leaves_what_was_there_before(
    bring: Bring, workspace: Workspace, user: User
) -> None:
    bring(GRACE)
    before = [*people(workspace), *details(workspace)]
    second = bring(GRACE.replace("Director", "Chief") + TOMASZ)
    assert len(people(workspace)) == 2
    take_back(second, by=user, at=AT, today=TODAY)
    assert [*people(workspace), *details(workspace)] == before


def test_takeout_zip_is_read_and_one_person_in_two_groups_is_one(
    workspace: Workspace, user: User, tmp_path: Path
) -> None:
    files = {
        "Takeout/Contacts/All Contacts/All Contacts.vcf": GRACE + TOMASZ,
        "Takeout/Contacts/Freunde/Freunde.vcf": GRACE,
        "Takeout/archive_browser.html": "<html></html>",
    }
    path = write(tmp_path / "takeout-20260301T100000Z-001.zip", files)
    noted = taking_in.note(workspace, path, file_name=path.name, by=user, at=AT)
    running.run(noted, at=AT)
    assert sums(noted) == {
        "All Contacts.vcf": (2, 2, 0, 0, 0),
        "Freunde.vcf": (1, 0, 0, 1, 0),
    }


def test_somebody_known_by_address_only_gets_the_name_when_one_comes(
    bring: Bring, workspace: Workspace
) -> None:
    nameless = "BEGIN:VCARD\nEMAIL:ana.reyes@example.com\nEND:VCARD\n"
    bring(nameless)
    bring("BEGIN:VCARD\nFN:Ana Reyes\nEMAIL:ana.reyes@example.com\nEND:VCARD\n")
    assert [name for name, *_ in people(workspace)] == ["Ana Reyes"]
    bring(nameless.replace("END:", "TEL:+1 555 555 0100\nEND:"))
    assert [name for name, *_ in people(workspace)] == ["Ana Reyes"]


def test_google_csv_of_that_name_is_not_taken_for_the_one_of_linkedin(
    workspace: Workspace, user: User, tmp_path: Path
) -> None:
    google = "Name,Given Name,Family Name,E-mail 1 - Value\nAna Reyes,Ana,Reyes,ana@example.com\n"
    path = write(tmp_path / "takeout.zip", {"Takeout/Contacts/All/contacts.csv": google})
    noted = taking_in.note(workspace, path, file_name=path.name, by=user, at=AT)
    running.run(noted, at=AT)
    assert sums(noted) == {"contacts.csv": (1, 1, 0, 0, 0)}


def test_address_book_uploaded_to_linkedin_stays_out_unless_asked_for(
    workspace: Workspace, user: User, tmp_path: Path
) -> None:
    uploaded = "Source,FirstName,LastName,Emails,PhoneNumbers\nx,Ana,Reyes,ana@example.com,\n"
    row = "Grace,Oyelaran,https://www.linkedin.com/in/grace-oyelaran,,,,03 Mar 2026"
    files = {"Connections.csv": connections(row), "Contacts.csv": uploaded}
    path = write(tmp_path / "Basic_LinkedInDataExport_03-10-2026.zip", files)
    noted = taking_in.note(workspace, path, file_name=path.name, by=user, at=AT)
    running.run(noted, at=AT)
    assert sums(noted) == {"Connections.csv": (1, 1, 0, 0, 0)}
