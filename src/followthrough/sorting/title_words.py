"""The words by which levels and recruiters are recognised, from the vocabulary files."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from followthrough.jobsearch.functions import fold


def recruiter(folded: str) -> tuple[str, str]:
    """Whether a folded title is a recruiter's ("in_house", "agency", "sourcer"), and the word."""
    words = _recruiters()
    if "recruit" not in folded and not words["any"].search(folded):
        return "", ""
    if words["not"].search(folded):
        return "", ""
    if found := words["sourcers"].search(folded):
        return "sourcer", found[0]
    if found := words["agency"].search(folded):
        return "agency", found[0]
    if found := words["words"].search(folded):
        return "in_house", found[0]
    return "", ""


def level(folded: str) -> tuple[str, str]:
    """The level of a folded title and the word that decided it."""
    known = _levels()
    if found := known["traps"].search(folded):
        return known["of_trap"][found[0]], found[0]
    for name, pattern in known["levels"]:
        if not (found := pattern.search(folded)):
            continue
        if name == "manager" and known["things"].search(folded):
            return ("senior" if known["senior"].search(folded) else "entry"), found[0]
        return name, found[0]
    return "", ""


@cache
def _recruiters() -> dict[str, re.Pattern[str]]:
    entry = _read("recruiters.toml")
    patterns = {name: _any_of(entry[name]) for name in ("words", "sourcers", "agency")}
    every = [*entry["words"], *entry["sourcers"], *entry["agency"]]
    return {**patterns, "any": _any_of(every), "not": _starts_of(entry["not_recruiters"])}


@cache
def _levels() -> dict[str, Any]:
    entry = _read("levels.toml")
    traps = {fold(word): name for word, name in entry["traps"].items()}
    return {
        "traps": _any_of(list(traps)),
        "of_trap": traps,
        "levels": [(name, _any_of(words)) for name, words in entry["levels"].items()],
        "things": _before_manager(entry["manages_things"]["before"]),
        "senior": _any_of(["senior", "sr", "lead", "principal", "head", "group"]),
    }


def _read(name: str) -> dict[str, Any]:
    folder = resources.files("followthrough.sorting").joinpath("vocabulary")
    return tomllib.loads(folder.joinpath(name).read_text("utf-8"))


def _any_of(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    joined = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"(?<![\w&])(?:{joined})(?![\w&])")


def _starts_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})")


def _before_manager(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)}) managers?\b")
