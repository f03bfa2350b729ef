"""Connections.csv: everybody the owner is connected with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO

from followthrough.contacts.profile_addresses import canonical_address
from followthrough.imports.contract import Connection, Notice, Problem, Reason
from followthrough.imports.linkedin.dates import read_day
from followthrough.imports.linkedin.table import Cells, Sheet, open_table, unheard

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
    is_day=lambda text: bool(read_day(text)),
)
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s.,;<>\"]+")
_BLANK = "NA"  # what some statistics programs write for an empty cell


def read(
    stream: BinaryIO, file: str, *, notice: Notice = unheard
) -> Iterator[Connection | Problem]:
    """Every connection, and a problem for each row that shows nobody."""
    table = open_table(stream, file, SHEET, notice)
    pick = table.pick(*SHEET.names)

    def make(line: int, cells: Cells) -> Connection | Problem:
        first, last, url, email, company, title, day = pick(cells)
        if _BLANK in (email, company, title):
            url, email, company, title = _unblanked(url, email, company, title)
            first, last = ("", "") if first == last == _BLANK else (first, last)
        first, last = first.strip(), last.strip()
        connected_on = read_day(day) if day else ""
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


def _unblanked(*cells: str) -> Iterator[str]:
    return ("" if cell == _BLANK else cell for cell in cells)


@lru_cache(maxsize=1_000)
def email_address(text: str) -> str:
    """The e-mail address in a cell, or nothing: LinkedIn writes member numbers there too."""
    text = text.strip().lower()
    return text if _EMAIL.fullmatch(text) else ""
