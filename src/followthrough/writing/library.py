"""The canned statements: which one fits, and its slots filled from the record.

Pure. A statement is where a letter begins, never what is sent: its ``[[holes]]`` only the user
can fill, and a slot the record cannot fill becomes one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

ANY = "any"
NOTE = "note"  # the invitation note, a channel of its own
SLOT = re.compile(r"\{(\w+)\}")
HOLE = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
# What a slot becomes where the record knows nothing: the question to the user.
ASKED = {
    "how_we_know": "How you know each other",
    "company": "their company",
    "target": "the role you look for",
    "target_role": "the role you look for",
    "companies": "three to five companies",
    "value": "What you do best, for somebody like them.",
    "my_role": "who you are, in a few words",
    "my_name": "your name",
    "shared": "what you share: a school, a group",
    "end": "the person you would like to meet",
    "last_words": "when you last wrote, and about what",
    "last_subject": "the subject of your last message",
    "date_sent": "the day you wrote",
    "first_name": "their name",
    "bridge": "who introduces you",
    "blurb": "Two or three sentences they can pass on, at most eighty words.",
    "outcome": "what came of it",
}


class Statement(NamedTuple):
    """A canned text: its key, its subject and its words, with slots and holes."""

    key: str
    subject: str
    text: str


def statement(situation: str, role: str, channel: str = "") -> Statement:
    """The statement for somebody of that role in that situation; an invitation has its own."""
    situation = NOTE if channel == NOTE else situation
    by_role = _entries().get(situation) or _entries()["planned"]
    name = role if role in by_role else ANY
    entry = by_role[name]
    return Statement(f"{situation}.{name}", entry["subject"], entry["text"].strip())


def of_key(key: str) -> Statement | None:
    """The statement of that key as it came, or None."""
    situation, _, role = key.partition(".")
    entry = _entries().get(situation, {}).get(role)
    return Statement(key, entry["subject"], entry["text"].strip()) if entry else None


def unknown_slots(text: str) -> tuple[str, ...]:
    """Slots in a text that no record can fill."""
    return tuple(dict.fromkeys(one for one in SLOT.findall(text) if one not in ASKED))


def situations() -> tuple[str, ...]:
    """Every situation that has a statement."""
    return tuple(_entries())


def keys() -> tuple[str, ...]:
    """Every statement, by its key."""
    return tuple(f"{one}.{role}" for one, roles in _entries().items() for role in roles)


def fill(text: str, slots: Mapping[str, str]) -> str:
    """The text with its slots filled; what the record does not know is asked of the user."""

    def filled(match: re.Match[str]) -> str:
        known = slots.get(match[1], "")
        return known or f"[[{ASKED.get(match[1], match[1])}]]"

    return SLOT.sub(filled, text)


def holes(text: str) -> list[tuple[int, int, str]]:
    """Where something is still open: from, to, and what is asked for."""
    return [(found.start(), found.end(), found[1]) for found in HOLE.finditer(text)]


@cache
def _entries() -> dict[str, dict[str, dict[str, str]]]:
    folder = resources.files("followthrough.writing").joinpath("statements")
    found: dict[str, dict[str, dict[str, str]]] = {}
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            found |= tomllib.loads(file.read_text("utf-8"))
    return found
