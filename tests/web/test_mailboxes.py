"""The page of mailboxes on servers."""

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.imports.models import MailAccount
from tests import factories

pytestmark = pytest.mark.django_db
AT = "2026-03-12T09:00:00Z"


def account(workspace: Workspace) -> MailAccount:
    return MailAccount.objects.create(
        workspace=workspace,
        address="imaps://imap.example.com:993",
        user_name="robin@example.com",
        folders=["INBOX"],
        connected_at=AT,
    )


def test_server_that_cannot_be_read_says_why(browser_of: Client, mine: Workspace) -> None:
    wrong = {"address": "imap://imap.example.com", "user_name": "robin", "password": "x"}
    browser_of.post("/mailboxes/servers/", wrong)
    assert "over an open line" in browser_of.get("/mailboxes/").text
    assert not MailAccount.objects.of(mine).exists()


def test_mailbox_is_shown_and_left(browser_of: Client, mine: Workspace) -> None:
    one = account(mine)
    shown = browser_of.get("/mailboxes/").text
    assert "robin@example.com (imap.example.com)" in shown
    assert "0 mails with people you have are kept" in shown
    browser_of.post(f"/mailboxes/servers/{one.pk}/leave/")
    assert not MailAccount.objects.of(mine).exists()


def test_mailboxes_of_strangers_are_404(browser_of: Client) -> None:
    theirs = account(factories.workspace(name="Another search"))
    for verb in ("read", "leave", "erase"):
        answer = browser_of.post(f"/mailboxes/servers/{theirs.pk}/{verb}/")
        assert answer.status_code == 404
