"""The week moved by key and drag, a call planned and logged, the calendar fetched, in a browser."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tools.running import go, opened, running, sideways, violations

pytestmark = pytest.mark.browser
PAGES = ("/week/", "/sheet/day/", "/sheet/week/", "/settings/calendar/", "/people/?quiet=30")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running demonstration."""
    with running(tmp_path_factory.mktemp("home"), is_demo=True) as address:
        yield address


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    with opened(address) as page:
        yield page


def test_a_step_moves_by_key_and_by_drag(page: Page) -> None:
    go(page, "/week/")
    today, tomorrow, after = (page.locator("[data-day]").nth(number) for number in range(3))
    first, second = today.locator("[data-row]").all_inner_texts()[:2]
    today.locator("[data-row]").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".toast p")).to_contain_text(f"{first} put off to")
    expect(today.locator("[data-row]").first).to_have_text(second)
    expect(tomorrow.locator("[data-row]", has_text=first)).to_have_count(1)
    today.locator("[data-step]").first.drag_to(after)
    expect(page.locator(".toast p")).to_contain_text(f"{second} put off to")
    expect(after.locator("[data-row]", has_text=second)).to_have_count(1)
    page.locator(".toast button").click()
    expect(today.locator("[data-row]", has_text=second)).to_have_count(1)
    tomorrow.locator("[data-row]", has_text=first).focus()
    page.keyboard.press("ArrowLeft")
    expect(today.locator("[data-row]", has_text=first)).to_have_count(1)
    page.locator(".toast button").click()
    tomorrow.locator("[data-step]", has_text=first).drag_to(today)
    expect(today.locator("[data-row]", has_text=first)).to_have_count(1)


def test_a_call_is_planned_and_done_by_logging_it(page: Page) -> None:
    go(page, "/")
    person = page.locator(".memo h2 a").first.get_attribute("href") or ""
    go(page, person)
    page.keyboard.press("p")
    page.locator("#plan summary").click() if not page.locator("#plan[open]").count() else None
    at = datetime.now().astimezone() + timedelta(days=1)
    page.locator("#plan input[name=at]").fill(f"{at:%Y-%m-%dT10:30}")
    page.locator("#plan button").click()
    expect(page.locator(".toast p")).to_contain_text("Call with")
    page.locator(".activity a", has_text="It happened").first.click()
    expect(page.locator("h1")).to_contain_text("Log a touch")
    page.locator("[data-submit]").click()
    expect(page.locator(".toast p")).to_contain_text("Call with")
    expect(page.locator(".activity")).to_have_count(0)


def test_a_calendar_fetches_what_is_coming_until_it_is_taken_back(page: Page) -> None:
    go(page, "/settings/calendar/")
    page.locator("button.button").click()
    feed = page.locator("#address").input_value()
    with urllib.request.urlopen(feed, timeout=5) as answer:  # noqa: S310 - our own address
        calendar = icalendar.Calendar.from_ical(answer.read())
        mark = answer.headers["ETag"]
    assert len(calendar.walk("VEVENT")) > 3
    asking = urllib.request.Request(feed, headers={"If-None-Match": mark})  # noqa: S310 - as above
    with pytest.raises(urllib.error.HTTPError, match="304"):
        urllib.request.urlopen(asking, timeout=5)  # noqa: S310 - as above
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("h2", has_text="No address is in use")).to_have_count(1)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(feed, timeout=5)  # noqa: S310 - as above


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(scheme: str, page: Page) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in PAGES:
        page.set_viewport_size({"width": 1280, "height": 900})
        go(page, path)
        assert violations(page) == [], path
        page.set_viewport_size({"width": 320, "height": 700})
        assert sideways(page) == 0, path
