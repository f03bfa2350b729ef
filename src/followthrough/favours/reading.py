"""One line about a favour, read: “asked for an introduction to Kestrel”. A rule."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

UNCLEAR = "unclear"


class Reading(NamedTuple):
    """What a line says; empty where it does not say it."""

    way: str = ""
    kind: str = ""


def read(line: str) -> Reading:
    """The way and the kind a line tells of."""
    words = line.casefold()
    way = _first(words, _vocabulary()["ways"])
    return Reading("" if way == UNCLEAR else way, _first(words, _vocabulary()["kinds"]))


def _first(words: str, known: Mapping[str, Sequence[str]]) -> str:
    for name, beginnings in known.items():
        if any(re.search(rf"(?<!\w){re.escape(one)}", words) for one in beginnings):
            return name
    return ""


@cache
def _vocabulary() -> dict[str, dict[str, list[str]]]:
    text = resources.files("followthrough.favours").joinpath("vocabulary/favours.toml")
    return tomllib.loads(text.read_text("utf-8"))
