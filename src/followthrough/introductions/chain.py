"""What comes after what in an introduction, and which follow-up each state arms. A rule."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

MOST_WORDS = 80
_HOLE = re.compile(r"\[[^\]\n]*\]|\{[^}\n]*\}|_{3,}")


class Stage(NamedTuple):
    """One state of an introduction."""

    words: str
    following: tuple[str, ...]
    is_with_other: bool = False
    wait: int = 0  # working days until the follow-up it arms; 0 arms none
    note: str = ""
    letter: str = ""  # the statement it begins with


def stage(state: str, *, is_given: bool) -> Stage | None:
    """The state by its name, or None where a chain has no such state."""
    return _stages()["given" if is_given else "asked"].get(state)


def problem_of(blurb: str) -> str:
    """What keeps words from being forwarded, in one sentence; empty where nothing does."""
    number = len(blurb.split())
    if not number:
        return "Write two or three sentences that can be forwarded as they are."
    if number > MOST_WORDS:
        return f"These are {number} words. At most {MOST_WORDS} are read when forwarded."
    if hole := _HOLE.search(blurb):
        return f"“{hole[0]}” is not filled in yet."
    return ""


@cache
def _stages() -> dict[str, dict[str, Stage]]:
    text = resources.files("followthrough.introductions").joinpath("chain.toml").read_text("utf-8")
    return {
        chain: {name: _stage(told) for name, told in stages.items()}
        for chain, stages in tomllib.loads(text).items()
    }


def _stage(told: dict[str, object]) -> Stage:
    return Stage(
        words=str(told["words"]),
        following=tuple(told["next"]),  # type: ignore[arg-type]
        is_with_other=told.get("with") == "other",
        wait=int(str(told.get("wait", 0))),
        note=str(told.get("note", "")),
        letter=str(told.get("letter", "")),
    )
