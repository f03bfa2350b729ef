"""k of n, and what may honestly be said of it.

Pure. Sources: Wilson 1927 for the interval, recommended for small numbers by Brown, Cai and
DasGupta 2001; Newcombe 1998 (method 10) for a difference of two shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

FEWEST = 5  # people below which no percentage is shown
FAINT = 10  # people below which it is shown faintly
SURE = 0.95
PRIOR_PEOPLE = 10  # how many people what others saw is worth beside one’s own


class Interval(NamedTuple):
    """Where a share probably lies, both ends between 0 and 1."""

    low: float
    high: float


class Chance(NamedTuple):
    """k of n with its interval. ``percent`` is None where n is too small to speak of one."""

    k: int
    n: int
    low: float
    high: float
    percent: int | None
    is_faint: bool
    words: str


def wilson(k: int, n: int, sure: float = SURE) -> Interval:
    """Wilson's score interval of k in n; everything is possible where n is 0."""
    if n == 0:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf((1 + sure) / 2)
    share, spread = k / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    low = 0.0 if k == 0 else max(middle - half, 0.0)
    return Interval(low, 1.0 if k == n else min(middle + half, 1.0))


def chance(k: int, n: int) -> Chance:
    """What is shown of k in n."""
    low, high = wilson(k, n)
    percent = round(100 * k / n) if n >= FEWEST else None
    return Chance(k, n, low, high, percent, n < FAINT, _words(k, n, low, high))


def expected(k: int, n: int, prior: float) -> int:
    """What to expect of the next one, in percent: k of n held back by a prior worth ten people.

    The more have been written to, the less the prior counts.
    """
    return round(100 * (k + PRIOR_PEOPLE * prior) / (n + PRIOR_PEOPLE))


def difference(first: tuple[int, int], second: tuple[int, int], sure: float = SURE) -> Interval:
    """The interval of the first share less the second, by Newcombe's method 10."""
    (k1, n1), (k2, n2) = first, second
    one, two = wilson(k1, n1, sure), wilson(k2, n2, sure)
    p1, p2 = (k1 / n1 if n1 else 0.5), (k2 / n2 if n2 else 0.5)
    low = p1 - p2 - sqrt((p1 - one.low) ** 2 + (two.high - p2) ** 2)
    high = p1 - p2 + sqrt((one.high - p1) ** 2 + (p2 - two.low) ** 2)
    return Interval(low, high)


def stands_out(groups: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Which groups differ from all the others taken together: +1 more, -1 less, 0 too early.

    The more groups are looked at, the surer each must be (Bonferroni): of twenty one would stand
    out by chance alone.
    """
    k, n = sum(one[0] for one in groups), sum(one[1] for one in groups)
    compared = sum(1 for one in groups if one[1])
    if compared <= 1:
        return tuple(0 for _ in groups)
    sure = 1 - (1 - SURE) / (1 if compared == 2 else compared)  # noqa: PLR2004 - one comparison
    return tuple(_side(one, (k - one[0], n - one[1]), sure) for one in groups)


def _side(one: tuple[int, int], others: tuple[int, int], sure: float) -> int:
    if one[1] < FEWEST or others[1] < FEWEST:
        return 0
    between = difference(one, others, sure)
    return 1 if between.low > 0 else -1 if between.high < 0 else 0


def _words(k: int, n: int, low: float, high: float) -> str:
    if n == 0:
        return "nobody yet"
    if n < FEWEST:
        return f"{k} of {n}"
    if k == 0:
        return f"0 of {n}; the true rate could be up to {round(100 * high)}%"
    return f"{k} of {n}; the true rate is probably {round(100 * low)} to {round(100 * high)}%"
