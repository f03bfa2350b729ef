"""Advertisements among the messages: the only ones LinkedIn writes in HTML."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

_CAMPAIGN = re.compile(r"spinmail|%(?:FIRST|LAST|COMPANY)NAME%", re.IGNORECASE)
_KNOWN_TAG = re.compile(
    r"</?(?:p|br|ul|ol|li|strong|em|b|i|u|a|div|span)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_ENDS_A_LINE = ("p", "br", "li", "div")


def has_known_tag(body: str) -> bool:
    """Whether a text is written in HTML; ``<3`` and ``a < b`` are not."""
    return _KNOWN_TAG.search(body) is not None


def is_campaign(body: str) -> bool:
    """Whether a text was made by LinkedIn's campaign editor."""
    return _CAMPAIGN.search(body) is not None and has_known_tag(body)


def without_tags(body: str) -> str:
    """The words of an HTML text, one line for each paragraph."""
    soup = BeautifulSoup(body, "html.parser")
    for tag in soup.find_all(_ENDS_A_LINE):
        tag.append("\n")
    lines = (" ".join(line.split()) for line in soup.get_text().split("\n"))
    return "\n".join(line for line in lines if line)
