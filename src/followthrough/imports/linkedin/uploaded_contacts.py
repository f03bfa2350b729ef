"""Contacts.csv and ImportedContacts.csv: an address book the owner once uploaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from followthrough.imports.contract import Notice, Problem, Reason, UploadedContact
from followthrough.imports.linkedin.connections import email_address
from followthrough.imports.linkedin.table import Cells, Sheet, open_table, unheard

SHEET = Sheet(
    names={
        "first_name": ("FirstName",),
        "last_name": ("LastName",),
        "full_name": ("FullName",),
        "company": ("Companies",),
        "title": ("Title",),
        "emails": ("Emails",),
        "phones": ("PhoneNumbers",),
    },
    needed=("first_name",),
)
_SEVERAL = re.compile(r"\s*[,;]\s*")


def read(
    stream: BinaryIO, file: str, *, notice: Notice = unheard
) -> Iterator[UploadedContact | Problem]:
    """Every entry that names somebody."""
    table = open_table(stream, file, SHEET, notice)
    pick = table.pick(*SHEET.names)

    def make(line: int, cells: Cells) -> UploadedContact | Problem:
        first, last, full, company, title, emails, phones = (c.strip() for c in pick(cells))
        name = full or f"{first} {last}".strip()
        found = tuple(filter(None, map(email_address, _SEVERAL.split(emails))))
        if not (name or found):
            return table.problem(line, Reason.NO_NAME, cells)
        numbers = tuple(filter(None, _SEVERAL.split(phones)))
        return UploadedContact(line, name or found[0], first, last, company, title, found, numbers)

    return table.records(make)
