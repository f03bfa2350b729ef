"""Photographs of every page on a throw-away demonstration: desktop, phone and dark.

``python tools/screenshots.py [FOLDER]`` writes into the folder (a temporary one when none is
named); ``--docs`` writes only those that the documents show.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from tools.running import browsing, go, running  # noqa: E402 - the folder must be known first

SIZES = {
    "desktop": (1280, 900, "light"),
    "phone": (390, 844, "light"),
    "dark": (1280, 900, "dark"),
}
PLAIN = {
    "today": "/",
    "ahead": "/ahead/",
    "week": "/week/",
    "sheet": "/sheet/day/",
    "calendar": "/settings/calendar/",
    "sort": "/sort/",
    "sort-together": "/sort/together/",
    "people": "/people/",
    "search": "/people/?words=report",
    "companies": "/companies/",
    "import": "/imports/",
    "settings": "/settings/",
    "welcome": "/welcome/",
    "keys": "/keys/",
    "add": "/people/add/",
    "results": "/results/?span=all",
    "statements-told": "/results/?span=all&by=statement",
    "review": "/results/review/",
    "month": "/results/month/",
    "coverage": "/results/coverage/",
    "map": "/map/",
    "favours": "/favours/",
    "weights": "/ways/weights/",
    "same": "/same/",
    "trash": "/trash/",
    "work-search": "/work-search/",
    "sending": "/settings/sending/",
    "assistant": "/settings/assistant/",
    "paper": "/settings/paper/",
    "statements": "/statements/",
    "playbook": "/playbook/",
    "playbook-row": "/playbook/recruiter/resume_nudge_one/",
    "mailboxes": "/mailboxes/",
    "address-books": "/address-books/",
    "strangers": "/strangers/",
}


def addresses(page: Page) -> dict[str, str]:
    """Every page of the demonstration, with those that belong to one person or import."""
    found = dict(PLAIN)
    person = page.locator(".memo h2 a").first.get_attribute("href")
    if person:
        of_one = ("log", "write", "entries")
        found |= {"person": person} | {name: f"{person}{name}/" for name in of_one}
    base = "/".join(page.url.split("/")[:3])
    for name, path, link in (
        ("report", "/imports/", "table a"),
        ("company", "/companies/", "a[href^='/companies/'][href$='/']:not([href='/companies/'])"),
    ):
        page.goto(base + path)
        links = page.locator(link)
        if links.count() and (href := links.first.get_attribute("href")):
            found[name] = href
    return found


def photograph(browser: Browser, address: str, folder: Path) -> None:
    """Every page in every size."""
    base = address.split("/?", maxsplit=1)[0]
    for size, (width, height, scheme) in SIZES.items():
        view = {"width": width, "height": height}
        context = browser.new_context(viewport=view, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address)
        for name, path in addresses(page).items():
            page.goto(base + path)
            page.screenshot(path=folder / f"{name}-{size}.png", full_page=True)
        context.close()


def for_the_documents(browser: Browser, address: str, folder: Path) -> None:
    """Today, and the plots of results in both schemes and as they are printed."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    page.screenshot(path=folder / "today.png")
    go(page, PLAIN["results"])
    for name, seen in (
        ("results", {"color_scheme": "light"}),
        ("results-dark", {"color_scheme": "dark"}),
        ("results-print", {"color_scheme": "light", "media": "print"}),
    ):
        page.emulate_media(**seen)  # type: ignore[arg-type]
        page.screenshot(path=folder / f"{name}.png", full_page=True)
    page.close()


def main(arguments: list[str]) -> None:
    """Photograph, and say where the pictures are."""
    with (
        tempfile.TemporaryDirectory() as home,
        running(Path(home), is_demo=True) as address,
        browsing() as browser,
    ):
        if "--docs" in arguments:
            for_the_documents(browser, address, ROOT / "docs" / "pictures")
            return
        folder = Path(arguments[0] if arguments else tempfile.mkdtemp(prefix="pictures-"))
        folder.mkdir(parents=True, exist_ok=True)
        photograph(browser, address, folder)
        print(f"{len(list(folder.glob('*.png')))} pictures are in {folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
