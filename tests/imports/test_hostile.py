"""Archives that mean harm or came broken: one clear sentence or a listed row, nothing more."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction
from followthrough.imports import archive as archives, running, taking_in
from followthrough.imports.archive import open_archive
from followthrough.imports.contract import ArchiveTrouble
from followthrough.imports.models import Import, SkippedRow
from tests.imports.archives import GRACE, ME, connections, message, messages, write

AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
ROW = f"Grace,Oyelaran,{GRACE[1]},,Tidewater Health,Director,03 Mar 2026"
HELLO = message(ME, [GRACE], "2026-03-04 10:00:00", "Hello")


def bring(workspace: Workspace, path: Path) -> Import:
    noted = taking_in.note(workspace, path, file_name=path.name, by=None, at=AT)
    running.run(noted, at=AT)
    return noted


@pytest.mark.parametrize(
    "name", ["../../Connections.csv", "/etc/Connections.csv", "a\\..\\Connections.csv"]
)
def test_a_path_out_of_the_zip_writes_nothing_outside(
    name: str, mine: Workspace, tmp_path: Path
) -> None:
    path = write(tmp_path / "x.zip", {name: connections(ROW)})
    before = sorted(tmp_path.rglob("*"))
    assert bring(mine, path).state == Import.State.DONE
    assert sorted(tmp_path.rglob("*")) == before
    assert Contact.objects.of(mine).count() == 1


def test_a_truncated_zip_is_one_sentence(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.zip", {"Connections.csv": connections(ROW)}).read_bytes()
    path = tmp_path / "cut.zip"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ArchiveTrouble, match="not a whole zip"):
        open_archive(path)


def test_a_zip_in_a_zip_is_not_opened(mine: Workspace, tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("Connections.csv", connections(ROW))
    path = write(
        tmp_path / "x.zip", {"more.zip": inner.getvalue(), "Connections.csv": connections(ROW)}
    )
    brought = bring(mine, path)
    assert brought.counts["ignored"] == ["more.zip"]


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as file:
        link = zipfile.ZipInfo("Connections.csv")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/passwd")
    with pytest.raises(ArchiveTrouble, match="not followed"):
        open_archive(path)


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(connections(ROW))
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "Connections.csv").symlink_to(tmp_path / "secret")
    with pytest.raises(ArchiveTrouble, match="not followed"):
        open_archive(folder)


def test_an_exploding_zip_stops_and_changes_nothing(
    mine: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "RATIO_COUNTS_FROM", 1 << 20)
    bomb = connections(ROW) + "," * 8_000_000
    brought = bring(mine, write(tmp_path / "x.zip", {"Connections.csv": bomb}))
    assert brought.state == Import.State.FAILED
    assert "far more than its size tells" in brought.trouble
    assert Contact.objects.of(mine).count() == 0


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as file:
        for number in range(archives.MOST_MEMBERS + 1):
            file.writestr(f"{number}.txt", "")
    with pytest.raises(ArchiveTrouble, match="a few dozen"):
        open_archive(path)


def test_a_profile_alone_looks_like_part_one(mine: Workspace, tmp_path: Path) -> None:
    positions = (
        "Company Name,Title,Description,Location,Started On,Finished On\nAcme,Analyst,,,2019,\n"
    )
    brought = bring(mine, write(tmp_path / "x.zip", {"Positions.csv": positions}))
    assert "part one of two" in brought.counts["notices"][0]


def test_an_unbalanced_quote_loses_that_row_only(mine: Workspace, tmp_path: Path) -> None:
    broken = '"Nia,Okafor,https://www.linkedin.com/in/nia,,Orrery,Buyer,03 Mar 2026'
    other = "Ana,Duarte,https://www.linkedin.com/in/ana,,Duarte & Lim,Accountant,04 Mar 2026"
    path = write(tmp_path / "x.zip", {"Connections.csv": connections(ROW, broken, other)})
    bring(mine, path)
    assert sorted(c.name for c in Contact.objects.of(mine)) == ["Ana Duarte", "Grace Oyelaran"]
    assert [row.reason for row in SkippedRow.objects.of(mine)] == ["unreadable"]


def test_nul_formula_and_script_stay_text(mine: Workspace, tmp_path: Path) -> None:
    row = "=cmd(),O\0yelaran,https://www.linkedin.com/in/x,,<script>,@SUM(A1),03 Mar 2026"
    bring(mine, write(tmp_path / "x.zip", {"Connections.csv": connections(row)}))
    one = Contact.objects.of(mine).get()
    assert (one.first_name, one.last_name, one.company_name) == ("=cmd()", "Oyelaran", "<script>")


@pytest.mark.parametrize("name", ["Connections.csv", "my people.csv"])
def test_a_single_file_is_enough(name: str, mine: Workspace, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(connections(ROW))
    assert bring(mine, path).state == Import.State.DONE
    assert Contact.objects.of(mine).count() == 1


def test_an_unpacked_folder_is_read(mine: Workspace, tmp_path: Path) -> None:
    (tmp_path / "messages.csv").write_text(messages(HELLO))
    (tmp_path / "Connections.csv").write_text(connections(ROW))
    assert bring(mine, tmp_path).counts["messages"] == 1


def test_names_that_differ_only_beyond_all_measure_never_stop_an_import(
    mine: Workspace, tmp_path: Path
) -> None:
    long = "x" * 3_000
    rows = [f"{long}{n},{long}{n},,,{long}{n} Ltd,{long},03 Mar 2026" for n in range(3)]
    strangers = [("A" * 2_000 + str(n), "") for n in range(3)]
    said = [
        message(who, [ME], "2026-03-04 10:00:00", f"Hello {n}", conversation=long + str(n))
        for n, who in enumerate(strangers)
    ]
    files = {"Connections.csv": connections(*rows), "messages.csv": messages(*said)}
    assert bring(mine, write(tmp_path / "x.zip", files)).state == Import.State.DONE
    assert Interaction.objects.of(mine).count() == 3


def test_a_locked_zip_is_one_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "x.zip", {"Connections.csv": connections(ROW)})
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1  # what a zip with a password says of its members
    path.write_bytes(bytes(data))
    with pytest.raises(ArchiveTrouble, match="is locked with a password"):
        open_archive(path)
