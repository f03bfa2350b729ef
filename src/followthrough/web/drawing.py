"""The plots of results, drawn as SVG by a library; colours are classes, for no style is allowed.

Each says in its title and description what it shows. The library writes text as it is given, so
every word is escaped here.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import svg
from django.utils.safestring import SafeString

from followthrough.results.plots import FLOW_HEIGHT, FLOW_WIDTH, Block, Line
from followthrough.results.showing import GroupRow
from followthrough.results.weeks import WeekShare

BAND = svg.ViewBoxSpec(0, 0, 300, 24)
QUARTERS = (0, 75, 150, 225, 300)
PER_PERCENT = 3  # units
BROADEST = 300


def band(row: GroupRow, number: int) -> SafeString:
    """The share so far as a mark on the band where the true rate probably lies."""
    percent = row.percent or 0
    lines: list[svg.Element] = [svg.Line(x1=x, x2=x, y1=0, y2=24) for x in QUARTERS]
    span = svg.Rect(
        class_=["span", "is-faint"] if row.is_faint else ["span"],
        x=row.low * PER_PERCENT,
        y=8,
        width=(row.high - row.low) * PER_PERCENT,
        height=8,
    )
    at = min(percent * PER_PERCENT - 2, BROADEST - 4) if percent else 0
    share = svg.Rect(class_=["share"], x=at, y=3, width=4, height=18)
    return _drawn("band", BAND, f"band-{number}", row.words, [*lines, span, share])


def share(week: WeekShare, goal: int, number: int) -> SafeString:
    """A week's touches as a bar: those to Key people, the others, and the goal."""
    shapes: list[svg.Element] = []
    if week.touches:
        to_key = round(BROADEST * week.key / week.touches, 1)
        shapes = [
            svg.Rect(class_=["rest"], x=0, y=3, width=BROADEST, height=18),
            svg.Rect(class_=["share"], x=0, y=3, width=to_key, height=18),
        ]
    at = goal * PER_PERCENT
    shapes.append(svg.Line(class_=["goal"], x1=at, x2=at, y1=0, y2=24))
    return _drawn("band", BAND, f"share-{number}", week.said, shapes)


def flow(blocks: Sequence[Block], words: str) -> SafeString:
    """From a first note to an offer: each step as high as its number."""
    shapes: list[svg.Element] = []
    for one in (block for block in blocks if block.height):
        shapes.append(svg.Rect(x=one.x, y=one.y, width=one.width, height=one.height))
        if one.slope:
            shapes.append(svg.Polygon(points=one.slope))  # type: ignore[arg-type]
        shapes.append(svg.Line(x1=one.x, x2=one.x + one.width, y1=one.y, y2=one.y))
    board = svg.ViewBoxSpec(0, 0, FLOW_WIDTH, FLOW_HEIGHT + 2)
    return _drawn("flow", board, "flow", "From a first note to an offer", shapes, words)


def curve(line: Line, words: str) -> SafeString:
    """The share that has answered by each day, with its interval."""
    shapes: list[svg.Element] = []
    for y, percent in line.percents:
        shapes.append(svg.Line(class_=["grid"], x1=0, x2=640, y1=y, y2=y))
        shapes.append(svg.Text(x=-10, y=y + 4, text_anchor="end", text=f"{percent}%"))
    for x, day in line.days:
        said = str(day) if day else "day 0"
        shapes.append(svg.Text(x=x, y=242, text_anchor="middle", text=said))
    shapes.append(svg.Polygon(points=line.area))  # type: ignore[arg-type]
    shapes.append(svg.Polyline(points=line.path))  # type: ignore[arg-type]
    board = svg.ViewBoxSpec(-76, -20, 744, 276)
    return _drawn("curve", board, "curve", "Time to an answer", shapes, words)


def _drawn(
    kind: str,
    board: svg.ViewBoxSpec,
    name: str,
    title: str,
    shapes: Sequence[svg.Element],
    words: str = "",
) -> SafeString:
    told: list[svg.Element] = [svg.Title(id=f"{name}-title", text=escape(title))]
    if words:
        told.append(svg.Desc(id=f"{name}-words", text=escape(words)))
    labels = " ".join(str(one.id) for one in told)
    is_stretched = kind != "curve"
    drawn = svg.SVG(
        xmlns=None,  # it stands in a page
        class_=[kind],
        viewBox=board,
        preserveAspectRatio=svg.PreserveAspectRatio("none") if is_stretched else None,
        elements=[*told, *shapes],
        extra={"role": "img", "aria-labelledby": labels},
    )
    return SafeString(drawn.as_str())  # every word of it is escaped or ours
