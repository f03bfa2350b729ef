"""Invitations: who asked whom to connect, and what was written along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from followthrough.conversations.models import Invitation as InvitationRow
from followthrough.imports.applying.identity import identify, instant
from followthrough.imports.applying.ledger import Ledger
from followthrough.imports.applying.people_book import (
    EMAIL,
    NAMELESS,
    PROFILE,
    Facts,
    PeopleBook,
)
from followthrough.imports.contract import Invitation, Person, Problem, Reason
from followthrough.storage import bulk

FIELDS = (
    "id",
    "workspace",
    "contact",
    "is_outbound",
    "sent_at",
    "message",
    "answered",
    "brought_by",
)


@dataclass
class InvitationsIn:
    """Takes invitations in; an accepted one belongs to somebody who is a connection by now."""

    book: PeopleBook
    ledger: Ledger
    owner_key: str
    _rows: dict[str, tuple[object, ...]] = field(default_factory=dict)

    def take(self, records: Iterable[Invitation | Problem]) -> None:
        """Every row of the file; what names nobody is listed."""
        for record in records:
            if isinstance(record, Problem):
                self.ledger.skip(record)
            else:
                self._take_one(record)
        self.book.write()
        rows = [self._rows[key] for key in sorted(self._rows)]
        created = bulk.insert_missing(InvitationRow, FIELDS, rows)
        self.ledger.created += created
        self.ledger.unchanged += len(rows) - created
        if created:
            self.book.changed.update(str(row[2]) for row in rows)

    def _take_one(self, row: Invitation) -> None:
        other = row.recipient if row.is_outgoing else row.sender
        if other.key and other.key == self.owner_key:
            self.ledger.skip_line(row.line, Reason.OWNER_ROW, other.name)
            return
        if not (other.key or row.to_email or other.name):
            self.ledger.skip_line(row.line, Reason.NO_NAME, row.message)
            return
        contact = self._contact(row, other)
        side = "o" if row.is_outgoing else "i"
        own = identify(row.sent_at, self.book.workspace, "invitation", contact, side)
        if own.id in self._rows:
            self.ledger.skip_line(row.line, Reason.DUPLICATE_ROW, other.name)
            return
        sent = instant(row.sent_at)
        head = (own.id, self.book.workspace, contact, row.is_outgoing, sent)
        self._rows[own.id] = (*head, row.message, "", self.book.brought_by)

    def _contact(self, row: Invitation, other: Person) -> str:
        if other.key:
            return self.book.find(PROFILE, other.key) or self._meet(PROFILE, other.key, other)
        if row.to_email:
            known = self.book.find_by_email(row.to_email, other.name)
            return known or self._meet(EMAIL, row.to_email, other)
        value = f"invitation|{other.name}"
        return self.book.find(NAMELESS, value) or self._meet(NAMELESS, value, other)

    def _meet(self, scheme: str, value: str, other: Person) -> str:
        email = value if scheme == EMAIL else ""
        return self.book.add(scheme, value, Facts.of_person(other, email=email))
