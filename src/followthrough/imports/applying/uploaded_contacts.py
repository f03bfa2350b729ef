"""The address book once uploaded to LinkedIn: taken in only when the user asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from followthrough.imports.applying.ledger import Ledger
from followthrough.imports.applying.people_book import EMAIL, NAMELESS, Facts, PeopleBook
from followthrough.imports.contract import Problem, Reason, UploadedContact


@dataclass
class UploadedContactsIn:
    """Takes the entries in; the same e-mail address is the same person, a phone number is not."""

    book: PeopleBook
    ledger: Ledger
    _met: set[str] = field(default_factory=set)

    def take(self, records: Iterable[UploadedContact | Problem]) -> None:
        """Every entry; identical ones are one."""
        for record in records:
            if isinstance(record, Problem):
                self.ledger.skip(record)
            else:
                self._take_one(record)
        self.book.write()

    def _take_one(self, row: UploadedContact) -> None:
        value = "|".join(("uploaded", row.name, *row.emails, *row.phones))
        if value in self._met:
            self.ledger.skip_line(row.line, Reason.DUPLICATE_ROW, row.name)
            return
        self._met.add(value)
        known = (self.book.find_by_email(email, row.name) for email in row.emails)
        if next(filter(None, known), None) or self.book.find(NAMELESS, value):
            self.ledger.unchanged += 1
            return
        scheme, address = (EMAIL, row.emails[0]) if row.emails else (NAMELESS, value)
        if self.book.find(scheme, address):  # another person's name on the same address
            scheme, address = NAMELESS, value
        contact = self.book.add(scheme, address, _facts(row))
        for email in row.emails:
            self.book.claim_email(contact, email, row.name)
        self.ledger.created += 1


def _facts(row: UploadedContact) -> Facts:
    first, last = row.first_name, row.last_name
    if not (first or last):
        first, _, last = row.name.rpartition(" ")
    return Facts(
        first_name=first or last,
        last_name=last if first else "",
        title=row.title,
        company=row.company,
        email=row.emails[0] if row.emails else "",
    )
