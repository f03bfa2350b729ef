"""Mail from here on the pages and from the command line; a stranger's letters are 404."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.sending import outgoing
from followthrough.sending.account import Given, account_of, connect
from followthrough.sending.models import Outgoing
from followthrough.writing import drafting
from tests import factories
from tests.sending import smtp_server
from tests.sending.smtp_server import RIGHT, Post

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
ME = "robin@example.com"


@pytest.fixture
def post() -> Iterator[Post]:
    with smtp_server.running() as post:
        yield post


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    return factories.sorted_contact(
        workspace=mine, kind="key", name="Ana Duarte", email="ana@example.com"
    )


def connected(workspace: Workspace, post: Post) -> None:
    connect(workspace, Given(post.address, RIGHT, ME), by=None, at=NOW)


def test_the_account_is_tried_kept_tested_and_left(
    browser_of: Client, mine: Workspace, post: Post
) -> None:
    form = {"server": post.address, "from_address": ME, "password": "wrong"}
    wrong = browser_of.post("/settings/sending/connect/", form)
    assert wrong.status_code == 422
    assert "does not let robin@example.com in" in wrong.text
    assert "wrong</" not in wrong.text
    browser_of.post("/settings/sending/connect/", form | {"password": RIGHT})
    assert "Letters go out as robin@example.com" in browser_of.get("/settings/sending/").text
    told = browser_of.post("/settings/sending/change/", {"act": "test"}, follow=True).text
    assert "works: signed in and left. Nothing was sent." in told
    assert post.taken == []
    browser_of.post("/settings/sending/change/", {"act": "leave"})
    assert account_of(mine) is None


def test_a_press_on_the_page_is_one_letter(browser_of: Client, ana: Contact, post: Post) -> None:
    page = browser_of.get(f"/people/{ana.pk}/write/").text
    assert "Send as" not in page
    connected(ana.workspace, post)
    page = browser_of.get(f"/people/{ana.pk}/write/").text
    assert f"Send as {ME}" in page
    key = page.partition('action="/drafts/')[2][:36]
    form = {"act": "send", "to": str(ana.pk), "subject": "One thing", "body": "My words."}
    first, again = (browser_of.post(f"/drafts/{key}/", form) for _ in range(2))
    assert first["Location"] == again["Location"]
    assert "Goes out in a moment" in browser_of.get(first["Location"]).text
    letter = Outgoing.objects.get()
    letter.workspace = letter.contact.workspace = ana.workspace
    outgoing.deliver(letter, at=letter.send_after)
    assert "Sent to Ana Duarte" in browser_of.get(first["Location"]).text
    late = browser_of.post(f"{first['Location']}change/", {"act": "call_back"})
    assert late["Location"] == first["Location"]
    assert len(post.taken) == 1


def test_what_keeps_a_letter_back_is_said_on_the_page(
    browser_of: Client, ana: Contact, post: Post
) -> None:
    connected(ana.workspace, post)
    draft = drafting.begin(ana, at=NOW)
    form = {"act": "send", "subject": "", "body": "Hello [[something]]."}
    shown = browser_of.post(f"/drafts/{draft.pk}/", form, follow=True).text
    assert "“something” is still open in the letter" in shown
    assert not Outgoing.objects.exists()


def test_an_unsure_letter_is_asked_about(browser_of: Client, ana: Contact, post: Post) -> None:
    connected(ana.workspace, post)
    draft = drafting.begin(ana, at=NOW)
    drafting.keep(draft, subject="", body="My words.", at=NOW)
    letter = outgoing.send(draft, by=None, at=NOW)
    Outgoing.objects.update(state="sending")
    assert outgoing.look_after_crash(ana.workspace, at=NOW) == 1
    assert "may have gone out" in browser_of.get(f"/people/{ana.pk}/write/").text
    address = f"/letters/{letter.pk}/"
    assert "It may have gone" in browser_of.get(address).text
    browser_of.post(f"{address}change/", {"act": "it_did_not"})
    assert "Not sent" in browser_of.get(address).text


def test_a_strangers_letter_is_404(browser_of: Client, mine: Workspace) -> None:
    theirs = factories.contact(workspace=factories.workspace(name="Another search"))
    letter = Outgoing.objects.create(
        workspace=theirs.workspace,
        contact=theirs,
        to_address="a@example.com",
        body="x",
        message_id="1@example.com",
        asked_at=NOW,
        send_after=NOW + timedelta(seconds=10),
    )
    assert browser_of.get(f"/letters/{letter.pk}/").status_code == 404
    form = {"act": "call_back"}
    assert browser_of.post(f"/letters/{letter.pk}/change/", form).status_code == 404
    letter.refresh_from_db()
    assert letter.state == "waiting"
    assert not Outgoing.objects.of(mine).exists()


def test_the_command_line_sends_the_open_letter(
    ana: Contact,
    post: Post,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("followthrough.cli.sending.time.sleep", lambda _: None)
    assert commands.run(["send", str(ana.pk)]) == 1
    assert "No letter to Ana Duarte is open" in capsys.readouterr().err
    monkeypatch.setattr("followthrough.cli.sending.typer.prompt", lambda *_, **__: RIGHT)
    assert commands.run(["mail-account", "--connect", post.address, "--address", ME]) == 0
    assert commands.run(["mail-account", "--json"]) == 0
    assert '"works": true' in capsys.readouterr().out
    draft = drafting.begin(ana, at=NOW)
    drafting.keep(draft, subject="One thing", body="My words.", at=NOW)
    assert commands.run(["send", str(ana.pk), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["state"] == "sent"
    assert len(post.taken) == 1
    assert commands.run(["mail-account", "--leave"]) == 0
