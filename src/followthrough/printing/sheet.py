"""A PDF to draw on: one typeface, one paper; and what that typeface cannot show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from ttf_opensans import (  # type: ignore[import-untyped]
    OPENSANS_REGULAR,
    OPENSANS_SEMIBOLD,
)

from followthrough.printing.stock import Paper

if TYPE_CHECKING:
    from fpdf import FPDF

FACE = "opensans"
POINT = 25.4 / 72  # millimetres
LEADING = 1.35  # line height by size of type


class LeftOut(NamedTuple):
    """Somebody who is not on paper, and why."""

    name: str
    reason: str


class Printed(NamedTuple):
    """A PDF, how many are on it, and who is not."""

    content: bytes
    number: int
    left_out: tuple[LeftOut, ...] = ()


@contextmanager
def new_sheet(paper: Paper, *, margin: float = 20.0) -> Iterator[FPDF]:
    """A PDF without a page yet, in our typeface, whose files are closed in the end."""
    from fpdf import FPDF  # noqa: PLC0415 - it takes a second to load, and few print
    from fpdf.fonts import CoreFont  # noqa: PLC0415 - the same

    pdf = FPDF(unit="mm", format=(paper.width, paper.height))
    pdf.add_font(FACE, "", OPENSANS_REGULAR.path)
    pdf.add_font(FACE, "B", OPENSANS_SEMIBOLD.path)
    pdf.set_margins(margin, margin, margin)
    pdf.set_auto_page_break(auto=True, margin=margin)
    pdf.set_creator("Followthrough")
    type_in(pdf, 11)
    try:
        yield pdf
    finally:
        for face in pdf.fonts.values():
            if not isinstance(face, CoreFont):
                face.ttfont.close()


def type_in(pdf: FPDF, size: float, *, bold: bool = False) -> float:
    """Go on in this size, in points; returns the height of a line in millimetres."""
    pdf.set_font(FACE, "B" if bold else "", size)
    return size * POINT * LEADING


def not_shown(pdf: FPDF, text: str) -> str:
    """The signs of a text that the typeface has no shapes for."""
    known = getattr(pdf.fonts[FACE], "cmap", {})
    unknown = (one for one in text if one not in "\r\n\t" and ord(one) not in known)
    return "".join(dict.fromkeys(unknown))


def why_not_shown(signs: str) -> str:
    """One sentence on what cannot be printed."""
    return f"The typeface has no “{signs[:5]}”. Write the name or address in Latin letters as well."


def finished(pdf: FPDF) -> bytes:
    """The PDF as bytes."""
    return bytes(pdf.output())
