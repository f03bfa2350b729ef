"""From the first start to the next step planned, in a real browser."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from followthrough.demo.archive import write_archive
from tools.running import browsing, running, sideways, violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "Basic_LinkedInDataExport.zip"
    return write_archive(path, today=datetime.now(UTC).date(), connections=150, messages=400)


def wait_for_the_report(page: Page) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if page.locator("h1", has_text="people are in").count():
            return
        page.wait_for_timeout(300)
    raise AssertionError(page.locator("h1").inner_text())


def test_first_evening_ends_with_the_next_step_planned(
    address: str, browser: Browser, archive: Path
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    page.goto(address)
    assert page.locator("h1").inner_text() == "What are you aiming for?"
    page.get_by_label("I’m looking for a role as").fill("Revenue Operations Manager")
    page.get_by_label("at companies like").fill("Acme")
    page.get_by_label("I’m worth meeting because").fill("I moved 41 people in eleven weeks")
    page.get_by_role("button", name="Next: bring your people").click()
    page.get_by_label("Drop your file here").set_input_files(archive)
    page.get_by_role("button", name="Bring them in").click()
    wait_for_the_report(page)
    page.goto(address.split("/?", maxsplit=1)[0] + "/sort/")
    if page.locator(".door").count():
        name = page.locator("article h2").inner_text()
        page.keyboard.press("1")
        page.locator(".toast", has_text=name).wait_for()
    page.goto(address.split("/?", maxsplit=1)[0] + "/")
    first = page.locator("article h2").inner_text()
    page.keyboard.press("l")
    page.locator("h1", has_text="Log a touch").wait_for()
    page.get_by_label("Later").check(force=True)
    page.locator("#proposal", has_text="Check in with").wait_for()
    page.get_by_label("words, or yours").fill("Ring me after Easter")
    page.get_by_role("button", name="Log it and plan").click()
    page.locator("h1", has_text=first).wait_for()
    page.locator(".said", has_text="Ring me after Easter").wait_for()
    assert page.locator("article h2").first.inner_text().startswith("Check in with")
    assert wrong == []
    page.close()


PAGES = (
    "/",
    "/ahead/",
    "/sort/",
    "/sort/together/",
    "/strangers/",
    "/people/",
    "/people/?words=report",
    "/companies/",
    "/imports/",
    "/settings/",
    "/welcome/",
    "/keys/",
    "/people/add/",
    "/map/",
    "/favours/",
    "/ways/weights/",
    "/same/",
    "/trash/",
    "/work-search/",
    "/settings/sending/",
    "/statements/",
    "/playbook/",
    "/mailboxes/",
    "/address-books/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    width: int, scheme: str, address: str, browser: Browser
) -> None:
    view = {"width": width, "height": 844}
    context = browser.new_context(viewport=view, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    base = address.split("/?", maxsplit=1)[0]
    page.goto(base + "/")
    person = (
        page.locator(".memo h2 a").get_attribute("href") if page.locator(".memo").count() else ""
    )
    more = (person, f"{person}log/") if person else ()
    page.goto(base + "/imports/")
    report = (
        page.locator("table a").first.get_attribute("href")
        if page.locator("table a").count()
        else ""
    )
    page.goto(base + "/companies/")
    company = page.locator("main a[href^='/companies/']").first.get_attribute("href")
    for path in (*PAGES, *more, company, *((report,) if report else ())):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(base + path)
        assert violations(page) == [], path
        page.set_viewport_size({"width": 320, "height": 700})
        assert sideways(page) == 0, path
    context.close()
