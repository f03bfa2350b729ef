"""The accountant leads to the VP of sales; an introduction is asked, made and thanked for."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page

from tools.running import base, connections, opened, running

pytestmark = pytest.mark.browser
PEOPLE = {
    "Ana Duarte": ("Accountant", "Duarte Freight"),
    "Grace Oyelaran": ("VP Sales", "Lanternfish Retail"),
    "Tomasz Wilk": ("Account Executive", "Kestrel Paper"),
}
BLURB = (
    "Robin led renewals for forty accounts at Fernhill and would like to hear how Grace builds"
    " her sales team at Lanternfish. Fifteen minutes would do."
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A browser on the record of somebody who knows these three."""
    folder = tmp_path_factory.mktemp("bridges")
    long_ago = datetime.now(UTC).date() - timedelta(days=90)
    people = connections(folder / "Connections.csv", PEOPLE, on=long_ago)
    aim = ["aim", "--role", "Sales Manager"]
    for company in ("Lanternfish Retail", "Kestrel Paper", "Nordwind"):
        aim += ["--company", company]
    with running(folder / "home", aim, ["import", str(people)]) as address, opened(address) as page:
        yield page


def test_the_accountant_leads_to_the_vp_of_sales(page: Page) -> None:
    """Both studied at Halden in the same years: noted on their pages, it is a way."""
    for name in ("Ana Duarte", "Grace Oyelaran"):
        studied_at_halden(page, name)
    open_person(page, "Grace Oyelaran")
    page.get_by_role("link", name="Introductions and names").click()
    page.get_by_text("could introduce you to").wait_for()
    way = page.locator("section[aria-labelledby=ways] li").inner_text()
    assert "Ana Duarte could introduce you to Grace Oyelaran" in way
    assert "both studied at Halden University, together" in way


def test_the_introduction_is_asked_made_and_thanked(page: Page) -> None:
    """Each step is one button, and the next one follows from it."""
    page.get_by_role("button", name="I asked Ana").click()
    under_way = page.locator("section[aria-labelledby=under-way]")
    under_way.get_by_text("Asked whether they’d be comfortable").wait_for()
    page.locator("summary", has_text="Words to forward sent").click()
    page.locator("textarea[name=words]").first.fill(BLURB)
    under_way.locator("button[value=blurb_sent]").click()
    for state, words in (
        ("agreed", "Both said yes"),
        ("made", "Introduction made"),
        ("replied", "You answered, the bridge in bcc"),
    ):
        under_way.locator(f"button[value={state}]").click()
        under_way.get_by_text(f"Ana Duarte to Grace Oyelaran: {words}").wait_for()
    page.locator("summary", has_text="Something came of it").click()
    page.locator("textarea[name=words]").fill("We talked for half an hour")
    under_way.locator("button[value=outcome]").click()
    under_way.get_by_text("We talked for half an hour").wait_for()
    under_way.locator("button[value=thanked]").click()
    under_way.get_by_text("Thanked and told").wait_for()
    open_person(page, "Ana Duarte")
    ledger = page.locator("#favours").inner_text()
    assert "You asked for an introduction" in ledger
    assert "You received an introduction" in ledger


def test_a_peer_names_the_recruiter(page: Page) -> None:
    """“Ask Maya Chen in recruiting” becomes a person with a first step that names the peer."""
    open_person(page, "Tomasz Wilk")
    page.get_by_role("link", name="Introductions and names").click()
    page.get_by_label("Their words").fill("Ask Maya Chen in recruiting")
    page.get_by_role("button", name="Read the name").click()
    page.get_by_role("button", name="Add and plan the first step").click()
    page.get_by_text("Tomasz Wilk named Maya Chen").wait_for()
    open_person(page, "Maya Chen")
    shown = page.locator("main").inner_text()
    assert "Kestrel Paper" in shown
    assert "Tomasz Wilk gave you their name: say so first" in shown


def test_the_map_shows_who_is_near(page: Page) -> None:
    """Drawn and told as a list: one company known, one not at all."""
    page.goto(f"{base(page)}/map/")
    told = page.locator("section[aria-labelledby=listed]").inner_text()
    assert "You know Grace Oyelaran there" in told
    assert "Nobody known yet who could introduce you" in told
    assert page.locator("svg.map path").count() >= 2


def studied_at_halden(page: Page, name: str) -> None:
    open_person(page, name)
    page.locator("summary", has_text="before?").click()
    page.locator("input[name=place]").fill("Halden University")
    page.locator("input[name=started]").fill("2009")
    page.locator("input[name=finished]").fill("2013")
    page.get_by_role("button", name="Studied there").click()
    page.locator("li", has_text="Halden University (studied)").wait_for()


def open_person(page: Page, name: str) -> None:
    page.goto(f"{base(page)}/people/?words={name.replace(' ', '+')}")
    page.locator("main a.hand", has_text=name).first.click()
    page.locator("h1.hand", has_text=name).wait_for()
