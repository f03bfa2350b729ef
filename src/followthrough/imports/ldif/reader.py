"""LDIF: address books of Thunderbird, Mozilla and directory servers."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from followthrough.imports.contract import Card, Notice, Problem, Reason, found
from followthrough.imports.linkedin.rows import physical_lines
from followthrough.imports.linkedin.table import unheard
from followthrough.imports.linkedin.text import pieces
from followthrough.imports.sheets.layout import Column
from followthrough.imports.sheets.row import Told, card_of

_GROUPS = frozenset(("groupofnames", "groupofuniquenames", "posixgroup"))
_COMPANIES = frozenset(("organization", "organizationalunit", "device", "room"))
# Attribute in small letters: field, label. Source: RFC 4519, RFC 4524 and Mozilla's own schema.
_FIELDS: dict[str, tuple[str, str]] = {
    "cn": ("full_name", ""),
    "displayname": ("full_name", ""),
    "givenname": ("first_name", ""),
    "sn": ("last_name", ""),
    "surname": ("last_name", ""),
    "title": ("title", ""),
    "o": ("company", ""),
    "organizationname": ("company", ""),
    "company": ("company", ""),
    "ou": ("department", ""),
    "department": ("department", ""),
    "mail": ("email", ""),
    "mozillasecondemail": ("email", "second"),
    "telephonenumber": ("phone", "work"),
    "homephone": ("phone", "home"),
    "mobile": ("phone", "cell"),
    "cellphone": ("phone", "cell"),
    "facsimiletelephonenumber": ("phone", "fax"),
    "pager": ("phone", "pager"),
    "street": ("street", "work"),
    "streetaddress": ("street", "work"),
    "l": ("city", "work"),
    "locality": ("city", "work"),
    "st": ("region", "work"),
    "postalcode": ("postcode", "work"),
    "c": ("country", "work"),
    "co": ("country", "work"),
    "mozillahomestreet": ("street", "home"),
    "mozillahomelocalityname": ("city", "home"),
    "mozillahomestate": ("region", "home"),
    "mozillahomepostalcode": ("postcode", "home"),
    "mozillahomecountryname": ("country", "home"),
    "postaladdress": ("postal", ""),
    "mozillaworkurl": ("web", "work"),
    "mozillahomeurl": ("web", "home"),
    "labeleduri": ("web", ""),
    "mozillanickname": ("nickname", ""),
    "birthyear": ("birth_year", ""),
    "birthmonth": ("birth_month", ""),
    "birthday": ("birth_day", ""),
    "description": ("note", ""),
    "entryuuid": ("uid", ""),
}


class _Line(NamedTuple):
    number: int
    name: str
    value: str


def read(stream: BinaryIO, file: str, *, notice: Notice = unheard) -> Iterator[Card | Problem]:
    """Every entry of the file, and a problem for each that is no person’s."""
    entry: list[_Line] = []
    for line in _lines(physical_lines(pieces(stream, file, notice))):
        if line.name:
            entry.append(line)
        elif entry:
            yield from _of_entry(entry, file)
            entry = []
    if entry:
        yield from _of_entry(entry, file)


def _of_entry(entry: list[_Line], file: str) -> Iterator[Card | Problem]:
    start = entry[0].number
    if entry[0].name == "version":
        entry = entry[1:]
    if not entry:
        return
    kinds = {line.value.casefold() for line in entry if line.name == "objectclass"}
    names = " ".join(line.value for line in entry if line.name in {"cn", "dn"})
    if kinds & _GROUPS:
        yield Problem(file, start, Reason.GROUP_CARD, found(names))
        return
    told = Told()
    for line in entry:
        field, label = _FIELDS.get(line.name, ("", ""))
        if field and line.value.strip():
            value = line.value.replace("$", "\n") if field == "postal" else line.value
            key = f"postal {label}" if label else ""
            told.take(Column(0, line.name, field, label, key), value.strip())
    card = card_of(told, start, tuple(f"{line.name}: {line.value}" for line in entry))
    if isinstance(card, Card) and not kinds & _COMPANIES:
        yield card
    else:
        reason = Reason.COMPANY_CARD if kinds & _COMPANIES else Reason.NO_NAME
        yield Problem(file, start, card if isinstance(card, Reason) else reason, found(names))


def _lines(lines: Iterator[str]) -> Iterator[_Line]:
    """The lines with their continuations; an empty one ends an entry."""
    held, start = "", 0
    for number, raw in enumerate(lines, start=1):
        line = raw.rstrip("\r\n")
        if line.startswith(" ") and held:
            held += line[1:]
            continue
        if held:
            yield _line(start, held)
        held, start = "", number
        if not line.strip():
            yield _Line(number, "", "")
        elif not line.startswith("#"):
            held = line
    if held:
        yield _line(start, held)


def _line(number: int, text: str) -> _Line:
    name, _, value = text.partition(":")
    name = name.partition(";")[0].strip().casefold()
    if value.startswith(":"):
        try:
            value = b64decode(value[1:].strip()).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            value = ""
    return _Line(number, name or "nameless", value.strip())
