"""Sheets of paper and of labels, and where things stand on them. Pure; in millimetres."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from followthrough.storage.trouble import Trouble

# Unicode CLDR, measurement data: paper size.
_LETTER_COUNTRIES = frozenset({"US", "CA", "MX", "CL", "CO", "VE", "PH"})


class NoSuchStock(Trouble):
    """A sheet that is not known."""


class Paper(NamedTuple):
    """One size of paper; ``window`` is where the address of a letter begins."""

    name: str
    words: str
    width: float
    height: float
    window: float


class Labels(NamedTuple):
    """One sheet of labels."""

    name: str
    words: str
    paper: str
    across: int
    down: int
    width: float
    height: float
    left: float
    top: float
    step_across: float
    step_down: float

    @property
    def a_sheet(self) -> int:
        """How many labels a sheet has."""
        return self.across * self.down

    def places(self) -> Iterator[tuple[float, float]]:
        """The upper left corner of each label, line by line."""
        for row in range(self.down):
            for column in range(self.across):
                yield self.left + column * self.step_across, self.top + row * self.step_down


@cache
def papers() -> dict[str, Paper]:
    """Every size of paper by its name."""
    return {name: Paper(name, **told) for name, told in _read()["paper"].items()}


@cache
def label_sheets() -> dict[str, Labels]:
    """Every sheet of labels by its name."""
    return {name: Labels(name, **told) for name, told in _read()["labels"].items()}


def paper(name: str) -> Paper:
    """The paper of that name; raises where there is none."""
    if name not in papers():
        raise NoSuchStock(f"“{name}” is no paper that is known. Choose {', '.join(papers())}.")
    return papers()[name]


def labels(name: str) -> Labels:
    """The sheet of labels of that name; raises where there is none."""
    if name not in label_sheets():
        known = ", ".join(label_sheets())
        raise NoSuchStock(f"“{name}” is no sheet of labels that is known. Choose {known}.")
    return label_sheets()[name]


def usual_paper(country: str) -> str:
    """The paper that is usual where somebody lives: US Letter in a few countries, else A4."""
    return "letter" if country[:2] in _LETTER_COUNTRIES else "a4"


def written_out(day: date, on: Paper) -> str:
    """A day as letters on that paper have it: 3 March 2026, on US Letter March 3, 2026."""
    return f"{day:%B} {day.day}, {day.year}" if on.name == "letter" else f"{day.day} {day:%B %Y}"


def usual_labels(of_paper: str) -> str:
    """The first sheet of labels for that paper."""
    return next(one.name for one in label_sheets().values() if one.paper == of_paper)


def _read() -> dict[str, Any]:
    folder = resources.files("followthrough.printing")
    return tomllib.loads(folder.joinpath("stock.toml").read_text("utf-8"))
