"""Five thousand people sorted in one sitting, by keyboard alone, in a real browser."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page

from followthrough.demo.archive import write_archive
from tools.running import opened, running

pytestmark = pytest.mark.browser
PEOPLE = 5_000
KEYS = 10
AIM = ["--role", "Software Engineer", "--company", "Fernhill Logistics"]
AIM += ["--company", "Lanternfish Retail", "--company", "Castellan Labs"]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A browser on the record of somebody who has just imported their archive."""
    folder = tmp_path_factory.mktemp("sitting")
    archive = folder / "Basic_LinkedInDataExport.zip"
    write_archive(archive, today=datetime.now(UTC).date(), connections=PEOPLE, messages=4_000)
    brought = (["aim", *AIM], ["import", str(archive)])
    with running(folder / "home", *brought) as address, opened(address) as page:
        yield page


def headline(page: Page) -> str:
    return page.locator("h1").inner_text()


def press(page: Page, key: str) -> None:
    """A key that brings another page: wait until that page stands."""
    page.evaluate(
        "() => { window.stands = false; document.body.addEventListener("
        "'htmx:afterSettle', (event) => {"
        " const path = event.detail.pathInfo?.requestPath ?? '';"
        " if (!path.includes('/questions/')) window.stands = true; }); }"
    )
    page.keyboard.press(key)
    page.wait_for_function("() => window.stands")


def to_settle(page: Page) -> int:
    found = re.match(r"([\d,]+) (?:person|people) look", headline(page))
    return int(found[1].replace(",", "")) if found else 0


def test_ten_keys_settle_hundreds_and_are_taken_back(page: Page) -> None:
    page.keyboard.press("g")
    press(page, "s")
    press(page, "t")
    at_first = to_settle(page)
    assert at_first > 100
    for _ in range(KEYS - 1):
        press(page, "Enter")
    press(page, "2")
    settled = at_first - to_settle(page)
    assert settled >= 100
    assert "Settled today" in page.locator("main").inner_text()
    press(page, "z")
    press(page, "z")
    assert at_first - to_settle(page) < settled
    for _ in range(KEYS - 2):
        press(page, "z")
    assert to_settle(page) == at_first


def test_the_unsure_are_met_one_at_a_time(page: Page) -> None:
    press(page, "o")
    first = page.locator("article h2").inner_text()
    press(page, "n")
    assert page.locator("article h2").inner_text() != first
