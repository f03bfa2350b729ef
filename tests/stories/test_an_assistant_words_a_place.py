"""An assistant is asked once it was seen what goes out; its words are canned until they are own."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.assistant import fake_server
from tests.assistant.fake_server import Fake
from tools.running import base, connections, opened as browser_on, running, sideways, violations

pytestmark = pytest.mark.browser
LONG_AGO = datetime.now(UTC) - timedelta(days=90)
PROPOSED = f"Since we connected in {LONG_AGO:%B %Y} your routing talk changed how I plan depots"
OWN = f"In {LONG_AGO:%B %Y}, when we connected, I rebuilt one depot after slides of yours"


@pytest.fixture
def fake() -> Iterator[Fake]:
    with fake_server.running() as fake:
        fake.words = PROPOSED
        yield fake


@pytest.fixture
def letter(fake: Fake, tmp_path: Path) -> Iterator[Page]:
    """A letter to Ana in a browser, with one place open, while an assistant is on."""
    known = {"Ana Duarte": ("Technical Recruiter", "Fernhill Logistics")}
    people = connections(tmp_path / "Connections.csv", known, on=LONG_AGO.date())
    aim = ["aim", "--role", "Data Analyst", "--company", "Fernhill Logistics", "--minutes", "30"]
    on = ["assistant", "--connect", fake.address, "--model", "llama3.2"]
    commands = (aim, ["import", str(people)], on)
    with running(tmp_path / "home", *commands) as address, browser_on(address) as page:
        fake.asked.clear()
        page.goto(f"{base(page)}/people/?words=Ana")
        page.locator("main a.hand", has_text="Ana Duarte").first.click()
        page.locator("h1, h2", has_text="Ana Duarte").first.wait_for()
        page.keyboard.press("d")
        page.locator("#body").wait_for()
        page.wait_for_function("() => !document.querySelector('.htmx-settling, .htmx-added')")
        first, *others = re.split(r"\[\[.+?\]\]", page.locator("#body").input_value())
        rest = "the analyst role on your board".join(others)
        page.locator("#body").fill(f"{first}[[why them]]. Also: {rest}")
        page.get_by_text("Still open: why them").wait_for()
        yield page


def ask(page: Page) -> None:
    page.get_by_role("button", name="Suggest wording for why them").click()


def test_seen_sent_put_in_and_made_one_s_own(letter: Page, fake: Fake) -> None:
    before = letter.locator("#body").input_value()
    ask(letter)
    letter.get_by_text("Nothing was sent yet").wait_for()
    shown = letter.locator("[data-body]").text_content()
    assert fake.asked == []
    letter.get_by_role("button", name="Send this").click()
    letter.locator("#suggested").wait_for()
    assert [one.body.decode() for one in fake.asked] == [shown]
    assert letter.locator("#body").input_value() == before
    letter.wait_for_function("() => !document.querySelector('.htmx-settling, .htmx-added')")
    assert violations(letter) == []
    letter.set_viewport_size({"width": 390, "height": 844})
    assert sideways(letter) == 0
    letter.get_by_role("button", name="Put it in").click()
    letter.get_by_text("Suggested words put into the letter to Ana Duarte").wait_for()
    body = letter.locator("#body")
    put_in = body.input_value()
    assert put_in == before.replace("[[why them]]", PROPOSED)
    letter.get_by_text("A fact about this person").wait_for()
    body.fill(put_in.replace(PROPOSED, OWN))
    letter.get_by_text("Ready", exact=True).wait_for()
    body.fill(put_in)
    letter.get_by_text("Not ready yet").wait_for()


def test_what_breaks_is_said_beside_the_letter_which_stays(letter: Page, fake: Fake) -> None:
    before = letter.locator("#body").input_value()
    ask(letter)
    fake.status = 500
    letter.get_by_role("button", name="Send this").click()
    letter.get_by_text("answered with an error (500)").wait_for()
    assert letter.locator("#body").input_value() == before
    letter.reload()
    assert letter.locator("#body").input_value() == before
