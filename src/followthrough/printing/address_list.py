"""A list of people on paper: name, work, address, telephone, e-mail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
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
from followthrough.printing.stock import Paper, written_out

if TYPE_CHECKING:
    from fpdf import FPDF

MARGIN = 15.0
HEADS = ("Name", "Works as", "Address", "Telephone, e-mail")
WIDTHS = (24, 26, 26, 24)  # of a hundred


def address_list(people: Iterable[Addressee], paper: Paper, *, on: date) -> Printed:
    """A PDF table with a head on each page."""
    with new_sheet(paper, margin=MARGIN) as pdf:
        told = [(one, not_shown(pdf, "".join(_cells(one)))) for one in people]
        known = [one for one, signs in told if not signs]
        left_out = [LeftOut(one.name, why_not_shown(signs)) for one, signs in told if signs]
        pdf.add_page()
        line = type_in(pdf, 14, bold=True)
        number = "1 person" if len(known) == 1 else f"{len(known):,} people"
        head = f"{number}, {written_out(on, paper)}"
        pdf.cell(0, line, head, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(line / 2)
        _table(pdf, known)
        return Printed(finished(pdf), len(known), tuple(left_out))


def _table(pdf: FPDF, people: list[Addressee]) -> None:
    line = type_in(pdf, 8.5)
    pdf.set_line_width(0.1)
    pdf.set_draw_color(150)
    with pdf.table(
        col_widths=WIDTHS,
        line_height=line,
        text_align="LEFT",
        borders_layout="HORIZONTAL_LINES",
        padding=1,
    ) as table:
        table.row(HEADS)
        for one in people:
            table.row(_cells(one))


def _cells(one: Addressee) -> tuple[str, ...]:
    work = ", ".join(filter(None, (one.title, one.company)))
    reach = "\n".join(filter(None, (*one.phones, one.email)))
    return one.name, work, "\n".join(one.postal), reach
