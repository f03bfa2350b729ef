"""Five people wanted the résumé, a week of silence: five second follow-ups that differ by role."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page

from tools.running import connections, opened, running

pytestmark = pytest.mark.browser
FIVE = {
    "Ana Duarte": ("Technical Recruiter", "Fernhill Logistics"),
    "Bo Lindqvist": ("Talent Acquisition Partner, Engineering", "Castellan Labs"),
    "Grace Oyelaran": ("VP Engineering", "Lanternfish Retail"),
    "Tomasz Wilk": ("Software Engineer", "Kestrel Paper"),
    "June Park": ("Senior Software Engineer", "Duarte Freight"),
}
AIM = ["--role", "Software Engineer", "--minutes", "60"]
for _, at in FIVE.values():
    AIM += ["--company", at]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A browser on the record of somebody who knows these five."""
    folder = tmp_path_factory.mktemp("week")
    long_ago = datetime.now(UTC).date() - timedelta(days=90)
    people = connections(folder / "Connections.csv", FIVE, on=long_ago)
    brought = (["aim", *AIM], ["import", str(people)])
    with running(folder / "home", *brought) as address, opened(address) as page:
        yield page


def test_five_second_follow_ups_that_differ(page: Page) -> None:
    home = re.sub(r"/\?.*|/$", "", page.url)
    sent_on = datetime.now(UTC).date() - timedelta(days=9)
    for name in FIVE:
        page.goto(f"{home}/people/?words={name.replace(' ', '+')}")
        page.locator("main a.hand", has_text=name).first.click()
        page.locator("h1, h2", has_text=name).first.wait_for()
        page.keyboard.press("l")
        page.get_by_text("Log a touch with").wait_for()
        page.locator("input[name=on]").fill(sent_on.isoformat())
        page.locator("h1").click()
        page.keyboard.press("R")
        page.get_by_text("logged").first.wait_for()
    page.goto(f"{home}/?minutes=60")
    told = {}
    for name in FIVE:
        page.goto(f"{home}/?minutes=60")
        page.locator("a[data-row]", has_text=name).click()
        memo = page.locator(".memo", has_text=name)
        memo.wait_for()
        told[name] = memo.inner_text()
    for name in ("Ana Duarte", "Bo Lindqvist", "Grace Oyelaran"):
        assert "sent" in told[name]
        assert re.search(r"only you bring|your value|haven’t seen", told[name]), told[name]
        assert "name of the recruiter" not in told[name]
    for name in ("Tomasz Wilk", "June Park"):
        assert "ask for the name of the recruiter or hiring manager" in told[name]
        assert "your value" not in told[name]


LETTER = """Hello Ana,

I sent you my résumé on 14 November for the platform role. We have been connected on LinkedIn since
the harbour hackathon, where your question about night releases stayed with me.

Last Thursday my team moved 41 services without a minute of downtime, the third calm release.

Is there anything else that would help you decide on a first call?

Thank you,
Robin
"""


def test_a_letter_is_ready_only_with_ones_own_words_and_is_logged(page: Page) -> None:
    home = re.sub(r"^(https?://[^/]+).*", r"\1", page.url)
    page.goto(f"{home}/?minutes=120")
    page.locator("a[data-row]", has_text="Ana Duarte").click()
    page.locator(".memo", has_text="Ana Duarte").wait_for()
    page.keyboard.press("d")
    page.locator("#coach", has_text="Still a form letter").wait_for()
    page.locator("#body").fill(LETTER)
    page.locator("#coach .verdict", has_text="Ready").wait_for()
    page.reload()
    assert "41 services" in page.locator("#body").input_value()
    page.get_by_role("button", name="I’ve sent it").click()
    page.get_by_text("Wrote to Ana Duarte").wait_for()
    page.goto(f"{home}/people/?words=Ana+Duarte")
    page.locator("main a.hand", has_text="Ana Duarte").first.click()
    page.locator(".timeline", has_text="41 services").wait_for()
    assert "One last look" in page.locator("main").inner_text()
