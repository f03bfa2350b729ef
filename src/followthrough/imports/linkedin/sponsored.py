"""Advertisements among the messages: the only ones LinkedIn writes in HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_CAMPAIGN = re.compile(r"spinmail|%(?:FIRST|LAST|COMPANY)NAME%", re.IGNORECASE)
_KNOWN_TAG = re.compile(
    r"</?(?:p|br|ul|ol|li|strong|em|b|i|u|a|div|span)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_PAGE = re.compile(r"\s*<(p|div|ul|ol)(?:\s[^<>]*)?>.*</\1>", re.IGNORECASE | re.DOTALL)
_ENDS_A_LINE = ("p", "br", "li", "div")


def has_known_tag(body: str) -> bool:
    """Whether a text is written in HTML; ``<3`` and ``a < b`` are not."""
    return _KNOWN_TAG.search(body) is not None


def is_page(body: str) -> bool:
    """Whether a text is HTML from its first letter; people only write tags amid their words."""
    return _PAGE.match(body) is not None


def is_campaign(body: str) -> bool:
    """Whether a text was made by LinkedIn's campaign editor."""
    return _CAMPAIGN.search(body) is not None and has_known_tag(body)


def without_tags(body: str) -> str:
    """The words of an HTML text, one line for each paragraph."""
    words = _Words()
    words.feed(body)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.found).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    """Collects what a reader of the page would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _ENDS_A_LINE:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:  # neither a script nor a style sheet
            self.found.append(data)
