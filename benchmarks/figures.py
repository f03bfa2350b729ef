"""One shape for every figure: name, value, unit, floor, ratio, goal, and whether it holds."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value beside what it is held against."""

    name: str
    value: float
    unit: str
    floor: float | None = None
    ratio: float | None = None
    goal: str = ""
    holds: bool | None = None


def ratio(name: str, value: float, floor: float, *, most: float, unit: str = "s") -> Figure:
    """A figure whose goal is a multiple of a floor measured in the same run."""
    times = value / floor
    return Figure(name, value, unit, floor, times, f"≤ {most:g}×", times <= most)


def at_most(name: str, value: float, unit: str, most: float) -> Figure:
    """A figure with a goal of its own."""
    return Figure(name, value, unit, goal=f"≤ {most:g} {unit}", holds=value <= most)


def show(figure: Figure) -> None:
    """Print one figure: a table row, or a JSON line with ``JSON=1``."""
    if os.environ.get("JSON"):
        print(json.dumps(asdict(figure)), flush=True)
        return
    floor = "" if figure.floor is None else f"{figure.floor:10.3f}"
    times = "" if figure.ratio is None else f"{figure.ratio:6.2f}×"
    holds = {True: "holds", False: "MISSED", None: ""}[figure.holds]
    value = f"{figure.value:10.3f} {figure.unit:6}"
    print(f"{figure.name:52} {value} {floor:>10} {times:>7}  {figure.goal:12} {holds}", flush=True)


def header() -> None:
    """The names of the columns."""
    if not os.environ.get("JSON"):
        print(
            f"{'figure':52} {'value':>10} {'unit':6} {'floor':>10} {'ratio':>7}  goal         holds"
        )
