"""The same verbs from the command line."""

import json
from pathlib import Path

import pytest

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction
from followthrough.followups.models import FollowUp, Plan
from tests.imports.archives import GRACE, ME, connections, message, messages, write

Printed = pytest.CaptureFixture[str]
ROW = f"Grace,Oyelaran,{GRACE[1]},,Tidewater Health,Director of Operations,03 Mar 2026"
HELLO = message(ME, [GRACE], "2026-03-04 10:00:00", "Hello Grace")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    files = {"Connections.csv": connections(ROW), "messages.csv": messages(HELLO)}
    return write(tmp_path / "Basic_LinkedInDataExport_03-10-2026.zip", files)


def test_import_tells_its_sums_as_json(mine: Workspace, archive: Path, capsys: Printed) -> None:
    assert commands.run(["import", str(archive), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["new_people"], told["messages"], told["owner"]) == (1, 1, "Robin Adeyemi")
    assert Contact.objects.of(mine).count() == 1


def test_import_shows_a_table(mine: Workspace, archive: Path, capsys: Printed) -> None:
    assert mine.name
    assert commands.run(["import", str(archive)]) == 0
    assert "Connections.csv" in capsys.readouterr().out


def test_import_of_a_missing_file_is_one_sentence(mine: Workspace, capsys: Printed) -> None:
    assert mine.name
    assert commands.run(["import", "nowhere.zip"]) == 1
    assert capsys.readouterr().err.startswith("nowhere.zip is not there.")


@pytest.mark.parametrize(
    "arguments",
    [
        ["today"],
        ["today", "--json"],
        ["people"],
        ["people", "grace", "--json"],
        ["aim"],
        ["aim", "--json"],
        ["doctor"],
        ["doctor", "--json"],
    ],
)
def test_reading_commands_end_well(arguments: list[str], lived_in: Workspace) -> None:
    assert lived_in.name
    assert commands.run(arguments) == 0


def test_show_done_undo_snooze_and_log(lived_in: Workspace, capsys: Printed) -> None:
    contact = FollowUp.objects.of(lived_in).order_by("-order_key")[0].contact
    own = str(contact.id)
    assert commands.run(["show", own]) == 0
    assert commands.run(["show", own, "--json"]) == 0
    before = Interaction.objects.filter(contact=contact).count()
    assert commands.run(["done", own]) == 0
    assert Interaction.objects.filter(contact=contact).count() == before + 1
    assert commands.run(["undo"]) == 0
    assert Interaction.objects.filter(contact=contact).count() == before
    assert commands.run(["snooze", own, "--until", "2099-01-01"]) == 1
    assert commands.run(["snooze", own]) == 0
    assert Plan.objects.filter(contact=contact).count() == 1
    assert commands.run(["log", own, "Spoke", "--channel", "phone", "--result", "met"]) == 0
    assert "logged" in capsys.readouterr().out


def test_nobody_and_several_are_told_apart(lived_in: Workspace, capsys: Printed) -> None:
    assert lived_in.name
    assert commands.run(["show", "zzqqxx"]) == 1
    assert "Nobody fits" in capsys.readouterr().err
    assert commands.run(["show", "a"]) == 1
    assert "Give the identifier" in capsys.readouterr().err


def test_a_wrong_call_exits_with_two(mine: Workspace) -> None:
    assert mine.name
    assert commands.run(["people", "--nonsense"]) == 2


def test_aim_is_changed(mine: Workspace, capsys: Printed) -> None:
    assert mine.name
    assert commands.run(["aim", "--role", "Revenue Operations Manager", "--company", "Acme"]) == 0
    assert "Companies: Acme" in capsys.readouterr().out
    assert commands.run(["aim", "--me", "linkedin.com/in/robin-adeyemi"]) == 0


def test_export_writes_once(lived_in: Workspace, tmp_path: Path) -> None:
    assert lived_in.name
    target = tmp_path / "all.zip"
    assert commands.run(["export", str(target), "--json"]) == 0
    assert commands.run(["export", str(target)]) == 1
    assert target.stat().st_size > 1000
