"""How long an answer takes, with those who still wait counted for as long as they have waited.

Pure. Source: Kaplan and Meier 1958; the interval is Greenwood's on the log-log scale (Kalbfleisch
and Prentice 1980), which stays between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log, sqrt
from statistics import NormalDist
from typing import NamedTuple

_Z = NormalDist().inv_cdf(0.975)


class Step(NamedTuple):
    """The share that still waits after a day, its interval, and how many could answer on it."""

    day: int
    waiting: float
    low: float
    high: float
    at_risk: int


def kaplan_meier(answered: Mapping[int, int], left: Mapping[int, int]) -> tuple[Step, ...]:
    """The steps of the curve: people who answered on each day, and who were seen last on it.

    ``left`` still waited when last looked at; on a day somebody answers they are still at risk.
    """
    at_risk = sum(answered.values()) + sum(left.values())
    waiting, spread, steps = 1.0, 0.0, []
    for day in sorted({*answered, *left}):
        events = answered.get(day, 0)
        if events:
            waiting *= 1 - events / at_risk
            spread += events / (at_risk * (at_risk - events)) if at_risk > events else 0.0
            steps.append(Step(day, waiting, *_interval(waiting, spread), at_risk))
        at_risk -= events + left.get(day, 0)
    return tuple(steps)


def answered_by(steps: tuple[Step, ...], day: int) -> float:
    """The share that has answered by the end of a day."""
    reached = [one.waiting for one in steps if one.day <= day]
    return 1 - reached[-1] if reached else 0.0


def _interval(waiting: float, spread: float) -> tuple[float, float]:
    if waiting <= 0 or waiting >= 1:
        return waiting, waiting
    half = _Z * sqrt(spread) / abs(log(waiting))
    return waiting ** exp(half), waiting ** exp(-half)
