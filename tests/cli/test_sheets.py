"""Sheets on the command line: what the columns hold is said with options."""

import json
from pathlib import Path

import pytest

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction

pytestmark = pytest.mark.django_db
Printed = pytest.CaptureFixture[str]
SHEET = "Who to ask,Mail,Last Contact\nAna Reyes,ana@example.com,05/01/2026\n"


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    path = tmp_path / "tracker.csv"
    path.write_text(SHEET, encoding="utf-8")
    return str(path)


def test_columns_and_days_are_told_with_options(
    mine: Workspace, sheet: str, capsys: Printed
) -> None:
    told = ["--column", "Who to ask=full_name", "--day-first", "--json"]
    assert commands.run(["import", sheet, *told]) == 0
    assert json.loads(capsys.readouterr().out)[0]["new_people"] == 1
    assert Contact.objects.of(mine).get().name == "Ana Reyes"
    assert f"{Interaction.objects.of(mine).get().at:%Y-%m-%d}" == "2026-01-05"


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("Who", "does not say what a column holds"),
        ("Nobody=full_name", "is no column of tracker.csv"),
        ("Mail=telegram", "is nothing that a column holds"),
    ],
)
def test_wrong_column_is_one_sentence(
    mine: Workspace, sheet: str, capsys: Printed, column: str, words: str
) -> None:
    assert commands.run(["import", sheet, "--column", column]) == 1
    assert words in capsys.readouterr().err
    assert not Contact.objects.of(mine).exists()


def test_people_go_out_and_come_back_changed(
    mine: Workspace, sheet: str, tmp_path: Path, capsys: Printed
) -> None:
    commands.run(["import", sheet, "--column", "Who to ask=full_name", "--month-first"])
    target = tmp_path / "people.csv"
    assert commands.run(["sheet", str(target)]) == 0
    text = target.read_text(encoding="utf-8").replace("Reyes", "Reyes-Soto")
    target.write_text(text, encoding="utf-8")
    assert commands.run(["import", str(target)]) == 0
    assert Contact.objects.of(mine).get().name == "Ana Reyes-Soto"
    capsys.readouterr()
    assert commands.run(["address-books"]) == 0
    assert "No server is connected" in capsys.readouterr().out
