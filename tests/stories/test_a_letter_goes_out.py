"""A statement, still canned; a sentence of one's own; ready; sent by a real server, or copied."""

import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tests.sending import smtp_server
from tests.sending.smtp_server import RIGHT, Post
from tools.running import base, connections, opened as browser_on, running

pytestmark = pytest.mark.browser
AIM = ["--role", "Data Analyst", "--worth", "I cut a monthly close from nine days to four."]
ROLE = "the analyst role at Fernhill Logistics on your board"
LONG_AGO = datetime.now(UTC) - timedelta(days=90)
OWN = f"Since we connected in {LONG_AGO:%B %Y} your routing talk made me redo a depot model."


class Opened(NamedTuple):
    """A browser on somebody’s own record, the server beside it, and the record itself."""

    page: Page
    post: Post
    database: Path


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    known = {"Ana Duarte": ("Technical Recruiter", "Fernhill Logistics")}
    people = connections(tmp_path / "Connections.csv", known, on=LONG_AGO.date())
    aim = ["aim", *AIM, "--company", "Fernhill Logistics", "--minutes", "30"]
    home = tmp_path / "home"
    with (
        smtp_server.running() as post,
        running(home, aim, ["import", str(people)]) as address,
        browser_on(address) as page,
    ):
        yield Opened(page, post, home / "followthrough.sqlite3")


def letter_to_ana(page: Page) -> str:
    """Open the letter, and give back the words it begins with."""
    page.goto(f"{base(page)}/people/?words=Ana")
    page.locator("main a.hand", has_text="Ana Duarte").first.click()
    page.locator("h1, h2", has_text="Ana Duarte").first.wait_for()
    page.keyboard.press("d")
    page.locator("#body").wait_for()
    page.wait_for_function("() => !document.querySelector('.htmx-settling, .htmx-added')")
    return page.locator("#body").input_value()


def make_it_ones_own(page: Page, words: str) -> None:
    """Fill every open place and add a sentence nobody else gets, typing as people do."""
    one, *others = re.split(r"\[\[.+?\]\]", words, flags=re.DOTALL)
    told = [ROLE, OWN, *["Robin Vale"] * len(others)]
    filled = one + "".join(f"{own}{rest}" for own, rest in zip(told, others, strict=False))
    page.locator("#body").fill(filled)
    page.get_by_text("Ready", exact=True).wait_for()


def rows(database: Path, sql: str) -> list[tuple[str, ...]]:
    opened = sqlite3.connect(database)
    try:
        return opened.execute(sql).fetchall()
    finally:
        opened.close()


def test_still_canned_then_ones_own_then_sent_and_the_next_step_planned(opened: Opened) -> None:
    page, post, database = opened
    page.goto(f"{base(page)}/settings/sending/")
    page.get_by_label("Your address", exact=True).fill("robin@example.com")
    page.get_by_label("Your name", exact=True).fill("Robin")
    page.get_by_label("Server for sending").fill(post.address)
    page.get_by_label("App password").fill("wrong")
    page.get_by_role("button", name="Try it and keep it").click()
    page.get_by_text("does not let robin@example.com in").wait_for()
    page.get_by_label("App password").fill(RIGHT)
    page.get_by_role("button", name="Try it and keep it").click()
    page.get_by_text("Letters go out as robin@example.com").wait_for()

    canned = letter_to_ana(page)
    page.get_by_text("Still a form letter").wait_for()
    page.get_by_role("button", name="Send as robin@example.com").click()
    page.get_by_text("is still open in the letter").wait_for()
    assert post.taken == []

    make_it_ones_own(page, canned)
    page.get_by_role("button", name="Send as robin@example.com").click()
    page.get_by_role("button", name="Call it back").click()
    page.get_by_text("Called back. The letter is as you left it.").wait_for()
    page.locator("#body").press("Control+Enter")
    page.get_by_text("Goes out in a moment").wait_for()
    page.reload()
    page.get_by_text("Sent to Ana Duarte").wait_for(timeout=30_000)

    (taken,) = post.taken
    mail = message_from_bytes(post.mails[0], policy=policy.default)
    assert taken.rcpt_tos == ["ana@example.com"]
    assert OWN in mail.get_content()
    ((said,),) = rows(database, "SELECT said FROM followthrough_interaction")
    assert OWN in said
    ((situation,),) = rows(database, "SELECT situation FROM followthrough_followup")
    assert situation == "nudge_one"
    events = rows(database, "SELECT verb FROM followthrough_event")
    assert ("letter_mailed",) in events


def test_copied_opened_elsewhere_and_noted_with_one_key(opened: Opened) -> None:
    page, _, database = opened
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    canned = letter_to_ana(page)
    make_it_ones_own(page, canned)
    copy = page.locator("#copy")
    copy.evaluate("one => one.addEventListener('click', event => event.preventDefault())")
    copy.click()
    clipboard = page.evaluate("() => navigator.clipboard.readText()")
    assert OWN in clipboard
    assert str(copy.get_attribute("href")).startswith("mailto:ana@example.com?subject=")
    page.evaluate("() => window.dispatchEvent(new Event('focus'))")
    page.get_by_text("Did it go out?").wait_for()
    page.locator("#copy").focus()
    page.keyboard.press("e")
    page.get_by_text("Wrote to Ana Duarte").wait_for()
    ((said,),) = rows(database, "SELECT said FROM followthrough_interaction")
    assert said == clipboard.strip() or OWN in said
    details = rows(database, "SELECT details FROM followthrough_event WHERE verb = 'letter_sent'")
    assert "seconds" in json.loads(details[0][0])


def test_remarks_are_walked_taken_and_silenced_by_key(opened: Opened) -> None:
    page, _, database = opened
    letter_to_ana(page)
    body = page.locator("#body")
    blunt = "Hello Ana,\n\nI need the name of the recruiter ASAP. Send me the listing by tomorrow."
    body.fill(blunt)
    page.locator("[data-flag]").nth(1).wait_for()
    remarks = page.locator("[data-flag]").count()
    body.press("Alt+n")
    page.locator("[data-flag].is-current").wait_for()
    chosen = "() => { const b = document.querySelector('#body');"
    chosen += " return b.value.slice(b.selectionStart, b.selectionEnd); }"
    first = page.evaluate(chosen)
    body.press("Alt+n")
    assert page.evaluate(chosen) != first
    silenced = page.locator("[data-flag].is-current [name=never]").get_attribute("value")
    body.press("Alt+x")
    page.get_by_text("Never said again").wait_for()
    page.locator("#body").wait_for()
    assert page.locator("#body").input_value() == blunt
    assert rows(database, "SELECT slug FROM followthrough_quietremark") == [(silenced,)]
    assert page.locator("[data-flag]").count() < remarks
    offered = page.locator("[data-flag]:has([data-find])").first
    while "is-current" not in (offered.get_attribute("class") or ""):
        page.locator("#body").press("Alt+n")
    page.locator("#body").press("Alt+a")
    page.wait_for_function("words => document.querySelector('#body').value !== words", arg=blunt)
