"""What an archive is made of: names of thirteen years, parts, folders, and files beside it."""

import warnings
import zipfile
from datetime import date
from pathlib import Path

import pytest

from followthrough.imports.archive import open_archive
from followthrough.imports.contract import ArchiveFileUnreadable, ArchiveTrouble
from followthrough.imports.kinds import FileKind, kind_of
from tests.imports.archives import connections, messages, write

ROW = "Grace,Oyelaran,https://www.linkedin.com/in/grace-oyelaran,,,,03 Mar 2026"
PROFILE = "First Name,Last Name,Headline,Industry\nRobin,Adeyemi,,\n"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Connections.csv", FileKind.CONNECTIONS),
        ("connections (1).CSV", FileKind.CONNECTIONS),
        ("Complete_LinkedInDataExport_03-12-2026/Connections.csv", FileKind.CONNECTIONS),
        ("archive\\Connections.csv", FileKind.CONNECTIONS),
        ("Messages.csv", FileKind.MESSAGES),
        ("messages.csv", FileKind.MESSAGES),
        ("messages_2.csv", FileKind.MESSAGES),
        ("Invitations.csv", FileKind.INVITATIONS),
        ("Email Addresses.csv", FileKind.OWN_EMAILS),
        ("Recommendations.csv", FileKind.RECOMMENDATIONS_RECEIVED),
        ("Recommendations_Received.csv", FileKind.RECOMMENDATIONS_RECEIVED),
        ("Recommendations Given.csv", FileKind.RECOMMENDATIONS_GIVEN),
        ("Endorsement Received Info.csv", FileKind.ENDORSEMENTS_RECEIVED),
        ("Endorsement_Given_Info.csv", FileKind.ENDORSEMENTS_GIVEN),
        ("Company Follows.csv", FileKind.COMPANY_FOLLOWS),
        ("Jobs/Job Applications.csv", FileKind.JOB_APPLICATIONS),
        ("Job Applications_1.csv", FileKind.JOB_APPLICATIONS),
        ("Saved Jobs.csv", FileKind.SAVED_JOBS),
        ("Contacts.csv", FileKind.UPLOADED_CONTACTS),
        ("Imported Contacts.csv", FileKind.UPLOADED_CONTACTS),
        ("ImportedContacts.csv", FileKind.UPLOADED_CONTACTS),
    ],
)
def test_file_is_known_by_its_name(name: str, kind: FileKind) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "name",
    [
        "coach_messages.csv",
        "learning_coach_messages.csv",
        "learning_role_play_messages.csv",
        "Comments.csv",
        "Shares.csv",
        "Learning.csv",
        "PhoneNumbers.csv",
        "Ad_Targeting.csv",
        "Job Applicant Saved Screening Question Responses_1.csv",
        "Jobs/Job Applicant Saved Answers.csv",
        "Connections.numbers",
        "Connections",
        "__MACOSX/._Connections.csv",
        ".csv",
        "",
    ],
)
def test_other_files_are_ignored(name: str) -> None:
    assert kind_of(name) is FileKind.IGNORED


@pytest.mark.parametrize(
    ("files", "is_part_one"),
    [
        (("Profile.csv",), True),
        (("Profile.csv", "Positions.csv", "Skills.csv"), True),
        (("Profile.csv", "Connections.csv"), False),
        (("Positions.csv", "messages.csv"), False),
        (("Company Follows.csv",), False),
    ],
)
def test_a_profile_without_people_looks_like_part_one(
    files: tuple[str, ...], *, is_part_one: bool, tmp_path: Path
) -> None:
    path = write(tmp_path / "x.zip", dict.fromkeys(files, PROFILE))
    with open_archive(path) as archive:
        assert archive.looks_like_part_one is is_part_one


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Basic_LinkedInDataExport_03-12-2026.zip", date(2026, 3, 12)),
        ("Complete_LinkedInDataExport_12-31-2025 (1).zip", date(2025, 12, 31)),
        ("Basic_LinkedInDataExport_31-12-2025.zip", None),
        ("linkedin.zip", date(2024, 5, 6)),
    ],
)
def test_the_day_of_an_archive_is_in_its_name_or_in_the_zip(
    name: str, day: date | None, tmp_path: Path
) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(zipfile.ZipInfo("Connections.csv", (2024, 5, 6, 7, 8, 10)), connections(ROW))
        file.writestr(zipfile.ZipInfo("messages.csv"), messages())
    with open_archive(path) as archive:
        assert archive.exported_on == day


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (connections(ROW), FileKind.CONNECTIONS),
        (connections(ROW).replace(",", ";"), FileKind.CONNECTIONS),
        (messages(), FileKind.MESSAGES),
        ("From,To,Sent At,Message,Direction\n", FileKind.INVITATIONS),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_single_file_of_any_name_is_known_by_its_header(
    content: str, kind: FileKind, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "download.txt"
    path.write_bytes(content.encode(encoding))
    with open_archive(path) as archive:
        assert [(member.name, member.kind) for member in archive.members] == [
            ("download.txt", kind)
        ]


def test_an_unpacked_archive_is_read_like_the_zip(tmp_path: Path) -> None:
    (tmp_path / "Jobs").mkdir()
    (tmp_path / "Connections.csv").write_text(connections(ROW))
    (tmp_path / "Jobs" / "Saved Jobs.csv").write_text("")
    with open_archive(tmp_path) as archive:
        assert [(member.name, member.kind.value) for member in archive.members] == [
            ("Connections.csv", "connections"),
            ("Saved Jobs.csv", "saved_jobs"),
        ]
        with archive.open(archive.members[0]) as stream:
            assert stream.read().decode() == connections(ROW)


def test_what_a_mac_adds_to_a_zip_is_no_second_file(tmp_path: Path) -> None:
    names = ("Connections.csv", "__MACOSX/._Connections.csv")
    path = write(tmp_path / "x.zip", dict.fromkeys(names, connections(ROW)))
    with open_archive(path) as archive:
        kinds = [member.kind for member in archive.members]
    assert kinds == [FileKind.CONNECTIONS, FileKind.IGNORED]


def test_a_spreadsheet_of_numbers_is_sent_back_with_the_way(tmp_path: Path) -> None:
    path = write(tmp_path / "x.zip", {"Connections.numbers": "PK"})
    with pytest.raises(ArchiveTrouble, match="is a spreadsheet of Numbers"):
        open_archive(path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.zip", b"", "is empty"),
        ("x.zip", b"PK\x03\x04 and no more", "not a whole zip"),
        ("x.csv", b"a,b,c\n1,2,3\n", "holds no file that LinkedIn or an address book writes"),
        (
            "jobs.csv",
            b"Employer,Job Title,List\nAcme,Analyst,Applied\n",
            "columns are Employer, Job",
        ),
        ("x.pdf", b"%PDF-1.7", "holds no file that LinkedIn or an address book writes"),
    ],
)
def test_what_is_no_archive_is_one_sentence(
    name: str, content: bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ArchiveTrouble, match=words):
        open_archive(path)


def test_a_damaged_member_leaves_the_others_readable(tmp_path: Path) -> None:
    files = {"Connections.csv": connections(ROW), "messages.csv": messages()}
    path = write(tmp_path / "x.zip", files)
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as file:
        start = file.getinfo("Connections.csv").header_offset + 50
    path.write_bytes(whole[:start] + bytes(8) + whole[start + 8 :])
    with open_archive(path) as archive:
        first, second = archive.members
        with (
            pytest.raises(ArchiveFileUnreadable, match=r"Connections\.csv is damaged"),
            archive.open(first) as stream,
        ):
            stream.read()
        with archive.open(second) as stream:
            assert stream.read().decode() == messages()


def test_of_two_files_of_one_name_the_first_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file.writestr("Connections.csv", "first")
        file.writestr("Connections.csv", "second")
    with open_archive(path) as archive:
        first, second = archive.members
        assert (second.kind, second.trouble) == (
            FileKind.IGNORED,
            "Connections.csv stands in the zip twice; the first was read.",
        )
        with archive.open(first) as stream:
            assert stream.read() == b"first"


def test_a_member_that_cannot_be_unpacked_is_one_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "x.zip", {"Connections.csv": connections(ROW)})
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(signature) + offset] = 99  # a way of packing that nobody knows
    path.write_bytes(data)
    with (
        open_archive(path) as archive,
        pytest.raises(ArchiveFileUnreadable, match=r"^Connections\.csv cannot be opened"),
        archive.open(archive.members[0]),
    ):
        pass


def test_a_file_that_went_away_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(connections(ROW))
    archive = open_archive(tmp_path)
    (tmp_path / "Connections.csv").unlink()
    with (
        pytest.raises(ArchiveFileUnreadable, match=r"^Connections\.csv cannot be opened"),
        archive.open(archive.members[0]),
    ):
        pass


def test_an_archive_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ArchiveTrouble, match=r"gone\.zip is not there"):
        open_archive(tmp_path / "gone.zip")


def test_what_was_read_is_counted_while_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "x.zip", {"Connections.csv": connections(ROW)})
    with open_archive(path) as archive:
        (member,) = archive.members
        assert archive.bytes_read(member) == 0
        with archive.open(member) as stream:
            stream.read(5)
            assert archive.bytes_read(member) == 5
            stream.read()
        assert archive.bytes_read(member) == member.size == len(connections(ROW))


def test_the_same_bytes_have_one_digest_whatever_they_are_packed_in(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(connections(ROW))
    zipped = write(tmp_path / "x.zip", {"Connections.csv": connections(ROW)})
    digests = set()
    for path in (tmp_path / "Connections.csv", zipped):
        with open_archive(path) as archive:
            digests.add(archive.digest(archive.members[0]))
    assert len(digests) == 1
