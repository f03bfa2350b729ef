"""Sheets on the pages: asked about, accepted, left; nobody else's."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.exports.people_sheet import write_people
from followthrough.imports.models import Import
from followthrough.imports.tasks import run_import
from tests import factories

pytestmark = pytest.mark.django_db

SHEET = "Who to ask,Where,Mail,Mood\nAna Reyes,Halden,ana@example.com,good\n"
FIELDS = {"field": ["full_name", "company", "email", "own"], "order": ["", "", "", ""]}


def upload(client: Client, content: str | bytes, name: str) -> str:
    data = content if isinstance(content, bytes) else content.encode()
    answer = client.post("/imports/", {"files": SimpleUploadedFile(name, data)})
    assert answer.status_code == 303
    return str(answer.headers["Location"])


def test_sheet_leads_to_the_question_and_the_answer_to_the_report(
    browser_of: Client, mine: Workspace
) -> None:
    report = upload(browser_of, SHEET, "tracker.csv")
    answer = browser_of.get(report)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{report}columns/")
    asked = browser_of.get(f"{report}columns/")
    assert "What stands in your columns?" in asked.text
    looked = browser_of.post(f"{report}columns/", {**FIELDS, "look": "1"})
    assert "Ana Reyes" in looked.text
    assert not Contact.objects.of(mine).exists()
    assert browser_of.post(f"{report}columns/", {**FIELDS, "choose": "1"}).status_code == 303
    brought = Import.objects.of(mine).get()
    run_import.func(str(mine.id), str(brought.id))
    assert Contact.objects.of(mine).get().company_name == "Halden"
    page = browser_of.get(f"/people/{Contact.objects.of(mine).get().id}/")
    assert "Your own fields" in page.text


def test_answer_that_brings_nobody_in_is_refused_in_words(browser_of: Client) -> None:
    report = upload(browser_of, SHEET, "tracker.csv")
    nobody = {**FIELDS, "field": ["left_out"] * 4, "choose": "1"}
    answer = browser_of.post(f"{report}columns/", nobody)
    assert answer.status_code == 422
    assert "Nobody would come in" in answer.text


def test_own_sheet_shows_the_changes_first(
    browser_of: Client, mine: Workspace, tmp_path: Path
) -> None:
    factories.contact(workspace=mine, name="Ana Reyes", first_name="Ana", title="Head")
    write_people(mine, tmp_path / "people.csv")
    changed = (tmp_path / "people.csv").read_bytes().replace(b"Head", b"Chief")
    report = upload(browser_of, changed, "people.csv")
    assert browser_of.get(report).headers["Location"] == f"{report}changes/"
    page = browser_of.get(f"{report}changes/")
    assert "You changed 1 value" in page.text
    key = f"{Contact.objects.of(mine).get().id.hex}|title"
    browser_of.post(f"{report}changes/", {"accept": "1", "take": [key]})
    brought = Import.objects.of(mine).get()
    run_import.func(str(mine.id), str(brought.id))
    assert Contact.objects.of(mine).get().title == "Chief"


@pytest.mark.parametrize("end", ["columns/", "changes/"])
def test_question_can_be_left(browser_of: Client, mine: Workspace, end: str) -> None:
    report = upload(browser_of, SHEET, "tracker.csv")
    assert browser_of.post(f"{report}{end}", {"leave": "1"}).status_code == 303
    assert Import.objects.of(mine).get().state == Import.State.STOPPED


def test_question_of_a_stranger_is_none(browser_of: Client) -> None:
    theirs = Import.objects.create(
        workspace=factories.workspace(),
        source="file",
        state=Import.State.ASKING,
        asked_at="2026-03-12T09:00:00Z",
    )
    for end in ("columns/", "changes/"):
        assert browser_of.get(f"/imports/{theirs.id}/{end}").status_code == 404


@pytest.mark.parametrize(("query", "start"), [("", b"PK"), ("?as=csv", b"\xef\xbb\xbfFollow")])
def test_people_go_out_as_a_sheet(browser_of: Client, query: str, start: bytes) -> None:
    answer = browser_of.get(f"/people/sheet/{query}")
    assert b"".join(answer.streaming_content).startswith(start)  # type: ignore[attr-defined]
