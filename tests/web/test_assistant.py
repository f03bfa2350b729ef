"""The assistant on the pages: off until set up, shown before it is asked, never in the way."""

import json
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from followthrough.accounts import kept_passwords
from followthrough.accounts.models import Workspace
from followthrough.assistant import client as line
from followthrough.assistant.account import Given, agree, assistant_of, set_up
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.exports.backup import write_backup
from followthrough.followups import planning, undoing
from followthrough.jobsearch.aiming import set_aim
from followthrough.journal.models import Event
from followthrough.writing import drafting
from followthrough.writing.models import Draft
from tests import factories
from tests.assistant import fake_server
from tests.assistant.fake_server import Fake

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
KEY = "sk-made-up-4711"
HOLE = "[[something new]]"
BODY = f"Hello Ana,\n\nI thought of you because {HOLE}.\n\nRegards,\nRobin"


@pytest.fixture
def fake() -> Iterator[Fake]:
    with fake_server.running() as fake:
        yield fake


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    set_aim(
        mine,
        titles=["Software Engineer"],
        companies=[],
        minutes=30,
        values=["Ten years of calm releases."],
        by=None,
        at=NOW,
    )
    person = factories.sorted_contact(
        workspace=mine,
        kind="key",
        role="recruiter",
        name="Ana Duarte",
        title="Technical Recruiter",
        email="ana@example.com",
        company_name="Acme",
        connected_on=(NOW - timedelta(days=400)).date(),
    )
    at = NOW - timedelta(days=9)
    factories.interaction(contact=person, is_outbound=True, said="An old secret.", at=at)
    exchanges.refresh(mine)
    planning.replan(mine, today=NOW.date())
    return person


@pytest.fixture
def draft(ana: Contact) -> Draft:
    draft = drafting.begin(ana, at=NOW)
    drafting.keep(draft, subject="One thing", body=BODY, at=NOW)
    return draft


@pytest.fixture
def on(mine: Workspace, fake: Fake) -> Fake:
    """Set up, seen and agreed to; what trying it out asked is forgotten."""
    set_up(mine, Given(fake.address, "llama3.2", KEY), by=None, at=NOW)
    known = assistant_of(mine)
    assert known is not None
    agree(known, by=None, at=NOW)
    fake.asked.clear()
    return fake


def ask(client: Client, draft: Draft, **more: str) -> str:
    form = {"ask": HOLE, "subject": draft.subject, "body": draft.body, **more}
    return client.post(f"/drafts/{draft.pk}/suggest/", form).text


def shown_body(page: str) -> str:
    """The bytes a page says it would send."""
    found = re.search(r"<pre[^>]*data-body>(.*?)</pre>", page, re.DOTALL)
    assert found is not None
    return unescape(found[1])


def as_it_is(draft: Draft) -> dict[str, Any]:
    """Every value of a letter but when it was kept."""
    names = {one.attname for one in Draft._meta.concrete_fields} - {"kept_at", "seconds"}
    values: dict[str, Any] = Draft.objects.filter(pk=draft.pk).values(*sorted(names)).get()
    return values


def test_off_nothing_is_offered_and_nothing_asked(
    browser_of: Client, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a line was opened")

    monkeypatch.setattr("socket.socket.connect", never)
    page = browser_of.get(f"/people/{draft.contact_id}/write/").text
    assert "Suggest wording" not in page
    assert "Suggest wording" not in browser_of.post(f"/drafts/{draft.pk}/check/", {}).text
    assert "The assistant is off." in ask(browser_of, draft)
    assert "The assistant is off" in browser_of.get("/settings/assistant/").text
    assert browser_of.post("/settings/assistant/change/", {"act": "test"}).status_code == 303


def test_it_is_tried_kept_tested_and_turned_off(
    browser_of: Client, mine: Workspace, fake: Fake
) -> None:
    form = {"address": fake.address, "model": "llama3.2", "key": KEY}
    fake.status, fake.content = 401, json.dumps({"error": {"message": f"no {KEY}"}}).encode()
    wrong = browser_of.post("/settings/assistant/set-up/", form)
    assert (wrong.status_code, assistant_of(mine)) == (422, None)
    assert "does not accept the key (“no …”)" in wrong.text
    assert KEY not in wrong.text
    fake.status, fake.content = 200, None
    browser_of.post("/settings/assistant/set-up/", form)
    page = browser_of.get("/settings/assistant/").text
    assert "llama3.2" in page
    assert KEY not in page
    assert fake.asked[-1].headers["Authorization"] == f"Bearer {KEY}"
    told = browser_of.post("/settings/assistant/change/", {"act": "test"}, follow=True).text
    assert "answers. Nothing of your record was sent." in told
    assert {one.words for one in fake.asked} == {"This is a trial. Answer with the word yes."}
    known = assistant_of(mine)
    assert known is not None
    assert kept_passwords.kept(known.pk.hex) == KEY
    browser_of.post("/settings/assistant/change/", {"act": "off"})
    assert assistant_of(mine) is None
    assert kept_passwords.kept(known.pk.hex) == ""
    asked = len(fake.asked)
    browser_of.get("/settings/assistant/")
    assert len(fake.asked) == asked


def test_what_is_shown_first_is_what_goes_out(browser_of: Client, draft: Draft, fake: Fake) -> None:
    set_up(draft.workspace, Given(fake.address, "llama3.2"), by=None, at=NOW)
    fake.asked.clear()
    page = browser_of.get(f"/people/{draft.contact_id}/write/").text
    assert "Suggest wording" in page
    page = ask(browser_of, draft)
    assert fake.asked == []
    assert "Nothing was sent yet" in page
    shown = shown_body(page)
    digest = re.search(r'name="agreed" value="(\w{64})"', page)
    assert digest is not None
    late = browser_of.post(
        f"/drafts/{draft.pk}/suggest/",
        {"agreed": digest[1], "place": HOLE, "subject": "", "body": BODY + " Changed since."},
    ).text
    assert "Suggested for" in late  # a change elsewhere in the letter changes no word that goes out
    assert [one.body.decode() for one in fake.asked] == [shown]
    assert shown_body(late) == shown
    assert [one.path for one in fake.asked] == ["/v1/chat/completions"]
    assert "Authorization" not in fake.asked[0].headers
    assert Event.objects.filter(verb="assistant_agreed").count() == 1


def test_an_agreement_is_to_the_very_words(browser_of: Client, draft: Draft, fake: Fake) -> None:
    set_up(draft.workspace, Given(fake.address, "llama3.2"), by=None, at=NOW)
    fake.asked.clear()
    seen = re.search(r'name="agreed" value="(\w{64})"', ask(browser_of, draft))
    assert seen is not None
    form = {"agreed": seen[1], "place": HOLE, "subject": "", "body": BODY.replace("I th", "We th")}
    again = browser_of.post(f"/drafts/{draft.pk}/suggest/", form).text
    assert "Nothing was sent yet" in again
    assert fake.asked == []


def test_only_what_the_page_shows_goes_out(browser_of: Client, draft: Draft, on: Fake) -> None:
    ask(browser_of, draft)
    (asked,) = on.asked
    page = unescape(browser_of.get(f"/people/{draft.contact_id}/write/").text)
    facts = [one[2:] for one in asked.words.splitlines() if one.startswith("- ")]
    assert "Ten years of calm releases." in facts
    assert [one for one in facts if one not in page] == []
    for private in ("Duarte", "ana@example.com", "An old secret", "Regards", KEY):
        assert private not in asked.body.decode()


def test_a_suggestion_is_put_in_edited_and_taken_back(
    browser_of: Client, draft: Draft, on: Fake
) -> None:
    page = ask(browser_of, draft)
    assert on.words in page
    assert Draft.objects.get().body == BODY
    form = {"act": "put_in", "place": HOLE, "suggestion": on.words.rstrip(".")}
    shown = browser_of.post(f"/drafts/{draft.pk}/", form, follow=True).text
    assert "Suggested words put into the letter to Ana Duarte" in shown
    assert Draft.objects.get().body == BODY.replace(HOLE, on.words.rstrip("."))
    assert "A sentence of your own" in shown
    event = Event.objects.get(verb="suggestion_put_in")
    assert undoing.undo(event, by=None, at=NOW)
    assert Draft.objects.get().body == BODY


def test_words_gone_in_the_meantime_change_nothing(
    browser_of: Client, draft: Draft, on: Fake
) -> None:
    assert on.address
    form = {"act": "put_in", "place": "[[another]]", "suggestion": "Words."}
    shown = browser_of.post(f"/drafts/{draft.pk}/", form, follow=True).text
    assert "It is as you left it" in shown
    assert Draft.objects.get().body == BODY
    assert "no longer in the letter" in ask(browser_of, draft, ask="[[another]]")
    assert on.asked == []


@pytest.mark.parametrize(
    ("status", "content", "said"),
    [
        (500, b"Traceback ...", "answered with an error (500)"),
        (404, b'{"error": {"message": "model not found"}}', "no such model"),
        (429, b"", "takes no more questions"),
        (200, b"<html>hello</html>", "not in the way of an OpenAI-compatible server"),
        (200, b'{"choices": []}', "not in the way"),
        (200, b'{"choices": [{"message": {"content": 7}}]}', "not in the way"),
        (200, b"[" * 200_000, "not in the way"),
        (200, b'{"choices": [{"message": {"content": "  "}}]}', "with no words"),
        (200, b" " * 300_000, "far more than a sentence"),
        (200, b'{"choices":[{"message":{"content":"' + b"x" * 2000 + b'"}}]}', "2,000 characters"),
    ],
)
def test_whatever_goes_wrong_the_letter_stays(
    status: int, content: bytes, said: str, browser_of: Client, draft: Draft, on: Fake
) -> None:
    before = as_it_is(draft)
    on.status, on.content = status, content
    page = ask(browser_of, draft)
    assert said in unescape(page)
    assert as_it_is(draft) == before
    assert KEY not in page


@pytest.mark.parametrize("drips", [True, False])
def test_a_time_out_touches_nothing(
    drips: bool,  # noqa: FBT001 - a parameter of the test
    browser_of: Client,
    draft: Draft,
    on: Fake,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = as_it_is(draft)
    on.drips = drips
    monkeypatch.setattr(line, "SECONDS", 0.3)
    if not drips:
        monkeypatch.setattr(Fake, "answer", lambda fake: (fake.over.wait(2) and b"") or b"")
    assert "did not answer within" in ask(browser_of, draft)
    assert as_it_is(draft) == before


def test_no_redirect_is_followed(browser_of: Client, draft: Draft, on: Fake) -> None:
    with fake_server.running() as elsewhere:
        on.status, on.headers = 307, {"Location": f"{elsewhere.address}/chat/completions"}
        assert "nothing was sent there" in ask(browser_of, draft)
        assert elsewhere.asked == []


def test_a_hostile_answer_is_text(browser_of: Client, draft: Draft, on: Fake) -> None:
    on.words = (
        "</textarea><script>alert(1)</script><img src=x onerror=alert(1)> \x1b[2J\u202e{{7*7}}"
    )
    page = ask(browser_of, draft)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)" in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "{{7*7}}" in page


def test_the_key_stands_nowhere_but_where_it_is_kept(
    browser_of: Client, draft: Draft, on: Fake, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    ask(browser_of, draft)
    on.status = 500
    ask(browser_of, draft)
    write_backup(draft.workspace, tmp_path / "all.zip", at=NOW)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert b"llama3.2" in archive.read("data/assistant.jsonl")
        assert [name for name in archive.namelist() if KEY.encode() in archive.read(name)] == []
    assert KEY not in caplog.text
    assert "routing" not in caplog.text


def test_with_script_it_stands_beside_the_letter(
    browser_of: Client, draft: Draft, on: Fake
) -> None:
    headers = {"HX-Request": "true", "HX-Target": "suggestion"}
    form = {"ask": HOLE, "subject": draft.subject, "body": draft.body}
    part = browser_of.post(f"/drafts/{draft.pk}/suggest/", form, headers=headers).text
    assert on.words in part
    assert "<html" not in part


def test_a_stranger_s_letter_is_404(browser_of: Client, on: Fake) -> None:
    theirs = factories.contact(workspace=factories.workspace(name="Another search"))
    draft = drafting.begin(theirs, at=NOW)
    form = {"ask": HOLE, "body": BODY, "subject": ""}
    assert browser_of.post(f"/drafts/{draft.pk}/suggest/", form).status_code == 404
    assert on.asked == []
