"""A job seeker’s own messy sheet, mapped by hand in a real browser, until its people are in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tools.running import browsing, running, violations

pytestmark = pytest.mark.browser
SHEET = (
    "NETWORKING TRACKER;;;;;\r\n"
    "as of March;;;;;\r\n"
    ";;;;;\r\n"
    "Who to ask;Where;Mail;Spoken on;What they said;Mood\r\n"
    "Ana Reyes;Halden Energy;ana@example.com;05/02/2026;left voicemail;good\r\n"
    "Müller, Jürgen;Beta AG;juergen@example.com;06/03/2026;Call me after Easter;so-so\r\n"
    "FALSE;FALSE;;;;\r\n"
    ";Gamma;;;;good\r\n"
)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with running(tmp_path / "home") as address:
        yield address


@pytest.fixture
def browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


def test_messy_sheet_is_mapped_and_its_people_come_in(
    address: str, browser: Browser, tmp_path: Path
) -> None:
    sheet = tmp_path / "tracker final (2).csv"
    sheet.write_bytes(SHEET.encode("cp1252"))
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    page.goto(address)
    root = address.split("/?", maxsplit=1)[0]
    page.goto(f"{root}/imports/")
    page.get_by_label("Drop your file here").set_input_files(sheet)
    page.get_by_role("button", name="Bring them in").click()
    page.locator("h1", has_text="What stands in your columns?").wait_for()
    page.get_by_label("What Who to ask holds").select_option(label="Name")
    page.locator("#preview strong", has_text="Jürgen Müller").wait_for()
    page.get_by_label("What Where holds").select_option(label="Company")
    page.locator("#preview li", has_text="Beta AG").wait_for()
    page.get_by_label("What Spoken on holds").select_option(label="Last contacted on")
    page.get_by_role("button", name="Look again").click()
    page.get_by_label("How Spoken on writes days").select_option(value="day_first")
    page.locator("#preview li", has_text="on 2026-02-05").wait_for()
    assert wrong == []  # before axe, which brings styles of its own
    assert violations(page) == []
    page.get_by_role("button", name="Bring them in").click()
    page.locator("h1", has_text="2 people are in").wait_for()
    page.locator("td", has_text="The row names nobody").first.wait_for()
    page.goto(f"{root}/people/?words=Jürgen")
    page.get_by_role("link", name="Jürgen Müller").first.click()
    page.locator(".said", has_text="Call me after Easter").wait_for()
    page.close()
