"""Whom one writes with is offered to be added; private mail never comes in."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction
from followthrough.followups import undoing
from followthrough.imports import correspondents, running, taking_in
from followthrough.imports.correspondents import NotAPattern, frequent, keep_out
from followthrough.imports.models import Correspondent, Import
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
ME = "Robin <robin@example.com>"


def mail(number: int, sender: str, to: str, said: str = "Hello") -> str:
    return (
        f"From {number}@example.com Mon Mar  9 10:00:00 2026\n"
        f"From: {sender}\nTo: {to}\nSubject: About {number}\nMessage-ID: <{number}@example.com>\n"
        f"Date: Mon, 9 Mar 2026 10:{number % 60:02d}:00 +0000\n\n{said}\n\n"
    )


EVA, NEWS, ONCE = "Eva Park <eva@park.example>", "shop@shop.example", "bo@once.example"
MAILS = [
    *(mail(n, EVA, ME) for n in range(3)),
    *(mail(n, ME, EVA) for n in range(10, 12)),
    *(mail(n, NEWS, ME) for n in range(20, 29)),
    mail(30, ME, ONCE),
]


def bring(workspace: Workspace, folder: Path, mails: list[str], name: str = "box.mbox") -> Import:
    path = folder / name
    path.write_text("".join(mails), encoding="utf-8")
    brought = taking_in.note(workspace, path, file_name=name, by=None, at=NOW)
    brought.columns = {"mailbox": {"mine": ["robin@example.com"]}}
    brought.save()
    running.run(brought, at=NOW)
    assert brought.state == "done", brought.trouble
    return brought


def test_whom_one_writes_with_both_ways_is_offered(mine: Workspace, tmp_path: Path) -> None:
    bring(mine, tmp_path, MAILS)
    (eva,) = frequent(mine)
    assert (eva.name, eva.email, eva.received, eva.sent) == ("Eva Park", "eva@park.example", 3, 2)
    assert not Correspondent.objects.filter(email="bo@once.example").exists()
    bring(mine, tmp_path, MAILS[:4], name="older.mbox")
    assert frequent(mine) == (eva,)


def test_added_with_one_press_their_mail_comes_in(
    browser_of: Client, mine: Workspace, tmp_path: Path
) -> None:
    bring(mine, tmp_path, MAILS)
    page = browser_of.get("/mailboxes/").text
    assert "at least 3 from them, 2 from you" in page
    (eva,) = frequent(mine)
    told = browser_of.post(f"/mailboxes/people/{eva.id}/", {"act": "add"}, follow=True).text
    assert "Eva Park is added" in told
    assert frequent(mine) == ()
    bring(mine, tmp_path, [*MAILS, mail(50, NEWS, ME)], name="again.mbox")
    assert Interaction.objects.filter(contact__name="Eva Park").count() == 5


def test_left_they_are_offered_no_more(browser_of: Client, mine: Workspace, tmp_path: Path) -> None:
    bring(mine, tmp_path, MAILS)
    (eva,) = frequent(mine)
    browser_of.post(f"/mailboxes/people/{eva.id}/", {"act": "leave"})
    bring(mine, tmp_path, [*MAILS, mail(50, EVA, ME)], name="again.mbox")
    assert frequent(mine) == ()


@pytest.mark.parametrize("pattern", ["@park.example", "EVA@park.example"])
def test_private_mail_never_comes_in(mine: Workspace, tmp_path: Path, pattern: str) -> None:
    event = keep_out(mine, pattern, by=None, at=NOW)
    assert event is not None
    assert keep_out(mine, pattern, by=None, at=NOW) is None
    eva = factories.contact(workspace=mine, name="Eva Park")
    eva.addresses.create(workspace=mine, scheme="email", value="eva@park.example")
    brought = bring(mine, tmp_path, MAILS)
    assert not Interaction.objects.exists()
    assert not Correspondent.objects.filter(email="eva@park.example").exists()
    reasons = [row.reason for file in brought.files.all() for row in file.skipped_rows.all()]
    assert reasons.count("mail_left_out") == 5
    undoing.undo(event, by=None, at=NOW)
    bring(mine, tmp_path, [*MAILS, mail(50, NEWS, ME)], name="again.mbox")
    assert Interaction.objects.count() == 5


def test_the_page_keeps_out_and_lets_in(browser_of: Client, mine: Workspace) -> None:
    for words in ("nobody", "a b@example.com", "@nowhere", "a@b@example.com"):
        told = browser_of.post("/mailboxes/private/", {"pattern": words}, follow=True).text
        assert "neither an address nor a domain" in told
        with pytest.raises(NotAPattern):
            keep_out(mine, words, by=None, at=NOW)
    browser_of.post("/mailboxes/private/", {"pattern": "@park.example"})
    assert "@park.example" in browser_of.get("/mailboxes/").text
    browser_of.post("/mailboxes/private/", {"pattern": "@park.example", "let_in": "1"})
    assert correspondents.kept_out(mine) == ()


def test_a_stranger_s_correspondents_are_404(browser_of: Client, mine: Workspace) -> None:
    theirs = Correspondent.objects.create(
        workspace=factories.workspace(name="Another"), email="eva@park.example", last_at=NOW
    )
    assert browser_of.post(f"/mailboxes/people/{theirs.pk}/", {"act": "add"}).status_code == 404
    assert not Contact.objects.of(mine).exists()
