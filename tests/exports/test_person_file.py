"""Everything about one person in one file, and nothing about anybody else."""

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact, ContactDetail
from followthrough.conversations import exchanges
from followthrough.exports.backup import write_backup
from followthrough.exports.person_file import write_person
from followthrough.introductions.models import Acquaintance
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    person = factories.sorted_contact(workspace=mine, name="Ana Duarte", kind="key")
    bo = factories.contact(workspace=mine, name="Bo Lindqvist", email="bo@example.com")
    ContactDetail.objects.create(workspace=mine, contact=person, kind="phone", value="0113 496")
    for one in (person, bo):
        factories.interaction(contact=one, is_outbound=True, at=NOW, said=f"To {one.name}")
    Acquaintance.objects.create(workspace=mine, contact=bo, other=person)
    exchanges.refresh(mine)
    text_index.rebuild()
    return person


def test_each_row_about_them_and_no_word_about_others(ana: Contact, tmp_path: Path) -> None:
    counts = write_person(ana, tmp_path / "ana.zip", at=NOW)
    with zipfile.ZipFile(tmp_path / "ana.zip") as opened:
        files = {name: opened.read(name).decode() for name in opened.namelist()}
    assert not (tmp_path / "ana.zip.part").exists()
    assert json.loads(files["about.json"])["rows"] == counts
    wanted = {"contact": 1, "contactdetail": 1, "interaction": 1, "acquaintance": 1, "placement": 1}
    assert {name: counts[name] for name in wanted} == wanted
    assert "To Ana Duarte" in files["data/interaction.jsonl"]
    assert "interaction.jsonl  (1)" in files["README.txt"]
    whole = "".join(files.values())
    assert "Bo Lindqvist" not in whole
    assert "bo@example.com" not in whole
    for name, count in counts.items():
        assert len(files[f"data/{name}.jsonl"].splitlines()) == count


def test_the_zip_of_everything_says_what_is_in_it(ana: Contact, tmp_path: Path) -> None:
    counts = write_backup(ana.workspace, tmp_path / "all.zip", at=NOW)
    with zipfile.ZipFile(tmp_path / "all.zip") as opened:
        told = opened.read("README.txt").decode()
        tables = [name for name in opened.namelist() if name.startswith("data/")]
    assert "{" not in told
    assert len(tables) == len(counts)
    for name, count in counts.items():
        assert f"\n{name}.jsonl  ({count:,})  " in told


def test_from_the_page_and_the_command_line(
    browser_of: Client, ana: Contact, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = browser_of.get(f"/people/{ana.pk}/kept/")
    assert answer["Content-Disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as opened:
        assert "README.txt" in opened.namelist()
    answer.close()
    theirs = factories.contact(workspace=factories.workspace())
    assert browser_of.get(f"/people/{theirs.pk}/kept/").status_code == 404
    out = str(tmp_path / "one.zip")
    assert commands.run(["person-file", "Ana", out]) == 0
    assert "rows about Ana Duarte are in" in capsys.readouterr().out
    assert commands.run(["person-file", "Ana", out]) == 1
