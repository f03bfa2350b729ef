"""Connections: each row becomes a contact once, and what it says is kept as it stood there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from followthrough.accounts.identifiers import in_order
from followthrough.contacts.models import Contact
from followthrough.imports.applying.identity import fingerprint
from followthrough.imports.applying.ledger import Ledger
from followthrough.imports.applying.people_book import (
    NAMELESS,
    PROFILE,
    SHOWN_FIELDS,
    Facts,
    PeopleBook,
)
from followthrough.imports.applying.showing_again import show_again
from followthrough.imports.contract import Connection, Problem, Reason
from followthrough.imports.models import SourceRow
from followthrough.storage import bulk

SOURCE_FIELDS = ("id", "workspace", "contact", "file", "line", "seen_on", "cells", "digest")
COLUMNS = ("first_name", "last_name", "url", "email", "company", "title", "connected_on")


@dataclass(slots=True)
class Seen:
    """What earlier files said of a contact: the newest day, and every row by its fingerprint."""

    newest: str = ""
    in_address_books: bool = False
    digests: set[int] = field(default_factory=set)


@dataclass
class ConnectionsIn:
    """Takes the list of connections in; the newest file decides what is shown."""

    book: PeopleBook
    ledger: Ledger
    owner_key: str
    seen_on: date
    seen: dict[str, Seen] = field(default_factory=dict)
    edits: dict[str, dict[str, object]] = field(default_factory=dict)
    _new: Iterator[str] = field(default_factory=in_order)
    _sources: list[tuple[object, ...]] = field(default_factory=list)
    _updates: list[tuple[object, ...]] = field(default_factory=list)
    _again: set[str] = field(default_factory=set)
    _met: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def take(self, records: Iterable[Connection | Problem]) -> None:
        """Every row of the file; what is no person is listed."""
        self._read_seen()
        for record in records:
            if isinstance(record, Problem):
                self.ledger.skip(record)
            elif record.key and record.key == self.owner_key:
                self.ledger.skip_line(record.line, Reason.OWNER_ROW, record.url)
            else:
                self._take_one(record)
        self.book.write()
        bulk.insert(SourceRow, SOURCE_FIELDS, self._sources)
        bulk.update(Contact, SHOWN_FIELDS, self._updates)
        show_again(self.book, sorted(self._again))

    def _read_seen(self) -> None:
        rows = bulk.read(
            "SELECT contact_id, +seen_on, digest, entry FROM followthrough_sourcerow"
            " WHERE workspace_id = %s",
            [self.book.workspace],
        )
        for contact, seen_on, digest, entry in rows:
            seen = self.seen.setdefault(contact, Seen())
            if entry:
                seen.in_address_books = True
            else:
                seen.newest = max(seen.newest, str(seen_on))
            seen.digests.add(digest)
        edited = Contact.objects.filter(workspace_id=self.book.workspace).exclude(edits={})
        self.edits = {contact.hex: edits for contact, edits in edited.values_list("id", "edits")}

    def _take_one(self, row: Connection) -> None:
        facts = Facts(
            first_name=row.first_name,
            last_name=row.last_name,
            title=row.title,
            company=row.company,
            email=row.email,
            url=row.url,
            connected_on=row.connected_on or None,
        )
        digest = fingerprint(row.cells)
        address = self._address(row)
        contact = self._known(row, address)
        if contact is None:
            contact = self.book.add(*address, facts)
            self.ledger.created += 1
        elif contact in self.seen and digest in self.seen[contact].digests:
            self.ledger.unchanged += 1
            return
        else:
            self.ledger.updated += 1
            self._show(contact, facts)
        self._claim(contact, row)
        self._keep(contact, row, digest)

    def _known(self, row: Connection, address: tuple[str, str]) -> str | None:
        contact = self.book.find(*address)
        if contact is None and row.email:
            contact = self.book.find_by_email(row.email, f"{row.first_name} {row.last_name}")
        if contact is None and row.key:
            contact = self._connected_then(row)
        return contact

    def _connected_then(self, row: Connection) -> str | None:
        """The same connection in an older file, which gave no address: same name, same day.

        The day of connection is this member's own record of one connection, so the two rows are
        one; where a day saw two people of one name, nobody is matched.
        """
        if self.book.find(NAMELESS, _name_and_day(row, 2)):
            return None
        return self.book.find(NAMELESS, _name_and_day(row, 1))

    def _address(self, row: Connection) -> tuple[str, str]:
        if row.key:
            return PROFILE, row.key
        same = (row.first_name, row.last_name, row.connected_on)
        self._met[same] += 1
        return NAMELESS, _name_and_day(row, self._met[same])

    def _claim(self, contact: str, row: Connection) -> None:
        if row.key:
            self.book.claim(contact, PROFILE, row.key)
        if row.email:
            self.book.claim_email(contact, row.email, f"{row.first_name} {row.last_name}")

    def _show(self, contact: str, facts: Facts) -> None:
        seen = self.seen.get(contact)
        if seen and seen.in_address_books:
            self._again.add(contact)  # several sources speak; together they decide
            self.book.changed.add(contact)
            return
        if seen and seen.newest > self.seen_on.isoformat():
            self.book.changed.add(contact)  # it may tell where they were before
            return  # an older file never undoes what a newer one said
        values = dict(zip(SHOWN_FIELDS, self.book.shown(facts), strict=True))
        values.update(self.edits.get(contact, {}))  # what the user wrote beats every import
        self._updates.append((*values.values(), contact))
        self.book.changed.add(contact)

    def _keep(self, contact: str, row: Connection, digest: int) -> None:
        cells = bulk.as_json(dict(zip(COLUMNS, _values(row), strict=True)))
        self.seen.setdefault(contact, Seen()).digests.add(digest)
        head = (next(self._new), self.book.workspace, contact, self.ledger.id, row.line)
        self._sources.append((*head, self.seen_on.isoformat(), cells, digest))


def _values(row: Connection) -> tuple[str, ...]:
    return (
        row.first_name,
        row.last_name,
        row.url,
        row.email,
        row.company,
        row.title,
        row.connected_on,
    )


def _name_and_day(row: Connection, nth: int) -> str:
    return f"connection|{row.first_name}|{row.last_name}|{row.connected_on}|{nth}"
