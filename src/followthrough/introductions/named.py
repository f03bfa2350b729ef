"""Somebody named in a line: “Ask Maya Chen in recruiting”. A rule; it only proposes."""

from __future__ import annotations

import re
from typing import NamedTuple

_LETTER = r"[^\W\d_]"
_WORD = rf"(?:(?=[^\W\d_a-z]){_LETTER}[\w’'-]*\.?)"
_BETWEEN = r"(?:(?:de|da|di|do|du|la|le|van|von|der|den|ten|ter|al|el|bin)\s+)*"
_NAME = rf"(?P<name>{_WORD}(?:\s+{_BETWEEN}{_WORD}){{1,3}})"
_ASK = (
    r"(?i:\b(?:ask(?:\s+for)?|talk\s+to|speak\s+(?:to|with)|write\s+to|contact|reach\s+out\s+to|"
    r"try|email|call|get\s+in\s+touch\s+with|name\s+is|(?:recruiter|hiring\s+manager|manager)\s+is)\s+)"
)
_AREA = r"(?:\s*,?\s+(?i:in|from|of|who\s+(?:runs|does|leads))\s+(?P<area>[a-z][\w &/-]*?))?"
_AT = rf"(?:\s*,?\s+(?i:at)\s+(?P<company>{_WORD}(?:\s+{_WORD}){{0,3}}))?"
_LINE = re.compile(rf"{_ASK}{_NAME}{_AREA}{_AT}(?=[\s.,;:!?)]|$)")
_LED_BY = re.compile(r"(?i)\b(recruiter|hiring manager)\s+is\s+$")
RECRUITING = frozenset({"recruiting", "recruitment", "talent", "talent acquisition", "hr"})


class Named(NamedTuple):
    """Who was named, as far as the line says."""

    name: str
    title: str = ""
    company: str = ""


def named_in(line: str) -> Named | None:
    """The first person a line says to turn to, or None."""
    found = _LINE.search(line)
    if found is None:
        return None
    before = line[: found.start("name")]
    role = _LED_BY.search(before)
    area = (found["area"] or "").strip()
    title = role[1].capitalize() if role else _title(area)
    return Named(" ".join(found["name"].split()), title, (found["company"] or "").rstrip("."))


def _title(area: str) -> str:
    """What somebody in an area is called, where the area says no more."""
    return "Recruiter" if area.casefold() in RECRUITING else area[:1].upper() + area[1:]
