"""The columns of our own sheet of people, and the marks that tell later what was changed in it.

A mark is a short digest of what stood in a cell when the sheet was written. So a sheet that comes
back tells what its user changed, whatever has happened to the people here in the meantime.
"""

from __future__ import annotations

import base64
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from hashlib import blake2b

ID, CHECK = "Followthrough id", "Followthrough check (leave it)"
FIELDS = {  # what may be changed in the sheet, by the field it is kept in
    "first_name": "First name",
    "last_name": "Last name",
    "title": "Job title",
    "company_name": "Company",
    "email": "Email",
    "note": "Note",
}
SHOWN_ONLY = ("LinkedIn profile", "Phone", "Kind", "Last contact")
DIGEST_BYTES = 5  # two different texts have the same mark once in a million million
_FORMULA = frozenset("=+-@\t\r")
_FOLDED_LENGTH = 4  # letters of a column’s mark


def canonical(value: str, kind: str = "text") -> str:
    """A value as it is compared: without what spreadsheets change by themselves."""
    if not value:
        return ""
    value = " ".join((value if value.isascii() else unicodedata.normalize("NFC", value)).split())
    if value[:1] == "'" and value[1:2] in _FORMULA:
        value = value[1:]
    if kind == "number":
        try:
            return format(Decimal(value.replace(",", "")).normalize(), "f")
        except InvalidOperation:
            return value
    return value


@lru_cache(maxsize=1_000)
def fold(name: str) -> str:
    """The name of a column without case and blanks."""
    return "".join(name.casefold().split())


def check(cells: Mapping[str, str], kinds: Mapping[str, str]) -> str:
    """The marks of one row, by the names of its columns."""
    marks = (
        f"{_short(fold(name))}{_mark(value, kinds.get(name, ''))}" for name, value in cells.items()
    )
    return " ".join(marks)


def changed(check_cell: str, name: str, value: str, kind: str = "text") -> bool | None:
    """Whether a cell says something else than when it was written; None where no mark tells."""
    start = _short(fold(name))
    for mark in check_cell.split():
        if mark.startswith(start):
            return mark[len(start) :] != _mark(value, kind)
    return None


def columns(own: Iterable[str]) -> list[str]:
    """All columns of the sheet, in its order."""
    return [ID, *FIELDS.values(), *SHOWN_ONLY, *own, CHECK]


def _mark(value: str, kind: str) -> str:
    return _digest(canonical(value, kind))


@lru_cache(maxsize=1_000)
def _short(name: str) -> str:
    return _digest(name)


@lru_cache(maxsize=10_000)
def _digest(words: str) -> str:
    digest = blake2b(words.encode(errors="surrogatepass"), digest_size=DIGEST_BYTES)
    return base64.b32encode(digest.digest()).decode()
