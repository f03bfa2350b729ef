"""A letter on paper: from the draft as it stands, with both addresses and the day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from followthrough.printing.addressees import Addressee
from followthrough.printing.letterhead import Sender
from followthrough.printing.sheet import (
    Printed,
    finished,
    new_sheet,
    not_shown,
    type_in,
    why_not_shown,
)
from followthrough.printing.stock import paper, written_out
from followthrough.storage.trouble import Trouble

if TYPE_CHECKING:
    from fpdf import FPDF

LEFT = 25.0  # millimetres; DIN 5008, as are the places below
BODY_AFTER = 42.0  # from the address to the subject
SIZE = 11.0  # points
WINDOW_WIDTH = 80.0


class NotPrintable(Trouble):
    """A letter with signs that the typeface cannot show, or with a place still open."""


def letter_on_paper(sender: Sender, to: Addressee, subject: str, body: str, *, on: date) -> Printed:
    """A PDF of one letter; raises where it cannot be printed as it stands."""
    sheet = paper(sender.paper)
    with new_sheet(sheet, margin=LEFT) as pdf:
        words = "".join((sender.name, *sender.address, *to.envelope, subject, body))
        if signs := not_shown(pdf, words):
            raise NotPrintable(f"Not printed. {why_not_shown(signs)}")
        pdf.add_page()
        _head(pdf, sender, sheet.window)
        _to(pdf, to, sheet.window)
        pdf.set_xy(LEFT, sheet.window + BODY_AFTER)
        _words(pdf, written_out(on, sheet), subject, body)
        return Printed(finished(pdf), 1)


def _words(pdf: FPDF, day: str, subject: str, body: str) -> None:
    line = type_in(pdf, SIZE)
    pdf.cell(0, line, day, align="R", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(line)
    if subject:
        type_in(pdf, SIZE, bold=True)
        pdf.multi_cell(0, line, subject, new_x="LMARGIN", new_y="NEXT", align="L")
        pdf.ln(line)
        type_in(pdf, SIZE)
    pdf.multi_cell(0, line, body, new_x="LMARGIN", new_y="NEXT", align="L")


def _head(pdf: FPDF, sender: Sender, window: float) -> None:
    pdf.set_xy(LEFT, LEFT)
    line = type_in(pdf, SIZE, bold=True)
    pdf.cell(0, line, sender.name, align="R", new_x="LMARGIN", new_y="NEXT")
    line = type_in(pdf, 9)
    for one in sender.address[: int((window - LEFT) / line) - 1]:
        pdf.cell(0, line, one, align="R", new_x="LMARGIN", new_y="NEXT")


def _to(pdf: FPDF, to: Addressee, window: float) -> None:
    line = type_in(pdf, SIZE)
    pdf.set_xy(LEFT, window)
    for one in to.envelope:
        pdf.set_x(LEFT)
        pdf.multi_cell(WINDOW_WIDTH, line, one, new_x="LMARGIN", new_y="NEXT", align="L")
