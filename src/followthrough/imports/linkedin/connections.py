"""Connections.csv: everybody the owner is connected with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import BinaryIO

from followthrough.contacts.profile_addresses import canonical_address
from followthrough.imports.contract import Connection, Notice, Problem, Reason
from followthrough.imports.linkedin.dates import SlashOrder, read_day, read_day_first, slash_order
from followthrough.imports.linkedin.table import (
    BLANK,
    Cells,
    Sheet,
    Table,
    open_table,
    unblanked,
    unheard,
)

SHEET = Sheet(
    names={
        "first_name": ("First Name", "Prénom", "Vorname"),
        "last_name": ("Last Name", "Nom", "Nachname"),
        "url": ("URL", "Profile URL", "LinkedIn URL"),
        "email": ("Email Address", "E-mail Address", "Email", "Adresse e-mail", "E-Mail-Adresse"),
        "company": ("Company", "Current Company", "Entreprise", "Unternehmen", "Firma"),
        "title": ("Position", "Current Position", "Job Title", "Poste"),
        "connected_on": ("Connected On", "Connexion le", "Verbunden am"),
    },
    needed=("first_name",),
    day="connected_on",
    is_day=lambda text: bool(read_day(text) or read_day_first(text)),
)
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s.,;<>\"]+")


def read(
    stream: BinaryIO, file: str, *, notice: Notice = unheard
) -> Iterator[Connection | Problem]:
    """Every connection, and a problem for each row that shows nobody."""
    table = open_table(stream, file, SHEET, notice)
    pick = table.pick(*SHEET.names)
    day_of = _reader_of_days(table, notice)

    def make(line: int, cells: Cells) -> Connection | Problem:
        first, last, url, email, company, title, day = pick(cells)
        if BLANK in (email, company, title):
            url, email, company, title = unblanked((url, email, company, title))
            first, last = ("", "") if first == last == BLANK else (first, last)
        first, last = first.strip(), last.strip()
        connected_on = day_of(day) if day else ""
        if not (first or last):
            return table.problem(line, Reason.HIDDEN_PROFILE, cells)
        if connected_on is None:
            return table.problem(line, Reason.BAD_DATE, cells)
        return Connection(
            line,
            canonical_address(url) if url else "",
            url.strip(),
            first,
            last,
            email_address(email) if email else "",
            company.strip(),
            title.strip(),
            connected_on,
            tuple(cells[:-1]),
        )

    return table.records(make)


def _reader_of_days(table: Table, notice: Notice) -> Callable[[str], str | None]:
    days = list(table.first_cells("connected_on"))
    order = slash_order(days)
    if order is SlashOrder.UNCLEAR:
        seen = next(day for day in days if "/" in day)
        notice(
            f"{table.file} writes days like {seen}, which may be read in two ways. The month was"
            " taken to stand first; if that is wrong, write them like 2026-01-31 and import again."
        )
    return read_day_first if order is SlashOrder.DAY_FIRST else read_day


@lru_cache(maxsize=1_000)
def email_address(text: str) -> str:
    """The e-mail address in a cell, or nothing: LinkedIn writes member numbers there too."""
    text = text.strip().lower()
    return text if _EMAIL.fullmatch(text) else ""
