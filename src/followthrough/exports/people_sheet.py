"""People as a sheet to work in: changed in a spreadsheet and brought back, it shows the changes."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact, ContactDetail, OwnField, OwnValue
from followthrough.contacts.sheet_columns import CHECK, FIELDS, ID, check, columns
from followthrough.conversations.models import Exchange
from followthrough.sorting.models import Kind, Placement
from followthrough.storage.spreadsheets import muted

WIDTHS = {ID: 12, CHECK: 4, "Company": 24, "Job title": 30, "Email": 28, "Note": 40}


def write_people(workspace: Workspace, target: Path) -> int:
    """Write everybody into a sheet, CSV or XLSX by its ending; returns how many."""
    names, rows = _sheet(workspace)
    waiting = target.with_name(target.name + ".part")
    write = _write_xlsx if target.suffix.casefold() == ".xlsx" else _write_csv
    count = write(waiting, names, rows)
    waiting.replace(target)
    return count


def _write_csv(target: Path, names: list[str], rows: Iterator[list[str]]) -> int:
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(names)
        return sum(bool(table.writerow(map(muted, row))) for row in rows)


def _write_xlsx(target: Path, names: list[str], rows: Iterator[list[str]]) -> int:
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("People")
    sheet.freeze_panes = "D2"
    for place, name in enumerate(names):
        sheet.column_dimensions[_letter(place)].width = WIDTHS.get(name, 18)
    sheet.column_dimensions[_letter(len(names) - 1)].hidden = True
    heads = [WriteOnlyCell(sheet, value=name) for name in names]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    count = 0
    for row in rows:
        sheet.append([_storable(muted(cell)) for cell in row])
        count += 1
    with io.BytesIO() as whole:
        book.save(whole)
        target.write_bytes(whole.getvalue())
    return count


def _storable(words: str) -> str:
    """Text without the control signs that a workbook cannot hold."""
    return "".join(c for c in words if c >= " " or c in "\t\n")


def _sheet(workspace: Workspace) -> tuple[list[str], Iterator[list[str]]]:
    fields = {one.pk: one for one in OwnField.objects.of(workspace).order_by("name", "id")}
    names = columns(field.name for field in fields.values())
    kinds = {field.name: field.kind for field in fields.values()}
    return names, _rows(workspace, [field.name for field in fields.values()], kinds)


def _rows(workspace: Workspace, own: list[str], kinds: dict[str, str]) -> Iterator[list[str]]:
    values: dict[Any, dict[str, str]] = defaultdict(dict)
    written = OwnValue.objects.of(workspace).values_list("contact_id", "field__name", "value")
    for contact, name, value in written:
        values[contact][name] = value
    phones: dict[Any, str] = {}
    numbers = ContactDetail.objects.of(workspace).filter(kind="phone").order_by("-id")
    phones.update(numbers.values_list("contact_id", "value"))
    placed = Placement.objects.of(workspace).values_list("contact_id", "kind")
    kind_of = {contact: str(Kind(kind).label) if kind else "" for contact, kind in placed}
    spoken = Exchange.objects.of(workspace).values_list(
        "contact_id", "last_touch_at", "last_heard_at"
    )
    last = {contact: max(filter(None, at), default=None) for contact, *at in spoken}
    people = Contact.objects.of(workspace).filter(is_anonymous=False).order_by("sort_name", "id")
    for one in people.iterator():
        kept = {title: getattr(one, field) for field, title in FIELDS.items()}
        mine = {name: values[one.pk].get(name, "") for name in own}
        at = last.get(one.pk)
        shown = [
            one.profile_url,
            phones.get(one.pk, ""),
            kind_of.get(one.pk, ""),
            at.date().isoformat() if at else "",
        ]
        yield [str(one.pk), *kept.values(), *shown, *mine.values(), check(kept | mine, kinds)]


def _letter(place: int) -> str:
    letters, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
