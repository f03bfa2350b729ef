"""A letter stands among the drafts of the user's own mailbox, and is noted as sent once it went."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.imports import reading_mail
from followthrough.writing import drafting
from tests import factories
from tests.imports import imap_server
from tests.imports.imap_server import Server

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
RIGHT = "secret"


@pytest.fixture
def server() -> Iterator[Server]:
    with imap_server.running() as server:
        yield server


@pytest.fixture
def ana(mine: Workspace, server: Server) -> Contact:
    reading_mail.connect(
        mine,
        address=server.address,
        user_name="robin@example.com",
        password=RIGHT,
        by=None,
        at=NOW,
    )
    return factories.sorted_contact(
        workspace=mine, kind="key", name="Ana Duarte", email="ana@example.com"
    )


def test_a_letter_stands_among_the_drafts_and_nothing_else_changes(
    browser_of: Client, ana: Contact, server: Server
) -> None:
    page = browser_of.get(f"/people/{ana.pk}/write/").text
    assert "Into my Drafts folder" in page
    draft = drafting.begin(ana, at=NOW)
    form = {"act": "among_drafts", "subject": "Grüße", "body": "Hello Ana,\nmy words – all.\n"}
    shown = browser_of.post(f"/drafts/{draft.pk}/", form, follow=True).text
    assert "It stands among your drafts" in shown
    (raw,) = server.drafts
    mail = message_from_bytes(raw, policy=policy.default)
    assert (mail["To"], mail["Subject"]) == ("Ana Duarte <ana@example.com>", "Grüße")
    assert mail.get_content().replace("\r\n", "\n") == "Hello Ana,\nmy words – all.\n"
    draft.refresh_from_db()
    assert draft.copied_at is not None
    assert draft.sent_at is None
    said = [one.split(" ")[0].upper() for one in server.commands]
    assert not {"STORE", "SELECT", "EXPUNGE", "DELETE", "MOVE"} & set(said)


def test_an_open_place_and_a_shut_server_leave_nothing_there(
    browser_of: Client, ana: Contact, server: Server
) -> None:
    draft = drafting.begin(ana, at=NOW)
    form = {"act": "among_drafts", "subject": "", "body": "Hello [[something]]."}
    shown = browser_of.post(f"/drafts/{draft.pk}/", form, follow=True).text
    assert "“something” is still open" in shown
    server.shutdown()
    server.server_close()
    form["body"] = "Hello."
    shown = browser_of.post(f"/drafts/{draft.pk}/", form, follow=True).text
    assert "does not answer" in shown
    assert server.drafts == []
