"""By which way to write: what a row of the playbook says, in words and for somebody."""

from __future__ import annotations

from typing import NamedTuple

EMAIL, NETWORK = "email", "linkedin"
WORDS = {
    "usual": "By e-mail where you have the address, else on the network.",
    "thread": "In the same thread.",
    "same": "Where you last wrote.",
    "other": "By another way than last time, if there is one.",
    "email": "By e-mail, if you have the address.",
    "network": "On the network.",
}


class Reach(NamedTuple):
    """How somebody can be written to, and how they were last."""

    has_email: bool
    has_profile: bool
    last: str = ""


def way_for(by: str, reach: Reach) -> str:
    """E-mail or the network: what the row says, as far as somebody can be reached so."""
    usual = EMAIL if reach.has_email else NETWORK
    if by in {"thread", "same"}:
        return reach.last or usual
    if by == "other" and reach.last:
        return _other(reach)
    if by == "network" and (reach.has_profile or not reach.has_email):
        return NETWORK
    return usual


def _other(reach: Reach) -> str:
    if reach.last == EMAIL:
        return NETWORK if reach.has_profile else EMAIL
    return EMAIL if reach.has_email else NETWORK
