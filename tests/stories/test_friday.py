"""Friday: what worked, what is owed, next week; noted, kept, taken back, and printed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tools.running import go, opened, running, sideways, violations

pytestmark = pytest.mark.browser
PAGES = (
    "/results/?span=all",
    "/results/?span=all&by=kind",
    "/results/?span=all&by=touch",
    "/results/review/",
    "/results/month/",
    "/results/coverage/",
)
WIDTHS = (1280, 834, 390, 320)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running demonstration."""
    with running(tmp_path_factory.mktemp("home"), is_demo=True) as address:
        yield address


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    with opened(address) as page:
        yield page


def test_a_week_is_reviewed_in_a_few_minutes(page: Page) -> None:
    page.get_by_role("link", name="Results").click()
    expect(page.locator("h1")).to_contain_text("answered within 30 days")
    page.get_by_role("link", name="Review this week").click()
    expect(page.locator("h1")).to_contain_text("this week")
    for part in ("Done", "Owed", "Waiting for them", "Going cold", "Worth reviving"):
        expect(page.get_by_role("heading", name=part, exact=True)).to_be_visible()
    owed = page.locator("section[aria-labelledby=part-owed] li a").first
    name = owed.inner_text()
    owed.click()
    expect(page.locator("h1")).to_contain_text(name)
    page.go_back()
    page.get_by_label("Your notes").fill("Fewer letters, more calls.")
    page.get_by_role("button", name="Keep this review").click()
    expect(page.locator(".toast p")).to_contain_text("kept")
    expect(page.get_by_label("Your notes")).to_have_value("Fewer letters, more calls.")
    page.get_by_role("link", name="The month", exact=True).click()
    expect(page.locator(".noted")).to_contain_text("Fewer letters, more calls.")
    page.go_back()
    page.emulate_media(media="print")
    expect(page.locator(".onlyprint")).to_be_visible()
    expect(page.get_by_label("Your notes")).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator(".toast button").click()
    expect(page.get_by_label("Your notes")).to_have_value("")


def test_every_count_leads_to_the_people_behind_it(page: Page) -> None:
    go(page, "/results/?span=all")
    for place in range(page.locator(".steps a").count()):
        step = page.locator(".steps a").nth(place)
        number = int(step.locator("b").inner_text().replace(",", ""))
        step.click()
        expect(page.locator("h1")).to_contain_text(re.compile(r"^\d+ (person|people)"))
        listed = int(page.locator("h1").inner_text().split()[0])
        assert 0 < listed <= number  # somebody may be behind two asks
        page.go_back()


def test_the_table_holds_what_the_page_shows(page: Page) -> None:
    go(page, "/results/?span=all")
    shown = page.locator(".everyone .number").first.inner_text().split(" of ")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Export").click()
    rows = Path(coming.value.path()).read_text("utf-8-sig").splitlines()
    (everyone,) = (row.split(",") for row in rows if row.startswith("everyone,"))
    assert everyone[2:4] == shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(scheme: str, page: Page) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in PAGES:
        go(page, path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert sideways(page) == 0, (path, width)
            if width in {1280, 390}:
                assert violations(page) == [], (path, width)
