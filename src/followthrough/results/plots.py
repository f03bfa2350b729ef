"""The shapes of the plots, in units of their own drawing boards. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from followthrough.results.showing import Curve, PathStep

FLOW_WIDTH, FLOW_HEIGHT = 1050, 120
FLATTEST = 2.0  # units: so that one person in a thousand still shows
CURVE_WIDTH, CURVE_HEIGHT = 640, 220
LAST_DAY = 60


class Block(NamedTuple):
    """One step of the flow: a block from the ground up, and the slope down to the next."""

    x: float
    y: float
    width: float
    height: float
    slope: str


class Line(NamedTuple):
    """The curve, the area of its interval, and where its marks stand."""

    path: str
    area: str
    days: tuple[tuple[float, int], ...]
    percents: tuple[tuple[float, int], ...]
    top: int


def flow(steps: Sequence[PathStep]) -> tuple[Block, ...]:
    """The blocks of the path, each as high as its number."""
    most = max((step.number for step in steps), default=0) or 1
    width = FLOW_WIDTH / len(steps) if steps else 0
    heights = [_height(step.number, most) for step in steps]
    blocks = []
    for place, height in enumerate(heights):
        x, flat = place * width, width * 0.72
        after = heights[place + 1] if place + 1 < len(heights) else height
        slope = _points(
            (x + flat, FLOW_HEIGHT),
            (x + flat, FLOW_HEIGHT - height),
            (x + width, FLOW_HEIGHT - after),
            (x + width, FLOW_HEIGHT),
        )
        is_last = place + 1 == len(heights)
        blocks.append(
            Block(
                round(x, 1),
                round(FLOW_HEIGHT - height, 1),
                round(width if is_last else flat, 1),
                round(height, 1),
                "" if is_last else slope,
            )
        )
    return tuple(blocks)


def line(curve: Curve) -> Line:
    """The share that has answered, day by day, as steps, with the band of its interval."""
    top = _top(max((point.high for point in curve.points), default=0))
    middle = [(point.day, point.percent) for point in curve.points]
    low = [(point.day, point.low) for point in curve.points]
    high = [(point.day, point.high) for point in curve.points]
    band = [*_stairs(high, top), *reversed(_stairs(low, top))]
    return Line(
        path=_points(*_stairs(middle, top)),
        area=_points(*band),
        days=tuple((_x(day), day) for day in (0, 7, 14, 30, 45, 60)),
        percents=tuple((_y(share, top), share) for share in range(0, top + 1, top // 4)),
        top=top,
    )


def _height(number: int, most: int) -> float:
    return max(FLOW_HEIGHT * number / most, FLATTEST) if number else 0.0


def _top(share: float) -> int:
    """The end of the scale: the least of these that holds the curve with its band."""
    return next(end for end in (20, 40, 60, 80, 100) if share <= end or end == 100)  # noqa: PLR2004 - percent


def _stairs(points: Sequence[tuple[int, float]], top: int) -> list[tuple[float, float]]:
    stairs, share = [(_x(0), _y(0, top))], 0.0
    for day, after in points:
        stairs += [(_x(day), _y(share, top)), (_x(day), _y(after, top))]
        share = after
    return [*stairs, (_x(LAST_DAY), _y(share, top))]


def _x(day: float) -> float:
    return round(CURVE_WIDTH * min(day, LAST_DAY) / LAST_DAY, 1)


def _y(share: float, top: int) -> float:
    return round(CURVE_HEIGHT * (1 - share / top), 1)


def _points(*several: tuple[float, float]) -> str:
    return " ".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in several)
