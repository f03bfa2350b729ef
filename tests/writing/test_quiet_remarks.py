"""Remarks silenced on one letter or for good, and heard again; a letter from the command line."""

import ast
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction
from followthrough.followups import undoing
from followthrough.writing import drafting, quiet_remarks
from followthrough.writing.checking import checked
from followthrough.writing.facts import beside
from followthrough.writing.models import Draft
from followthrough.writing.quiet_remarks import NotARemark
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
BLUNT = "Hello Ana,\n\nI need this ASAP. Send me the name of the recruiter by tomorrow.\n\nRobin"
MESSAGES = Path(quiet_remarks.__file__).parents[1] / "messages"


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    made = factories.sorted_contact(
        workspace=mine, kind="key", role="employee", name="Ana Duarte", email="ana@example.com"
    )
    text_index.rebuild()
    return made


def blunt(contact: Contact) -> Draft:
    draft = drafting.begin(contact, at=NOW)
    drafting.keep(draft, subject="A name", body=BLUNT, at=NOW)
    return draft


def slugs(draft: Draft) -> set[str]:
    found = beside(draft.contact, today=NOW.date())
    return {flag.slug for flag in checked(draft, found, today=NOW.date()).flags}


def test_every_remark_that_is_made_has_a_name_here() -> None:
    calls = [
        node
        for file in MESSAGES.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Flag"
    ]
    named = [(call.args[0], ast.unparse(call)) for call in calls]
    made = {
        str(slug.value)
        for slug, said in named
        if isinstance(slug, ast.Constant) and "BLOCK" not in said
    }
    tone = (MESSAGES / "vocabulary" / "tone.toml").read_text("utf-8")
    made |= set(re.findall(r"^\[(\w+)\]", tone, re.MULTILINE))
    assert made <= quiet_remarks.remarks().keys()
    assert len(made) > 25


def test_a_remark_is_silenced_on_one_letter(mine: Workspace, ana: Contact) -> None:
    draft = blunt(ana)
    assert "pressure" in slugs(draft)
    event = quiet_remarks.dismiss(draft, "pressure", by=None, at=NOW)
    assert event is not None
    assert "pressure" not in slugs(draft)
    other = factories.sorted_contact(workspace=mine, kind="key", name="Bo Lindqvist")
    assert "pressure" in slugs(blunt(other))
    undoing.undo(event, by=None, at=NOW)
    assert "pressure" in slugs(Draft.objects.get(pk=draft.pk))


def test_a_remark_is_silenced_for_good_and_heard_again(mine: Workspace, ana: Contact) -> None:
    event = quiet_remarks.silence(mine, "pressure", by=None, at=NOW)
    assert event is not None
    assert quiet_remarks.silence(mine, "pressure", by=None, at=NOW) is None
    assert "pressure" not in slugs(blunt(ana))
    stranger = factories.sorted_contact(
        workspace=factories.workspace(), kind="key", name="Cy Reed", role="employee"
    )
    assert "pressure" in slugs(blunt(stranger))
    undoing.undo(event, by=None, at=NOW)
    assert "pressure" in slugs(blunt(ana))


@pytest.mark.parametrize("slug", ["wrong_name", "unfilled_slot", "", "<b>"])
def test_what_keeps_a_letter_from_being_ready_is_always_said(mine: Workspace, slug: str) -> None:
    with pytest.raises(NotARemark):
        quiet_remarks.silence(mine, slug, by=None, at=NOW)


def test_the_page_silences_and_hears(browser_of: Client, mine: Workspace, ana: Contact) -> None:
    draft = blunt(ana)
    address = f"/drafts/{draft.pk}/"
    page = browser_of.get(f"/people/{ana.pk}/write/").text
    assert 'name="never" value="pressure"' in page
    browser_of.post(address, {"body": BLUNT, "subject": "A name", "not_here": "pressure"})
    assert 'value="pressure"' not in browser_of.get(f"/people/{ana.pk}/write/").text
    browser_of.post(address, {"body": BLUNT, "subject": "A name", "never": "commanding"})
    assert quiet_remarks.silenced(mine) == ("commanding",)
    assert "Reads as an order" in browser_of.get("/statements/").text
    browser_of.post("/statements/remarks/", {"again": "commanding"})
    assert quiet_remarks.silenced(mine) == ()


def test_a_letter_is_written_from_the_command_line(
    ana: Contact, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "letter.txt"
    words.write_text(BLUNT, encoding="utf-8")
    assert commands.run(["write", "Ana", "--channel", "email", "--text", str(words), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["body"] == BLUNT
    assert "pressure" in {flag[0] for flag in told["flags"]}
    assert commands.run(["remarks", "--never", "pressure"]) == 0
    assert commands.run(["write", "Ana"]) == 0
    said = capsys.readouterr().out
    assert "Not ready yet." in said
    assert "pressure:" not in said
    assert commands.run(["write", "Ana", "--sent"]) == 0
    assert Interaction.objects.get(contact=ana).said == BLUNT
    assert commands.run(["write", "Ana", "--text", str(tmp_path / "none.txt")]) == 1
    assert commands.run(["write", "Ana", "--over"]) == 0
    assert not Draft.objects.filter(sent_at=None).exists()
