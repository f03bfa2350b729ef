"""How good a way to somebody is: you, a bridge, the person. A rule that shows its parts.

Proposal after the findings on ties: the weights are judgement and can be changed. What two
people have in common counts by the least their years allow, never by the most.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from followthrough.introductions.together import together
from followthrough.sorting.overlapping import Years
from followthrough.titles.levels import LEVELS

MONTHS_TOGETHER = 6
ABOUT_A_YEAR = 12  # classmates within a year of each other may have met
FEWER_THAN_500 = frozenset({"small", "medium"})
CLOSE = 10  # messages both ways
DAYS_90, A_YEAR, THREE_YEARS = 90, 365, 3 * 365
Weights = Mapping[str, int]


class Link(NamedTuple):
    """What a bridge and the person have in common: one place, or that they know each other."""

    kind: str  # "knows", "group", "now", "worked", "studied"
    place: str = ""
    size: str = ""  # of a company: "small", "medium", "large" or not known
    years: Years = Years()  # of the bridge
    other_years: Years = Years()
    other_name: str = ""


class Bridge(NamedTuple):
    """Who could introduce, and how the user stands with them."""

    talked_days: int | None  # since the last words, where both have spoken; None for never
    messages: int = 0
    function: str = ""
    level: str = ""
    has_helped: bool = False
    was_asked_lately: bool = False
    waits_for_answer: bool = False


class Part(NamedTuple):
    """One part of a score, in words."""

    words: str
    points: int


class Score(NamedTuple):
    """What a way is worth, and why."""

    total: int
    parts: tuple[Part, ...]
    missing: str  # the fact that would prove it, as a question; empty where it is proven


@cache
def weights() -> Weights:
    """The weights as they come."""
    points: Weights = _told()["points"]
    return points


@cache
def meanings() -> Mapping[str, str]:
    """What each weight is for, in words."""
    means: Mapping[str, str] = _told()["means"]
    return means


def _told() -> dict[str, Any]:
    text = resources.files("followthrough.introductions").joinpath("weights.toml")
    return tomllib.loads(text.read_text("utf-8"))


def score(
    links: Iterable[Link],
    bridge: Bridge,
    *,
    function: str = "",
    level: str = "",
    weighed: Weights | None = None,
) -> Score:
    """Score a way by its best link; ``function`` and ``level`` are those of the person to meet."""
    worth = weighed or weights()
    is_peer = bool(function) and function == bridge.function
    said = [(_link(one, is_peer=is_peer), one) for one in links]
    (key, words), link = max(said, key=lambda one: (worth[one[0][0]], one[1].place))
    parts = [Part(words, worth[key]), _standing(bridge, worth), *_adjust(bridge, level, worth)]
    return Score(sum(part.points for part in parts), tuple(parts), _missing(key, link))


def _link(link: Link, *, is_peer: bool) -> tuple[str, str]:
    if link.kind == "knows":
        return "knows", f"knows {link.other_name}"
    if link.kind == "group":
        return "same_group", f"wrote in the same small conversation as {link.other_name}"
    if link.kind == "now":
        key = "same_team" if is_peer else "same_employer"
        return key, f"works at {link.place}, too{', in the same function' if is_peer else ''}"
    both = together(link.years, link.other_years)
    when = f", {both.words}" if both.words else ", years not known"
    if link.kind == "studied":
        return _studied(link, both.at_least, when)
    return _worked(link, both.at_least >= MONTHS_TOGETHER, when, is_peer=is_peer)


def _studied(link: Link, months: int, when: str) -> tuple[str, str]:
    near = months > 0 or _within_a_year(link.years, link.other_years)
    return ("classmates" if near else "school"), f"both studied at {link.place}{when}"


def _within_a_year(one: Years, other: Years) -> bool:
    """Whether at most a year lies between, however the years known are read."""
    if not all((*one, *other)):
        return False
    wider = Years(_shifted(one.started, -1), _shifted(one.finished, 1))
    return together(wider, other).at_least > 0


def _shifted(written: str, years: int) -> str:
    return f"{int(written[:4]) + years:04}{written[4:]}"


def _worked(link: Link, is_proven: bool, when: str, *, is_peer: bool) -> tuple[str, str]:  # noqa: FBT001 - the one thing known of the time
    words = f"both worked at {link.place}{when}"
    is_large = link.size == "large" and not is_peer
    note = "; a large company, they may never have met" if is_large else ""
    if is_proven:
        return ("together_large" if is_large else "together"), f"{words}{note}"
    small = "apart_small" if link.size in FEWER_THAN_500 else "apart"
    return ("apart_large" if is_large else small), f"{words}{note}"


def _standing(bridge: Bridge, worth: Weights) -> Part:
    days = bridge.talked_days
    if days is None:
        return Part("you never talked", worth["never_talked"])
    for most, key, words in (
        (DAYS_90, "talked_90_days", "you talked within three months"),
        (A_YEAR, "talked_a_year", "you talked within a year"),
        (THREE_YEARS, "talked_3_years", "you talked within three years"),
    ):
        if days <= most:
            return Part(words, worth[key])
    if bridge.messages >= CLOSE:
        return Part("you were close once", worth["was_close"])
    return Part("you talked long ago", worth["was_weak"])


def _adjust(bridge: Bridge, level: str, worth: Weights) -> list[Part]:
    is_near = bool(level) and bool(bridge.level) and _steps(bridge.level, level) <= 1
    said = (
        (is_near, "same_level", "about the same level"),
        (bridge.has_helped, "helped_before", "helped you before"),
        (bridge.was_asked_lately, "asked_lately", "you asked them for something this month"),
        (bridge.waits_for_answer, "waits_for_answer", "has not answered your last message yet"),
    )
    return [Part(words, worth[key]) for holds, key, words in said if holds]


def _steps(one: str, other: str) -> int:
    return abs(LEVELS.index(one) - LEVELS.index(other))


def _missing(key: str, link: Link) -> str:
    if key in {"knows", "together", "same_team", "classmates"}:
        return ""
    if key in {"same_employer", "same_group", "together_large", "apart_large"}:
        return f"Do they know {link.other_name}?"
    return f"When were both at {link.place}?"
