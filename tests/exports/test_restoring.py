"""Everything out and everything back in: the same record, and never over another one."""

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction
from followthrough.demo.archive import write_archive
from followthrough.exports import keeping_backups
from followthrough.exports.backup import write_backup
from followthrough.exports.keeping_backups import outdated
from followthrough.exports.restoring import CannotRestore, restore
from followthrough.followups import queries
from followthrough.imports import running, taking_in
from followthrough.people.listing import Filters, people
from followthrough.sorting.deciding import decide
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def lived_in(tmp_path: Path) -> Workspace:
    """A record somebody works with: an archive, decisions, letters done."""
    workspace = factories.workspace(name="My search", time_zone="Europe/Lisbon", country="PT")
    path = tmp_path / "archive.zip"
    write_archive(path, today=NOW.date(), connections=60, messages=120)
    brought = taking_in.take_in(workspace, path, file_name=path.name, by=None, at=NOW)
    running.run(brought, at=NOW)
    for one in Contact.objects.of(workspace).order_by("id")[:5]:
        decide(one, "key", by=None, at=NOW, reason="Met “her” in <Porto>\nonce\u2028")
    return workspace


def rows_of(path: Path, workspace: Workspace) -> dict[str, list[str]]:
    """The rows of each table, the workspace and what tells of the restoring left out."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("data/") and name != "data/membership.jsonl":
                lines = archive.read(name).decode("utf-8", "surrogatepass").splitlines()
                own = [line.replace(str(workspace.pk), "WORKSPACE") for line in lines if line]
                found[name] = [line for line in own if '"verb": "restored"' not in line]
    return found


def test_out_and_in_again_is_the_same(lived_in: Workspace, tmp_path: Path) -> None:
    first, second = tmp_path / "one.zip", tmp_path / "two.zip"
    write_backup(lived_in, first, at=NOW)
    today = queries.today(lived_in, today=NOW.date())
    found = people(lived_in, Filters(words="a"), today=NOW.date()).total_words
    before = rows_of(first, lived_in)
    Workspace.objects.filter(pk=lived_in.pk).delete()
    anew = factories.workspace(name="Another computer")
    counts = restore(anew, first, file_name="one.zip", by=None, at=NOW)
    assert counts["contact"] == Contact.objects.of(anew).count() > 50
    write_backup(anew, second, at=NOW)
    assert rows_of(second, anew) == before
    anew.refresh_from_db()
    assert (anew.name, anew.time_zone, anew.country) == ("My search", "Europe/Lisbon", "PT")
    assert queries.today(anew, today=NOW.date()) == today
    assert people(anew, Filters(words="a"), today=NOW.date()).total_words == found


def test_a_backup_is_never_put_over_somebody(lived_in: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "one.zip"
    write_backup(lived_in, path, at=NOW)
    people_before = Contact.objects.count()
    with pytest.raises(CannotRestore, match="people here already"):
        restore(lived_in, path, file_name="one.zip", by=None, at=NOW)
    assert Contact.objects.count() == people_before


@pytest.mark.parametrize("harm", ["none", "half", "format", "row", "json", "field"])
def test_what_is_no_backup_changes_nothing(lived_in: Workspace, tmp_path: Path, harm: str) -> None:
    good, bad = tmp_path / "one.zip", tmp_path / "bad.zip"
    write_backup(lived_in, good, at=NOW)
    Workspace.objects.filter(pk=lived_in.pk).delete()
    anew = factories.workspace()
    if harm == "none":
        bad.write_bytes(b"no zip at all")
    elif harm == "half":
        bad.write_bytes(good.read_bytes()[:-2_000])
    else:
        _harmed(good, bad, harm)
    with pytest.raises(CannotRestore, match=r"hanged|newer one"):
        restore(anew, bad, file_name="bad.zip", by=None, at=NOW)
    assert not Contact.objects.exists()
    assert not Interaction.objects.exists()


def _harmed(good: Path, bad: Path, harm: str) -> None:
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if harm == "format" and name == "about.json":
                content = json.dumps(json.loads(content) | {"format": 99}).encode()
            elif name == "data/interaction.jsonl" and harm == "row":
                content = content.replace(b'"at": "20', b'"at": "no', 1)
            elif name == "data/interaction.jsonl" and harm == "json":
                content = content[:-20]
            elif name == "data/contact.jsonl" and harm == "field":
                content = content.replace(b'"name"', b'"surprise"', 1)
            target.writestr(name, content)


def test_the_page_and_the_command_line_put_it_back(
    browser_of: Client, mine: Workspace, lived_in: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "one.zip"
    write_backup(lived_in, path, at=NOW)
    count = Contact.objects.of(lived_in).count()
    Workspace.objects.filter(pk=lived_in.pk).delete()
    file = SimpleUploadedFile("one.zip", path.read_bytes())
    told = browser_of.post("/settings/restore/", {"file": file}, follow=True).text
    assert "Everything is back from one.zip" in told
    assert Contact.objects.of(mine).count() == count
    assert commands.run(["restore", str(path)]) == 1
    Contact.objects.of(mine).delete()
    assert commands.run(["restore", str(tmp_path / "none.zip")]) == 1


def test_a_backup_a_day_and_the_old_ones_make_room(lived_in: Workspace) -> None:
    made = [
        keeping_backups.keep_backup(lived_in, at=NOW + timedelta(days=day)) for day in (0, 0, 1)
    ]
    assert [one is not None for one in made] == [True, False, True]
    assert made[0] is not None
    assert made[0].stat().st_mode & 0o077 == 0
    assert zipfile.is_zipfile(made[0])


def test_the_latest_seven_and_one_a_month_stay() -> None:
    start = datetime(2025, 1, 1, tzinfo=UTC)
    days = [(start + timedelta(days=number)).date() for number in range(500)]
    names = [f"followthrough-{day}.zip" for day in days]
    gone = set(outdated([*names, "notes.txt", "followthrough-soon.zip"]))
    kept = [name for name in names if name not in gone]
    assert kept[-7:] == names[-7:]
    months = {name[14:21] for name in kept}
    assert len(months) == 12
    assert len(kept) == 7 + 12 - (names[-7:][0] in kept[:12])
    assert not {"notes.txt", "followthrough-soon.zip"} & gone
