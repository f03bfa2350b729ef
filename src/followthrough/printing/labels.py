"""Address labels: one for each of them who has a postal address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from followthrough.printing.addressees import Addressee
from followthrough.printing.sheet import (
    LeftOut,
    Printed,
    finished,
    new_sheet,
    not_shown,
    type_in,
    why_not_shown,
)
from followthrough.printing.stock import Labels, paper

if TYPE_CHECKING:
    from fpdf import FPDF

INSET = 4.0  # millimetres kept free at each edge of a label
SIZES = (11.0, 10.0, 9.0, 8.0, 7.0, 6.0)  # points, the largest that fits is taken
NO_ADDRESS = "No postal address is known. Add one in your address book and bring it again."


def labels_for(people: Iterable[Addressee], sheet: Labels, *, first: int = 1) -> Printed:
    """A PDF of labels. ``first``: the first free place on a sheet that was begun, from 1."""
    with new_sheet(paper(sheet.paper), margin=0) as pdf:
        pdf.set_auto_page_break(auto=False)
        told = [(one, _reason(pdf, one, sheet)) for one in people]
        fit = [one for one, reason in told if not reason]
        begun = (max(first, 1) - 1) % sheet.a_sheet
        places = list(sheet.places())
        pdf.add_page()
        for number, one in enumerate(fit, begun):
            if number % sheet.a_sheet == 0 and number:
                pdf.add_page()
            _write(pdf, one.envelope, sheet, places[number % sheet.a_sheet])
        left_out = tuple(LeftOut(one.name, reason) for one, reason in told if reason)
        return Printed(finished(pdf), len(fit), left_out)


def without_label(people: Iterable[Addressee], sheet: Labels) -> tuple[LeftOut, ...]:
    """Who would get no label on this sheet, and why."""
    with new_sheet(paper(sheet.paper), margin=0) as pdf:
        told = [(one.name, _reason(pdf, one, sheet)) for one in people]
    return tuple(LeftOut(name, reason) for name, reason in told if reason)


def _reason(pdf: FPDF, one: Addressee, sheet: Labels) -> str:
    if not one.postal:
        return NO_ADDRESS
    if signs := not_shown(pdf, "".join(one.envelope)):
        return why_not_shown(signs)
    if not _size(pdf, one.envelope, sheet):
        return f"The address is too long for this label ({sheet.words}). Choose a larger one."
    return ""


def _size(pdf: FPDF, lines: tuple[str, ...], sheet: Labels) -> float:
    """The largest type in which all lines stand on the label; 0 where none does."""
    wide, high = sheet.width - 2 * INSET, sheet.height - 2 * INSET
    for size in SIZES:
        line = type_in(pdf, size)
        if line * len(lines) <= high and all(pdf.get_string_width(one) <= wide for one in lines):
            return size
    return 0.0


def _write(pdf: FPDF, lines: tuple[str, ...], sheet: Labels, place: tuple[float, float]) -> None:
    line = type_in(pdf, _size(pdf, lines, sheet))
    left, top = place[0] + INSET, place[1] + (sheet.height - line * len(lines)) / 2
    for number, words in enumerate(lines):
        pdf.set_xy(left, top + number * line)
        pdf.cell(sheet.width - 2 * INSET, line, words)
