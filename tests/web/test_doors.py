"""Who is let in, and what every answer carries."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.imports.models import Import
from followthrough.journal.models import Event
from followthrough.web.launching import let_in
from tests import factories

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "manifest-src 'self'",
}


def named() -> list[URLPattern]:
    return [one for one in get_resolver().url_patterns if isinstance(one, URLPattern)]


def test_a_page_without_the_key_explains_what_to_do(mine: Workspace) -> None:
    assert mine.name
    answer = Client(headers={"host": "127.0.0.1"}).get("/")
    assert answer.status_code == 403
    assert "address that the terminal printed" in answer.text


def test_a_wrong_key_lets_nobody_in(mine: Workspace) -> None:
    assert mine.name
    assert Client(headers={"host": "127.0.0.1"}).get("/?launch=guess").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.9"])
def test_another_host_is_refused(host: str, mine: Workspace) -> None:
    assert mine.name
    assert Client(headers={"host": host}).get("/").status_code == 400


def test_a_form_from_elsewhere_is_refused(lived_in: Workspace) -> None:
    client = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    let_in(client)
    contact = factories.contact(workspace=lived_in)
    assert client.post(f"/today/{contact.id}/done/").status_code == 403


def test_every_answer_carries_the_strict_policy(browser_of: Client) -> None:
    headers = browser_of.get("/keys/").headers
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_stranger_s_things_are_404_on_every_page(browser_of: Client) -> None:
    theirs = factories.workspace(name="Another search")
    contact = factories.contact(workspace=theirs)
    event = Event.objects.create(workspace=theirs, at=factories.AT, verb="sorted", contact=contact)
    brought = Import.objects.create(workspace=theirs, asked_at=factories.AT, file_name="theirs.zip")
    keys = {"undo": event.id}
    walked = 0
    for pattern in named():
        if pattern.pattern.converters.keys() != {"key"}:
            continue
        name = str(pattern.name)
        key = brought.id if name.startswith("import") else keys.get(name, contact.id)
        address = reverse(name, args=[key])
        answers = {browser_of.get(address).status_code, browser_of.post(address).status_code}
        assert answers <= {404, 405}, address
        assert 404 in answers, address
        walked += 1
    assert walked >= 13


def test_an_unknown_identifier_is_404(browser_of: Client) -> None:
    assert browser_of.get(f"/people/{uuid4()}/").status_code == 404
    assert browser_of.get("/sort/?contact=nobody").status_code == 404


def test_text_from_outside_is_shown_and_never_run(browser_of: Client, mine: Workspace) -> None:
    contact = factories.contact(workspace=mine, name="<script>alert(1)</script>")
    factories.interaction(contact=contact, is_outbound=False, said="<img src=x onerror=alert(1)>")
    page = browser_of.get(f"/people/{contact.id}/").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_no_form_leads_out_of_the_program(
    target: str, browser_of: Client, lived_in: Workspace
) -> None:
    contact = Contact.objects.of(lived_in)[0]
    for address in (f"/today/{contact.id}/later/", f"/people/{contact.id}/log/"):
        answer = browser_of.post(address, {"next": target, "channel": "phone"})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")
