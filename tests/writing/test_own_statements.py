"""Statements in the user's own words: they begin the letters, each version can be taken back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.followups import playbook, undoing
from followthrough.journal.models import Event
from followthrough.journal.undoing import ChangedSince
from followthrough.writing import drafting, library, own_statements
from followthrough.writing.library import NOTE, fill, statement
from followthrough.writing.models import Draft, OwnStatement
from followthrough.writing.own_statements import NotAStatement, chosen, from_text, write
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
KEY = "first_follow_up.recruiter"
MINE = "Hello {first_name}, my own way to begin. [[What I saw]]. {my_name}"


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    return factories.sorted_contact(
        workspace=mine, kind="key", role="recruiter", name="Ana Duarte", email="ana@example.com"
    )


def test_ones_own_words_begin_the_letters_and_undo_gives_ours_back(ana: Contact) -> None:
    mine = ana.workspace
    event = write(mine, KEY, subject="Hi", text=MINE, by=None, at=NOW)
    assert event is not None
    assert write(mine, KEY, subject="Hi", text=MINE, by=None, at=NOW) is None
    draft = drafting.new_draft(ana, at=NOW)
    assert draft.body.startswith("Hello Ana, my own way to begin. [[What I saw]]")
    assert draft.statement_key == KEY
    later = write(mine, KEY, subject="Hi", text=f"{MINE} Bye.", by=None, at=NOW)
    assert [one.version for one in OwnStatement.objects.order_by("version")] == [1, 2]
    with pytest.raises(ChangedSince):
        undoing.undo(event, by=None, at=NOW)
    for one in (later, event):
        assert one is not None
        assert undoing.undo(one, by=None, at=NOW)
    assert chosen(mine, "first_follow_up", "recruiter") == statement("first_follow_up", "recruiter")


def test_put_to_rest_ours_counts_again_and_the_versions_stay(ana: Contact) -> None:
    mine = ana.workspace
    write(mine, KEY, subject="Hi", text=MINE, by=None, at=NOW)
    assert own_statements.rest(mine, KEY, by=None, at=NOW) is not None
    assert own_statements.rest(mine, KEY, by=None, at=NOW) is None
    assert chosen(mine, "first_follow_up", "recruiter").key == KEY
    assert "my own way" not in chosen(mine, "first_follow_up", "recruiter").text
    assert OwnStatement.objects.count() == 2
    assert [one.is_own for one in own_statements.all_of(mine) if one.key == KEY] == [False]


@pytest.mark.parametrize(
    ("key", "text", "why"),
    [
        ("dancing.recruiter", MINE, "names no situation"),
        ("first_follow_up.king", MINE, "names no situation"),
        (f"{KEY}.Two Words", MINE, "names no situation"),
        (KEY, "  ", "needs words"),
        (KEY, "x" * 5_001, "needs words"),
        (KEY, "Hello {nickname}", "{nickname}"),
    ],
)
def test_what_cannot_begin_a_letter_is_refused(
    mine: Workspace, key: str, text: str, why: str
) -> None:
    with pytest.raises(NotAStatement) as refused:
        write(mine, key, subject="", text=text, by=None, at=NOW)
    assert why in str(refused.value)
    assert not OwnStatement.objects.exists()


def test_out_as_text_and_in_again_changes_nothing(mine: Workspace) -> None:
    write(mine, KEY, subject="A subject", text=MINE, by=None, at=NOW)
    own_statements.copy(mine, KEY, "Short one", by=None, at=NOW)
    words = own_statements.as_text(own_statements.all_of(mine))
    read, new = from_text(mine, words, by=None, at=NOW)
    assert (read, new) == (len(own_statements.all_of(mine)), 0)
    changed = words.replace("my own way to begin", "another way to begin")
    assert from_text(mine, changed.replace("\n", "\r\n"), by=None, at=NOW) == (read, 2)
    assert "another way" in chosen(mine, "first_follow_up", "recruiter").text


def test_a_file_is_taken_in_whole_or_not_at_all(mine: Workspace) -> None:
    good = f"=== {KEY}\nSubject: Hi\n\n{MINE}\n"
    for bad in (f"{good}\n=== nowhere.at_all\nWords\n", "no statement here", ""):
        with pytest.raises(NotAStatement):
            from_text(mine, bad, by=None, at=NOW)
    assert not OwnStatement.objects.exists()


def test_an_invitation_note_has_short_statements_of_its_own() -> None:
    names = {"first_name": "Alexandria", "my_name": "Robin", "target_role": "Data Analyst"}
    for role in ("", *playbook.ROLES):
        found = statement("first_follow_up", role, NOTE)
        assert found.key.startswith("note.")
        text = library.HOLE.sub(
            "a dozen words or so that only you can say", fill(found.text, names)
        )
        assert len(text) <= 200, text


def test_another_statement_begins_the_letter_and_undo_gives_the_words_back(
    browser_of: Client, ana: Contact
) -> None:
    own_statements.copy(ana.workspace, KEY, "short", by=None, at=NOW)
    write(ana.workspace, f"{KEY}.short", subject="S", text=MINE, by=None, at=NOW)
    draft = drafting.begin(ana, at=NOW)
    form = {"act": "statement", "statement": f"{KEY}.short", "subject": "", "body": "What I had."}
    shown = browser_of.post(f"/drafts/{draft.pk}/", form, follow=True).text
    assert "begun with another statement" in shown
    assert "Begin with another statement" in shown
    draft.refresh_from_db()
    assert "my own way to begin" in draft.body
    event = Event.objects.get(verb="draft_begun_anew")
    undoing.undo(event, by=None, at=NOW)
    assert Draft.objects.get().body == "What I had."


def test_another_channel_begins_anew_only_where_nothing_was_written(ana: Contact) -> None:
    draft = drafting.begin(ana, at=NOW)
    drafting.begin_anew(draft, channel="note", at=NOW)
    draft.refresh_from_db()
    assert (draft.statement_key, len(draft.body) < 250) == ("note.recruiter", True)
    drafting.keep(draft, subject="", body="My own words.", at=NOW)
    drafting.begin_anew(draft, channel="email", at=NOW)
    draft.refresh_from_db()
    assert draft.body == "My own words."


def test_the_pages_change_copy_rest_and_carry_files(browser_of: Client, mine: Workspace) -> None:
    assert "First follow up, recruiter" in browser_of.get("/statements/").text
    assert browser_of.get("/statements/no.such/").status_code == 404
    wrong = browser_of.post(f"/statements/{KEY}/", {"subject": "", "text": "Hello {nickname}"})
    assert wrong.status_code == 422
    assert "Hello {nickname}" in wrong.text
    browser_of.post(f"/statements/{KEY}/", {"subject": "Hi", "text": f"{MINE}<b>"})
    assert "&lt;b&gt;" in browser_of.get(f"/statements/{KEY}/").text
    browser_of.post(f"/statements/{KEY}/", {"act": "copy", "name": "short"})
    assert own_statements.one(mine, f"{KEY}.short") is not None
    browser_of.post(f"/statements/{KEY}/", {"act": "rest"})
    out = browser_of.get("/statements/file/")
    assert f"=== {KEY}.short" in out.text
    file = SimpleUploadedFile("s.txt", out.content.replace(b"my own way", b"a third way"))
    told = browser_of.post("/statements/bring/", {"file": file}, follow=True).text
    assert "1 of them new or changed" in told
    file = SimpleUploadedFile("s.txt", b"\xff\xfe\x00")
    assert (
        "no text in UTF-8"
        in browser_of.post("/statements/bring/", {"file": file}, follow=True).text
    )


def test_the_command_line_carries_files_too(
    mine: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "s.txt"
    assert commands.run(["statements", "--out", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("I saw [[the role", "I read of [[the role"), encoding="utf-8")
    assert commands.run(["statements", "--bring", str(path)]) == 0
    assert "1 of them new or changed" in capsys.readouterr().out
    assert "I read of" in chosen(mine, "first_follow_up", "recruiter").text
    assert commands.run(["statements", "--rest", KEY]) == 0
    assert commands.run(["statements", "--bring", str(tmp_path / "none.txt")]) == 1
