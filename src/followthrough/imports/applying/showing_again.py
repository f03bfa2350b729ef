"""What is shown of a contact follows from the source rows that stand: here they are put together.

Each entry of each address book or list speaks with its newest row. Among entries the newest word
wins, and a blank says nothing. What the user wrote beats them all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from followthrough.accounts.identifiers import in_order
from followthrough.contacts.models import Contact, ContactDetail
from followthrough.contacts.profile_addresses import canonical_address
from followthrough.imports.applying import own_values
from followthrough.imports.applying.people_book import SHOWN_FIELDS, Facts, PeopleBook
from followthrough.storage import bulk

Cells = dict[str, Any]

NEWEST_LAST = """
    SELECT contact_id, entry, cells FROM followthrough_sourcerow
    WHERE workspace_id = %s AND contact_id IN ({marks}) ORDER BY seen_on, id
"""
DETAIL_FIELDS = ("id", "workspace", "contact", "kind", "label", "value")
TOGETHER = (  # what is taken from one and the same row
    ("first_name", "last_name"),
    ("title", "company"),
    ("email",),
    ("url",),
    ("connected_on",),
)
AT_ONCE = 500  # contacts asked for in one query


def show_again(book: PeopleBook, contacts: Sequence[str]) -> None:
    """Work out what is shown again; who has no row left keeps what was shown last."""
    for start in range(0, len(contacts), AT_ONCE):
        _Some(book, _standing(book.workspace, contacts[start : start + AT_ONCE])).show()


@dataclass
class _Some:
    """A few contacts with the rows that stand for each, the oldest first."""

    book: PeopleBook
    standing: dict[str, list[Cells]]
    _new: Iterator[str] = field(default_factory=in_order)

    def show(self) -> None:
        """Write the columns, the details and the own values anew."""
        rows = []
        for contact, edits, kept in self._written():
            facts = facts_of(together(self.standing[contact], kept))
            values = dict(zip(SHOWN_FIELDS, self.book.shown(facts), strict=True))
            values.update(edits)
            rows.append((*values.values(), contact))
        self.book.write()
        bulk.update(Contact, SHOWN_FIELDS, rows)
        self._show_details()
        own_values.show_again(self.book.workspace, self.standing)

    def _written(self) -> Iterator[tuple[str, dict[str, object], Cells]]:
        """Each contact with the user's edits, and what the user wrote when adding them by hand."""
        people = Contact.objects.filter(
            workspace_id=UUID(self.book.workspace), id__in=list(self.standing)
        )
        for one in people:
            by_hand = one.brought_by_id is None
            kept = {
                "first_name": one.first_name,
                "last_name": one.last_name,
                "title": one.title,
                "company": one.company_name,
                "email": one.email,
                "url": one.profile_url,
            }
            yield one.pk.hex, one.edits, kept if by_hand else {}

    def _show_details(self) -> None:
        ids = [UUID(contact) for contact in self.standing]
        ContactDetail.objects.filter(
            workspace_id=UUID(self.book.workspace), contact_id__in=ids
        ).delete()
        rows: list[tuple[str, ...]] = []
        for contact, told in self.standing.items():
            found = (tuple(one) for cells in reversed(told) for one in cells.get("details", ()))
            rows += detail_rows(self._new, self.book.workspace, contact, found)
        bulk.insert(ContactDetail, DETAIL_FIELDS, rows)


def detail_rows(
    new: Iterator[str], workspace: str, contact: str, details: Iterable[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """The rows of a contact's details; the same value twice is one."""
    kept: dict[tuple[str, str], str] = {}
    for kind, label, value in details:
        kept.setdefault((kind, value), label)
    return [
        (next(new), workspace, contact, kind, label[:100], value)
        for (kind, value), label in kept.items()
    ]


def together(told: list[Cells], kept: Cells) -> Cells:
    """What several entries, the oldest first, say together; ``kept`` is what the user typed."""
    found: Cells = {}
    for fields in TOGETHER:
        for cells in (*reversed(told), kept):
            if any(cells.get(key) for key in fields):
                found.update({key: cells.get(key, "") for key in fields})
                break
    return found | (kept if not told else _name_of(kept))


def _name_of(kept: Cells) -> Cells:
    """The name that the user typed stays as a whole."""
    named = {key: kept.get(key, "") for key in TOGETHER[0]}
    return named if any(named.values()) else {}


def _standing(workspace: str, contacts: Sequence[str]) -> dict[str, list[Cells]]:
    marks = ", ".join(["%s"] * len(contacts))
    newest: dict[str, dict[str, Cells]] = {}
    for contact, entry, cells in bulk.read(NEWEST_LAST.format(marks=marks), [workspace, *contacts]):
        entries = newest.setdefault(contact, {})
        entries.pop(entry, None)  # so that whoever spoke last stands last
        entries[entry] = json.loads(cells)
    return {contact: list(entries.values()) for contact, entries in newest.items()}


def facts_of(cells: Cells) -> Facts:
    """The facts a source row holds; who has no name is called by the address."""
    named = cells.get("first_name") or cells.get("last_name")
    called = cells.get("email") or canonical_address(cells.get("url", ""))
    return Facts(
        first_name=cells.get("first_name", "") if named else called,
        last_name=cells.get("last_name", ""),
        title=cells.get("title", ""),
        company=cells.get("company", ""),
        email=cells.get("email", ""),
        url=cells.get("url", ""),
        connected_on=cells.get("connected_on") or None,
    )
