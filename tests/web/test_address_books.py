"""The page of address books on servers and open addresses."""

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.exports.models import AddressFeed
from followthrough.imports.models import AddressServer
from tests import factories

pytestmark = pytest.mark.django_db
AT = "2026-03-12T09:00:00Z"


def test_address_is_opened_shown_once_and_revoked(browser_of: Client, mine: Workspace) -> None:
    browser_of.post("/address-books/feeds/", {"name": "Mail program"})
    assert "/people.vcf" in browser_of.get("/address-books/").text
    again = browser_of.get("/address-books/").text
    assert "Mail program" in again
    assert "/people.vcf" not in again
    feed = AddressFeed.objects.of(mine).get()
    browser_of.post(f"/address-books/feeds/{feed.pk}/revoke/")
    assert "Mail program</strong>" not in browser_of.get("/address-books/").text


def test_server_that_cannot_be_connected_says_why(browser_of: Client, mine: Workspace) -> None:
    wrong = {"address": "http://cloud.example.com", "user_name": "robin", "password": "x"}
    browser_of.post("/address-books/servers/", wrong)
    assert "has to begin with https://" in browser_of.get("/address-books/").text
    assert not AddressServer.objects.of(mine).exists()


def test_things_of_strangers_are_404(browser_of: Client) -> None:
    theirs = factories.workspace(name="Another search")
    server = AddressServer.objects.create(
        workspace=theirs, address="https://x.example/", user_name="x", connected_at=AT
    )
    feed = AddressFeed.objects.create(workspace=theirs, name="x", digest="x", made_at=AT)
    for path in (
        f"servers/{server.pk}/read/",
        f"servers/{server.pk}/leave/",
        f"feeds/{feed.pk}/revoke/",
    ):
        assert browser_of.post(f"/address-books/{path}").status_code == 404
