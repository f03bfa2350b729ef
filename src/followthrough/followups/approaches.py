"""How to go about a follow-up: one sentence for each situation and role, read from a data file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from followthrough.followups.cadence import Situation

ANY = "any"


class Approach(NamedTuple):
    """What to do, as an imperative with the name, and how, with what must and must not be in it."""

    headline: str
    sentence: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]


def approach(situation: Situation, role: str, first_name: str) -> Approach:
    """The approach for somebody of that role in that situation."""
    entry = _entries()[situation.value]
    sentence = entry.get(role) or entry[ANY]
    return Approach(
        headline=str(entry["headline"]).replace("{name}", first_name),
        sentence=str(sentence).replace("{name}", first_name),
        must=tuple(entry["must"]),
        must_not=tuple(entry["must_not"]),
    )


@cache
def _entries() -> dict[str, dict[str, str | list[str]]]:
    text = resources.files("followthrough.followups").joinpath("approaches.toml").read_text("utf-8")
    return tomllib.loads(text)
