"""Writing rows the way LinkedIn writes its files."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, datetime
from io import TextIOWrapper
from typing import IO, NamedTuple

Row = tuple[str, ...]


class Sheet(NamedTuple):
    """One file of an archive: its name, header and rows, and what stands above the header."""

    name: str
    header: Row
    rows: Iterable[Row]
    lead: str = ""
    is_utf16: bool = False


def write(sheet: Sheet, target: IO[bytes]) -> None:
    """Write a sheet: UTF-8 with commas or, as LinkedIn does for a few, UTF-16 with tabs."""
    encoding = "utf-16-le" if sheet.is_utf16 else "utf-8"
    text = TextIOWrapper(target, encoding, newline="", write_through=False)
    text.write("\ufeff" if sheet.is_utf16 else sheet.lead)
    writer = csv.writer(
        text,
        delimiter="\t" if sheet.is_utf16 else ",",
        quoting=csv.QUOTE_ALL if sheet.is_utf16 else csv.QUOTE_MINIMAL,
        lineterminator="\n",
    )
    writer.writerow(sheet.header)
    writer.writerows(sheet.rows)
    text.flush()
    text.detach()


def american(moment: datetime) -> str:
    """A time as LinkedIn writes it without a zone: ``1/31/18, 9:05 AM``."""
    hour = moment.hour % 12 or 12
    half = "AM" if moment.hour < 12 else "PM"  # noqa: PLR2004 - noon
    return f"{moment.month}/{moment.day}/{moment:%y}, {hour}:{moment:%M} {half}"


def day_month_year(day: date) -> str:
    """A day as the list of connections writes it: ``05 Jan 2025``."""
    return f"{day.day:02d} {MONTHS[day.month - 1]} {day.year}"


def month_year(day: date) -> str:
    """A month as the list of positions writes it: ``Mar 2019``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
