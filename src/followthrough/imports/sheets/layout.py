"""How the columns of a sheet are read: recognised, or said by the user; kept for the next time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from followthrough.imports.linkedin.table import fold

OWN = "own"
LEFT_OUT = "left_out"
DAY_FIRST, MONTH_FIRST, UNCLEAR = "day_first", "month_first", "unclear"
DAYS = frozenset(
    ("last_contact", "last_meeting", "last_attempt", "next_on", "birthday", "day", "connected_on")
)

FIELDS: dict[str, str] = {  # what the user may choose, in the words of the page
    "full_name": "Name",
    "first_name": "First name",
    "last_name": "Last name",
    "title": "Job title",
    "company": "Company",
    "email": "Email",
    "profile": "LinkedIn profile",
    "phone": "Phone",
    "postal": "Address",
    "web": "Web address",
    "note": "Note",
    "group": "Group or tag",
    "birthday": "Birthday",
    "relation": "Related person",
    "last_contact": "Last contacted on",
    "last_meeting": "Last met on",
    "result": "What they said",
    "channel": "How contacted",
    "next_step": "Next step",
    "next_on": "Next step on",
    OWN: "A field of my own",
    LEFT_OUT: "Leave it out",
}


class Column(NamedTuple):
    """One column: where it stands, what it is called, what it holds.

    ``person`` counts the people of a row from 0; -1 is said of all of them. ``key`` is shared
    by columns that say one thing together. ``order`` tells of days which number comes first.
    """

    place: int
    name: str
    field: str
    label: str = ""
    key: str = ""
    person: int = 0
    kind: str = ""
    order: str = ""
    is_sure: bool = True


class Layout(NamedTuple):
    """The table that is read, the line of its header (0 where it has none), and its columns."""

    sheet: str
    header: int
    columns: tuple[Column, ...]
    source: str = "sheet"

    @property
    def has_people(self) -> bool:
        """Whether any column names somebody."""
        naming = {"full_name", "first_name", "last_name", "email", "profile"}
        return any(column.field in naming for column in self.columns)

    @property
    def key(self) -> str:
        """What a sheet of this kind is known again by: the names of its columns."""
        return header_key(column.name for column in self.columns)

    def as_json(self) -> dict[str, Any]:
        """The layout as it is kept."""
        return {**self._asdict(), "columns": [column._asdict() for column in self.columns]}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Layout:
        """A layout that was kept."""
        columns = tuple(Column(**column) for column in told["columns"])
        return cls(told["sheet"], told["header"], columns, told.get("source", "sheet"))


def header_key(names: Iterable[str]) -> str:
    """What a header is known again by."""
    return blake2b("\x1f".join(map(fold, names)).encode(), digest_size=16).hexdigest()


def chosen(layout: Layout, choices: Sequence[str], orders: Sequence[str]) -> Layout:
    """The layout with what the user chose for each column, and how its days are written."""
    columns = []
    for column, field, order in zip(layout.columns, choices, orders, strict=True):
        changes: dict[str, Any] = {"is_sure": True}
        if field in FIELDS and field != column.field:
            changes |= {"field": field, "key": "", "label": "", "kind": column.kind}
        if order in {DAY_FIRST, MONTH_FIRST}:
            changes["order"] = order
        columns.append(column._replace(**changes))
    return layout._replace(columns=tuple(columns))
