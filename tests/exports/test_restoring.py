"""Everything out and everything back in: the same record, and never over another one."""

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from django.test import Client

from followthrough.accounts.first_run import local_workspace
from followthrough.accounts.models import Membership, User, Workspace
from followthrough.cli import commands
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction
from followthrough.demo.archive import write_archive
from followthrough.exports import keeping_backups
from followthrough.exports.backup import write_backup
from followthrough.exports.keeping_backups import outdated
from followthrough.exports.restoring import CannotRestore, restore
from followthrough.followups import queries, undoing
from followthrough.followups.postponing import postpone
from followthrough.imports import running, taking_in
from followthrough.journal.models import Event
from followthrough.people.listing import Filters, people
from followthrough.sameness.merging import merge
from followthrough.sorting.deciding import decide
from followthrough.trash import taking_out
from followthrough.trash.models import Trashed
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def robin() -> User:
    return factories.user(name="Robin")


@pytest.fixture
def lived_in(tmp_path: Path, robin: User) -> Workspace:
    """A record somebody works with: decided, put off, merged, taken out and erased."""
    workspace = factories.workspace(name="My search", time_zone="Europe/Lisbon", country="PT")
    Membership.objects.create(workspace=workspace, user=robin)
    bring(workspace, archive(tmp_path, messages=120))
    some = list(Contact.objects.of(workspace).exclude(profile_url="").order_by("id")[:7])
    for one in some[:3]:
        decide(one, "key", by=robin, at=NOW, reason="Met “her” in <Porto>\nonce\u2028")
    waiting = (
        Contact.objects.of(workspace)
        .filter(followup__isnull=False)
        .exclude(pk__in=[one.pk for one in some])
    )
    assert postpone(waiting[0], by=robin, at=NOW) is not None
    merge(some[3], some[4], by=robin, at=NOW)
    taking_out.take_out(workspace, [some[5].pk], by=robin, at=NOW)
    taking_out.take_out(workspace, [some[6].pk], by=robin, at=NOW)
    taking_out.erase(in_trash_called(some[6].name), by=robin, at=NOW)
    return workspace


def archive(folder: Path, *, messages: int) -> Path:
    path = folder / f"archive-{messages}.zip"
    return write_archive(path, today=NOW.date(), connections=60, messages=messages)


def bring(workspace: Workspace, path: Path) -> None:
    brought = taking_in.take_in(workspace, path, file_name=path.name, by=None, at=NOW)
    running.run(brought, at=NOW)
    assert brought.state == "done", brought.trouble


def in_trash_called(name: str) -> QuerySet[Trashed]:
    return Trashed.objects.select_related("workspace").filter(name=name)


def rows_of(path: Path, user: User) -> dict[str, list[bytes]]:
    """The rows of each table; who did something is Robin, and the restoring itself is left out."""
    found = {}
    with zipfile.ZipFile(path) as opened:
        for name in opened.namelist():
            if name.startswith("data/") and name != "data/membership.jsonl":
                whole = opened.read(name).replace(str(user.pk).encode(), b"ROBIN")
                found[name] = [line for line in whole.split(b"\n") if b'"restored"' not in line]
    return found


@pytest.fixture
def moved(lived_in: Workspace, robin: User, tmp_path: Path) -> tuple[Workspace, User]:
    """The same record on another computer, of the same person."""
    path = tmp_path / "moving.zip"
    write_backup(lived_in, path, at=NOW)
    Workspace.objects.filter(pk=lived_in.pk).delete()
    robin.delete()
    anew, user = factories.workspace(name="Another computer"), factories.user(name="Robin there")
    Membership.objects.create(workspace=anew, user=user)
    restore(anew, path, file_name="moving.zip", by=user, at=NOW)
    return anew, user


def test_out_and_in_again_is_the_same(lived_in: Workspace, robin: User, tmp_path: Path) -> None:
    first, second = tmp_path / "one.zip", tmp_path / "two.zip"
    write_backup(lived_in, first, at=NOW)
    today = queries.today(lived_in, today=NOW.date())
    found = people(lived_in, Filters(words="a"), today=NOW.date()).total_words
    before, own = rows_of(first, robin), lived_in.pk
    Workspace.objects.filter(pk=lived_in.pk).delete()
    robin.delete()
    anew, user = factories.workspace(name="Another computer"), factories.user()
    counts = restore(anew, first, file_name="one.zip", by=user, at=NOW)
    assert anew.pk == own
    assert counts["contact"] == Contact.objects.of(anew).count() > 50
    write_backup(anew, second, at=NOW)
    assert rows_of(second, user) == before
    assert (anew.name, anew.time_zone, anew.country) == ("My search", "Europe/Lisbon", "PT")
    assert queries.today(anew, today=NOW.date()) == today
    assert people(anew, Filters(words="a"), today=NOW.date()).total_words == found


def test_whoever_opens_it_there_finds_the_restored_record(moved: tuple[Workspace, User]) -> None:
    workspace, user = moved
    assert [one.workspace_id for one in user.memberships.all()] == [workspace.pk]
    assert Workspace.objects.count() == 1


def test_a_newer_archive_after_moving_doubles_nothing(
    moved: tuple[Workspace, User], tmp_path: Path
) -> None:
    workspace, _ = moved
    said = Interaction.objects.of(workspace).count()
    names = set(Contact.objects.of(workspace).values_list("name", flat=True))
    path = archive(tmp_path, messages=120)
    newer = tmp_path / "newer.zip"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(newer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content + b"\n" if name.endswith("messages.csv") else content)
    bring(workspace, newer)
    assert Interaction.objects.of(workspace).count() == said
    assert set(Contact.objects.of(workspace).values_list("name", flat=True)) == names


def test_after_moving_trash_comes_back_and_a_merge_comes_apart(
    moved: tuple[Workspace, User],
) -> None:
    workspace, user = moved
    people_before = Contact.objects.of(workspace).count()
    taking_out.bring_back(Trashed.objects.of(workspace).get(), by=user, at=NOW)
    merged = Event.objects.of(workspace).get(verb="merged")
    assert undoing.undo(merged, by=user, at=NOW)
    assert Contact.objects.of(workspace).count() == people_before + 2


def test_after_moving_older_acts_can_be_taken_back(moved: tuple[Workspace, User]) -> None:
    workspace, user = moved
    for verb in ("postponed", "sorted"):
        event = Event.objects.of(workspace).filter(verb=verb).order_by("-at", "-id").first()
        assert event is not None
        assert event.by == user
        assert undoing.undo(event, by=user, at=NOW)


def test_a_backup_is_never_put_over_somebody(lived_in: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "one.zip"
    write_backup(lived_in, path, at=NOW)
    people_before = Contact.objects.count()
    with pytest.raises(CannotRestore, match="stands here already"):
        restore(lived_in, path, file_name="one.zip", by=None, at=NOW)
    assert Contact.objects.count() == people_before
    with pytest.raises(CannotRestore, match="in this database already"):
        restore(factories.workspace(), path, file_name="one.zip", by=None, at=NOW)
    assert Contact.objects.count() == people_before


def test_neither_trash_nor_statements_nor_an_aim_are_lost_to_a_backup(
    mine: Workspace, lived_in: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "one.zip"
    write_backup(lived_in, path, at=NOW)
    Workspace.objects.filter(pk=lived_in.pk).delete()
    ana = factories.contact(workspace=mine, name="Ana Duarte")
    text_index.rebuild()
    taking_out.take_out(mine, [ana.pk], by=None, at=NOW)
    with pytest.raises(CannotRestore, match="stands here already"):
        restore(mine, path, file_name="one.zip", by=None, at=NOW)
    assert taking_out.in_trash(mine)


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
    assert Workspace.objects.get() == anew


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
    _, here = local_workspace()
    assert here.pk == lived_in.pk
    assert Contact.objects.of(here).count() == count
    assert not Workspace.objects.filter(pk=mine.pk).exists()
    assert commands.run(["restore", str(path)]) == 1
    assert commands.run(["restore", str(tmp_path / "none.zip")]) == 1


def test_a_backup_a_day_and_the_old_ones_make_room(lived_in: Workspace) -> None:
    made = [
        keeping_backups.keep_backup(lived_in, at=NOW + timedelta(days=day)) for day in (0, 0, 1)
    ]
    assert [one is not None for one in made] == [True, False, True]
    assert made[0] is not None
    assert made[0].stat().st_mode & 0o077 == 0
    assert zipfile.is_zipfile(made[0])


def test_the_command_writes_the_backup_of_today_anew(
    mine: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["backup"]) == 0
    assert "Nobody is here yet" in capsys.readouterr().out
    for number, name in enumerate(("Ana Duarte", "Bo Lindqvist"), start=1):
        factories.contact(workspace=mine, name=name)
        assert commands.run(["backup"]) == 0
        (written,) = Path(settings.BACKUPS).iterdir()
        with zipfile.ZipFile(written) as kept:
            assert len(kept.read("data/contact.jsonl").splitlines()) == number
        assert written.stat().st_mode & 0o077 == 0


def test_two_records_in_one_folder_both_have_their_backup(lived_in: Workspace) -> None:
    other = factories.workspace(name="Another search")
    factories.contact(workspace=other, name="Bo Lindqvist")
    made = {keeping_backups.keep_backup(one, at=NOW) for one in (lived_in, other)}
    assert len(made - {None}) == 2


def test_the_latest_seven_and_one_a_month_stay() -> None:
    start = datetime(2025, 1, 1, tzinfo=UTC)
    days = [(start + timedelta(days=number)).date() for number in range(500)]
    names = [f"followthrough-{day}-8c5b1a.zip" for day in days]
    gone = set(outdated([*names, "notes.txt", "followthrough-soon-8c5b1a.zip"]))
    kept = [name for name in names if name not in gone]
    assert kept[-7:] == names[-7:]
    months = {name[14:21] for name in kept}
    assert len(months) == 12
    assert len(kept) == 7 + 12 - (names[-7:][0] in kept[:12])
    assert not {"notes.txt", "followthrough-soon-8c5b1a.zip"} & gone
