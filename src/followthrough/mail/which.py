"""Which mail is between people: the rules that leave out lists, machines and bulk, with reasons.

The words stand in ``vocabulary/which.toml``. A rule looks at headers and addresses only.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from followthrough.mail.reading import Mail

_WORDS = tomllib.loads(
    (Path(__file__).parent / "vocabulary" / "which.toml").read_text(encoding="utf-8")
)
_BOUNCE_SENDERS = frozenset(_WORDS["bounces"]["senders"])
_MACHINES = re.compile("|".join(_WORDS["no_reply"]["patterns"]))
_PLATFORMS = tuple(_WORDS["notification"]["domains"])
_LISTS = re.compile("|".join(_WORDS["list"]["patterns"]))
_BULK = frozenset(_WORDS["bulk"]["precedence"])
_LABELS: dict[str, str] = {
    label: reason for reason, labels in _WORDS["labels"].items() for label in labels
}


_CAMPAIGN = frozenset((b"feedback-id", b"x-campaign-id", b"x-mailgun-sid", b"x-sg-eid"))


def left_out(mail: Mail) -> str:
    """The rule that leaves a mail out; empty where it counts as one between people."""
    return _by_label_of(mail) or _by_list_headers(mail) or _by_sender(mail.sender.email)


def _by_label_of(mail: Mail) -> str:
    found = mail.headers
    if b"x-spam-flag" in found and mail.header(b"x-spam-flag").casefold() == "yes":
        return "junk"
    return _by_label(mail.header(b"x-gmail-labels")) if b"x-gmail-labels" in found else ""


def _by_list_headers(mail: Mail) -> str:
    found = mail.headers
    if b"list-id" in found or b"list-post" in found:
        return "list"
    if b"list-unsubscribe" in found or not found.keys().isdisjoint(_CAMPAIGN):
        return "bulk"
    is_bulk = b"precedence" in found and mail.header(b"precedence").casefold() in _BULK
    return "bulk" if is_bulk else ""


@lru_cache(maxsize=20_000)
def is_machine(email: str) -> bool:
    """Whether nobody reads that address: a list, a robot, a platform."""
    return bool(_by_sender(email)) or is_bounce_sender(email)


@lru_cache(maxsize=20_000)
def _by_sender(email: str) -> str:
    local, _, domain = email.partition("@")
    if _MACHINES.fullmatch(local):
        return "no_reply"
    if any(domain == one or domain.endswith("." + one) for one in _PLATFORMS):
        return "notification"
    if _LISTS.fullmatch(local):
        return "list"
    return ""


def is_bounce_sender(email: str) -> bool:
    """Whether the address is that of a mail server which sends mail back."""
    return email.partition("@")[0] in _BOUNCE_SENDERS


@lru_cache(maxsize=5_000)
def _by_label(labels: str) -> str:
    for label in labels.split(","):
        reason = _LABELS.get(label.strip().strip('"').casefold())
        if reason:
            return reason
    return ""
