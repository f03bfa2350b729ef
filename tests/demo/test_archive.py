"""The invented archive is what LinkedIn would send, and the same for the same seed."""

import csv
import re
import unicodedata
import zipfile
from collections import Counter
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from urllib.parse import unquote

import pytest

from followthrough.demo.archive import write_archive, write_folder
from tests import cast

TODAY = cast.TODAY
BRANDS = re.compile(
    r"\b(Google|Microsoft|Amazon|Facebook|Netflix|Oracle|Salesforce|HubSpot|Siemens|Toyota|Deloitte|"
    r"Accenture|Infosys|Unilever|Nestlé|Spotify|Uber|Airbnb|Zalando|Shell|Pfizer|Philips|Bosch|"
    r"Zoom|Maersk|Equinor|Slack|Indeed|Randstad|Adecco|Amgen|Allianz|Ikea|Adidas)\b"
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("demo") / "archive.zip", today=TODAY)


def text(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as packed:
        return packed.read(name).decode()


def rows(path: Path, name: str) -> list[dict[str, str]]:
    found = text(path, name)
    if name == "Connections.csv":
        found = found.split("\n\n", 1)[1]
    return list(csv.DictReader(StringIO(found, newline=""), strict=True))


def test_archive_has_the_counts_asked_for(tmp_path: Path) -> None:
    path = write_archive(
        tmp_path / "a.zip", today=TODAY, connections=77, messages=345, invitations=21
    )
    files = ("Connections.csv", "messages.csv", "Invitations.csv")
    assert [len(rows(path, name)) for name in files] == [77, 345, 21]


def test_archive_holds_enough_for_a_demo_when_nothing_is_asked(archive: Path) -> None:
    files = ("Connections.csv", "messages.csv", "Invitations.csv")
    assert [len(rows(archive, name)) for name in files] == [400, 1_500, 40]


@pytest.mark.parametrize("messages", [0, 1, 5, 38, 60])
def test_archive_can_be_small(tmp_path: Path, messages: int) -> None:
    path = write_archive(
        tmp_path / "a.zip", today=TODAY, connections=14, messages=messages, invitations=1
    )
    files = ("Connections.csv", "messages.csv", "Invitations.csv")
    assert [len(rows(path, name)) for name in files] == [14, messages, 1]


@pytest.mark.parametrize("day", range(1, 8))
def test_nothing_happens_after_today(tmp_path: Path, day: int) -> None:
    today = date(2027, 3, day)
    path = write_archive(tmp_path / "a.zip", today=today, connections=60, messages=200)
    said = [datetime.fromisoformat(row["DATE"][:10]).date() for row in rows(path, "messages.csv")]
    assert [day for day in said if day >= today] == []


def test_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first, again, other = (
        write_archive(tmp_path / name, today=TODAY, connections=60, messages=200, seed=seed)
        for name, seed in (("first.zip", 1), ("again.zip", 1), ("other.zip", 2))
    )
    assert first.read_bytes() == again.read_bytes()
    assert first.read_bytes() != other.read_bytes()


def test_folder_holds_the_files_of_the_archive(tmp_path: Path, archive: Path) -> None:
    folder = write_folder(tmp_path / "unpacked", today=TODAY)
    with zipfile.ZipFile(archive) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }


def test_everybody_of_the_cast_is_connected(archive: Path) -> None:
    names = Counter(f"{r['First Name']} {r['Last Name']}" for r in rows(archive, "Connections.csv"))
    assert [person.name for person in cast.CAST if not names[person.name]] == []
    assert names["June Park"] == 2


def test_archive_without_the_cast_has_strangers_only(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.zip", today=TODAY, connections=60, with_cast=False)
    urls = {row["URL"] for row in rows(path, "Connections.csv")}
    assert urls & {person.encoded_url for person in cast.CAST} == set()
    assert len(rows(path, "Connections.csv")) == 60


def test_what_the_cast_said_stands_in_the_messages(archive: Path) -> None:
    said = {(row["FROM"], row["CONTENT"]) for row in rows(archive, "messages.csv")}
    assert [
        line.said
        for person in cast.CAST
        for line in person.lines
        if ((cast.ROBIN if line.is_mine else person).name, line.said) not in said
    ] == []


def test_addresses_are_encoded_in_connections_and_decoded_in_messages(archive: Path) -> None:
    (ana,) = (r["URL"] for r in rows(archive, "Connections.csv") if r["Last Name"] == "Duarte")
    said = {r["SENDER PROFILE URL"] for r in rows(archive, "messages.csv")}
    assert ana == "https://www.linkedin.com/in/ana-duarte-finan%C3%A7as"
    assert cast.ANA.url == unicodedata.normalize("NFC", unquote(ana))
    assert (ana in said, cast.ANA.url in said) == (False, True)


def test_no_address_stands_twice_among_the_connections(archive: Path) -> None:
    urls = Counter(r["URL"] for r in rows(archive, "Connections.csv") if r["URL"])
    assert [url for url, times in urls.items() if times > 1] == []


def test_newest_comes_first(archive: Path) -> None:
    said = [row["DATE"] for row in rows(archive, "messages.csv")]
    connected = [
        datetime.strptime(f"{row['Connected On']} +0000", "%d %b %Y %z")
        for row in rows(archive, "Connections.csv")
    ]
    assert said == sorted(said, reverse=True)
    assert connected == sorted(connected, reverse=True)


def test_most_conversations_are_robins(archive: Path) -> None:
    conversations: dict[str, set[str]] = {}
    for row in rows(archive, "messages.csv"):
        urls = {row["SENDER PROFILE URL"], *row["RECIPIENT PROFILE URLS"].split(",")} - {""}
        conversations.setdefault(row["CONVERSATION ID"], set()).update(urls)
    counted = Counter(url for urls in conversations.values() for url in urls)
    assert counted.most_common(1)[0][0] == cast.ROBIN.url


@pytest.mark.parametrize(
    ("what", "least", "most"),
    [
        ("written by Robin", 0.38, 0.54),
        ("without words", 0.02, 0.25),
        ("closed account", 0.01, 0.18),
        ("with a subject", 0.001, 0.1),
    ],
)
def test_messages_are_mixed_like_real_ones(
    archive: Path, what: str, least: float, most: float
) -> None:
    said = rows(archive, "messages.csv")
    counts = {
        "written by Robin": sum(row["FROM"] == cast.ROBIN.name for row in said),
        "without words": sum(not row["CONTENT"] for row in said),
        "closed account": sum("LinkedIn Member" in (row["FROM"], row["TO"]) for row in said),
        "with a subject": sum(bool(row["SUBJECT"]) for row in said),
    }
    assert least <= counts[what] / len(said) <= most


def test_odd_rows_are_there(archive: Path) -> None:
    said = rows(archive, "messages.csv")
    known = rows(archive, "Connections.csv")
    odd = {
        "draft": any(row["IS MESSAGE DRAFT"] == "Yes" for row in said),
        "advertisement": any("spinmail-quill-editor" in row["CONTENT"] for row in said),
        "group": any("," in row["RECIPIENT PROFILE URLS"] for row in said),
        "attachment": any(row["ATTACHMENTS"] for row in said),
        "hidden": any(not row["URL"] and not row["First Name"] for row in known),
        "formula": any(row["Position"].startswith(("=", "+", "@")) for row in known),
        "e-mail": any(row["Email Address"] for row in known),
    }
    assert [name for name, is_there in odd.items() if not is_there] == []


def test_line_breaks_are_flattened_as_in_real_exports(archive: Path) -> None:
    assert [row for row in rows(archive, "messages.csv") if "\n" in row["CONTENT"]] == []


def test_endorsements_are_utf16_with_tabs(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        raw = packed.read("Endorsement_Received_Info.csv")
    assert raw[:2] == b"\xff\xfe"
    found = list(csv.DictReader(StringIO(raw.decode("utf-16")), delimiter="\t"))
    assert {row["Endorser Public Url"][:20] for row in found} == {"www.linkedin.com/in/"}


def test_every_row_has_as_many_cells_as_the_header(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    assert [name for name, raw in files.items() if len({len(row) for row in table(raw)}) != 1] == []


def table(raw: bytes) -> list[list[str]]:
    is_utf16 = raw[:2] == b"\xff\xfe"
    found = raw.decode("utf-16" if is_utf16 else "utf-8").split("\n\n", 1)[-1]
    return list(csv.reader(StringIO(found, newline=""), delimiter="\t" if is_utf16 else ","))


def test_sizes_follow_the_data_as_in_real_archives(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        assert {info.flag_bits & 8 for info in packed.infolist()} == {8}


def everything(path: Path) -> str:
    with zipfile.ZipFile(path) as packed:
        return "".join(packed.read(name).decode("utf-8", "ignore") for name in packed.namelist())


def test_mail_addresses_lead_nowhere(archive: Path) -> None:
    domains = set(re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", everything(archive)))
    assert {d for d in domains if d != "example.com" and not d.endswith(".example")} == set()


def test_links_lead_to_linkedin_or_nowhere(archive: Path) -> None:
    hosts = set(re.findall(r"https?://([^/\s\"<>,]+)", everything(archive)))
    assert {h for h in hosts if h != "www.linkedin.com" and not h.endswith(".example")} == set()


def test_no_well_known_company_is_named(archive: Path) -> None:
    assert BRANDS.findall(everything(archive)) == []
