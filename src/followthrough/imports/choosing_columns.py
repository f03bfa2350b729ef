"""Asking how the columns of a sheet are meant, with the first people as they would come in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import transaction

from followthrough.accounts.models import Workspace
from followthrough.imports.archive import Archive, open_archive
from followthrough.imports.contract import Card, Problem
from followthrough.imports.kinds import FileKind
from followthrough.imports.models import Import, SheetColumns
from followthrough.imports.sheets.layout import (
    DAYS,
    FIELDS,
    UNCLEAR,
    Column,
    Layout,
    chosen,
)
from followthrough.imports.sheets.reader import look, read
from followthrough.imports.tasks import run_import
from followthrough.storage.trouble import Trouble

ROWS_SHOWN = 6
VALUES_SHOWN = 3


class NothingToAsk(Trouble):
    """The columns of this file are settled already."""


class NoSuchColumn(Trouble):
    """A name that no column has, or words that no column holds."""


class NobodyWouldComeIn(Trouble):
    """No column is chosen that names people."""


class DaysUnclear(Trouble):
    """A column of days of which only the user knows how to read them."""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """One column as it is asked for: what stands in it, and what it seems to be."""

    place: int
    name: str
    values: tuple[str, ...]
    field: str
    is_sure: bool
    asks_for_order: bool
    order: str


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One person as they would come in."""

    line: int
    name: str
    where: str
    rest: tuple[tuple[str, str], ...]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """The whole question: the columns, and the first rows as they would come in."""

    id: str
    file_name: str
    columns: tuple[ColumnChoice, ...]
    fields: tuple[tuple[str, str], ...]
    people: tuple[PersonShown, ...]
    trouble: str


def layout_for(workspace: Workspace, archive: Archive) -> tuple[str, Layout, bool] | None:
    """The member to ask about with its layout, and whether the user said before how it is read."""
    sheets = [member for member in archive.members if member.kind is FileKind.SHEET]
    if len(archive.members) != 1 or not sheets:
        return None
    with archive.open(sheets[0]) as stream:
        layout = look(stream, sheets[0].name).layout
    if layout.source != "sheet":
        return None
    known = SheetColumns.objects.of(workspace).filter(key=layout.key).first()
    if known is None:
        return sheets[0].name, layout, False
    return sheets[0].name, _as_before(layout, known.columns), True


def question(asking: Import, *, fields: Sequence[str] = (), orders: Sequence[str] = ()) -> Asking:
    """What is asked, with what the user has chosen so far."""
    name, layout = _asked(asking)
    if fields:
        layout = _with_choices(layout, fields, orders)
    records = list(_first_records(asking, layout))
    values = _values(records, layout)
    people = tuple(_shown(record) for record in records[:ROWS_SHOWN])
    trouble = "" if layout.has_people else "Say which column holds the names or addresses."
    return Asking(
        id=str(asking.id),
        file_name=name,
        columns=tuple(_choice(column, values) for column in layout.columns),
        fields=tuple(FIELDS.items()),
        people=people if layout.has_people else (),
        trouble=trouble,
    )


def choose(asking: Import, *, fields: Sequence[str], orders: Sequence[str], at: datetime) -> None:
    """Keep how the columns are read, and hand the file to the worker."""
    with transaction.atomic():
        if settle(asking, fields=fields, orders=orders, at=at):
            run_import.enqueue(str(asking.workspace_id), str(asking.id))


def choose_by_name(asking: Import, *, fields: Mapping[str, str], order: str, at: datetime) -> None:
    """Settle it by the names of columns, for those that are named; the others are as they seem."""
    _, layout = _asked(asking)
    if unknown := [name for name in fields if name not in {c.name for c in layout.columns}]:
        known = ", ".join(f"“{column.name}”" for column in layout.columns if column.name)
        raise NoSuchColumn(f"“{unknown[0]}” is no column of {asking.file_name}. It has {known}.")
    if wrong := [field for field in fields.values() if field not in FIELDS]:
        known = ", ".join(FIELDS)
        raise NoSuchColumn(f"“{wrong[0]}” is nothing that a column holds. Choose from {known}.")
    chosen_fields = [fields.get(column.name, column.field) for column in layout.columns]
    settle(asking, fields=chosen_fields, orders=[order] * len(layout.columns), at=at)


def settle(asking: Import, *, fields: Sequence[str], orders: Sequence[str], at: datetime) -> bool:
    """Keep how the columns are read, for this file and those like it; False when it was settled."""
    name, layout = _asked(asking)
    layout = _with_choices(layout, fields, orders)
    if not layout.has_people:
        raise NobodyWouldComeIn(
            "Nobody would come in: say which column holds the names or addresses."
        )
    for column in layout.columns:
        if column.order == UNCLEAR and column.field in DAYS:
            raise DaysUnclear(
                f"“{column.name}” writes days that may be read in two ways. Say which number comes"
                " first."
            )
    kept = layout.as_json()
    with transaction.atomic():
        waiting = Import.objects.filter(id=asking.id, state=Import.State.ASKING)
        if not waiting.update(state=Import.State.WAITING, columns={name: kept}):
            return False
        SheetColumns.objects.update_or_create(
            workspace=asking.workspace,
            key=layout.key,
            defaults={"columns": kept, "chosen_at": at},
        )
    asking.refresh_from_db()
    return True


def leave(asking: Import) -> None:
    """Do not read the file after all. Nothing of it is kept."""
    waiting = Import.objects.filter(id=asking.id, state=Import.State.ASKING)
    if waiting.update(state=Import.State.STOPPED) and asking.is_upload:
        Path(asking.path).unlink(missing_ok=True)
    asking.refresh_from_db()


def _asked(asking: Import) -> tuple[str, Layout]:
    if asking.state != Import.State.ASKING or not asking.columns:
        raise NothingToAsk(f"The columns of {asking.file_name} are settled already.")
    ((name, told),) = asking.columns.items()
    return name, Layout.from_json(told)


def _as_before(layout: Layout, kept: dict[str, Any]) -> Layout:
    """The columns as the user said before; where the table and its header stand may differ."""
    before = Layout.from_json(kept)
    columns = []
    for now, said in zip(layout.columns, before.columns, strict=True):
        is_open = said.order in {"", UNCLEAR} or now.order not in {"", UNCLEAR}
        columns.append(said._replace(order=now.order if is_open else said.order))
    return layout._replace(columns=tuple(columns))


def _with_choices(layout: Layout, fields: Sequence[str], orders: Sequence[str]) -> Layout:
    wanted = [*fields, *([""] * len(layout.columns))][: len(layout.columns)]
    order = [*orders, *([""] * len(layout.columns))][: len(layout.columns)]
    return chosen(layout, wanted, order)


def _first_records(asking: Import, layout: Layout) -> list[Card | Problem]:
    with open_archive(Path(asking.path), name=asking.file_name) as archive:
        (member,) = archive.members
        with archive.open(member) as stream:
            records = read(stream, member.name, layout=layout.as_json())
            return list(islice(records, 200))


def _values(records: Sequence[Card | Problem], layout: Layout) -> dict[str, list[str]]:
    """The first different values of each column, as they stand in the sheet."""
    found: dict[str, list[str]] = {column.name: [] for column in layout.columns}
    for record in records:
        for cell in record.verbatim if isinstance(record, Card) else ():
            name = next((n for n in found if cell.startswith(f"{n}: ")), None)
            value = cell[len(name) + 2 :] if name is not None else ""
            if name is not None and value not in found[name] and len(found[name]) < VALUES_SHOWN:
                found[name].append(value)
    return found


def _choice(column: Column, values: dict[str, list[str]]) -> ColumnChoice:
    field = column.field if column.field in FIELDS else f"as_{column.field}"
    return ColumnChoice(
        place=column.place,
        name=column.name,
        values=tuple(values.get(column.name, ())),
        field=field,
        is_sure=column.is_sure,
        asks_for_order=column.order == UNCLEAR and column.field in DAYS,
        order=column.order,
    )


def _shown(record: Card | Problem) -> PersonShown:
    if isinstance(record, Problem):
        return PersonShown(record.line, "", "", (), record.sentence)
    rest = [(str(detail.label or detail.kind), detail.value) for detail in record.details]
    rest += [(own.name, own.value) for own in record.own]
    rest += [(f"on {talk.on}", talk.said or talk.channel) for talk in record.talks]
    if record.plan:
        rest.append((f"next on {record.plan.on}", record.plan.step))
    where = ", ".join(filter(None, (record.title, record.company)))
    name = f"{record.first_name} {record.last_name}".strip()
    return PersonShown(record.line, name, where, tuple(rest))
