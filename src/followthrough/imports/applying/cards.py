"""Entries of address books and sheets: each becomes a contact once, and stays as it was told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from followthrough.accounts.identifiers import in_order
from followthrough.contacts.models import ContactDetail
from followthrough.contacts.shared_addresses import is_personal
from followthrough.imports.applying import own_values
from followthrough.imports.applying.identity import fingerprint
from followthrough.imports.applying.ledger import Ledger
from followthrough.imports.applying.people_book import (
    EMAIL,
    NAMELESS,
    PROFILE,
    UID,
    Facts,
    PeopleBook,
)
from followthrough.imports.applying.showing_again import DETAIL_FIELDS, detail_rows, show_again
from followthrough.imports.applying.talks import TalksIn
from followthrough.imports.contract import Card, Own, Problem, Reason
from followthrough.imports.linkedin.table import fold as fold_any
from followthrough.imports.models import SourceRow
from followthrough.jobsearch.aiming import Owner
from followthrough.storage import bulk

SOURCE_FIELDS = (
    *("id", "workspace", "contact", "file", "line", "seen_on", "cells", "digest", "entry"),
)
fold = lru_cache(maxsize=1_000)(fold_any)  # of the names of columns, which are few
LEAST_OF_A_UID = 12  # characters; shorter ones are counted anew by every program
DIGITS_OF_A_PHONE = 7  # the last ones, which every way of writing a number ends in


@dataclass
class CardsIn:
    """Takes the entries of one file in.

    Sure to be the same person are those with the same profile, the same personal e-mail address
    under a name that is not clearly another, or the same number in the same address book. An
    entry that has none of these is known again by the name together with a phone number, or when
    it has no number either by all it says of the person: as the same entry of the same source,
    never as a person of another source.
    """

    book: PeopleBook
    ledger: Ledger
    owner: Owner
    seen_on: date
    digests: dict[str, set[int]] = field(default_factory=dict)
    _new: Iterator[str] = field(default_factory=in_order)
    _sources: list[tuple[object, ...]] = field(default_factory=list)
    _details: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    _own: dict[str, dict[str, str]] = field(default_factory=dict)
    _here: set[str] = field(default_factory=set)
    _again: set[str] = field(default_factory=set)
    _fields: dict[str, Own] = field(default_factory=dict)
    _talks: list[tuple[str, Card]] = field(default_factory=list)

    def take(self, records: Iterable[Card | Problem]) -> None:
        """Every entry of the file; what is no person is listed."""
        rows = bulk.read(
            "SELECT contact_id, digest FROM followthrough_sourcerow WHERE workspace_id = %s",
            [self.book.workspace],
        )
        for contact, digest in rows:
            self.digests.setdefault(contact, set()).add(digest)
        for record in records:
            if isinstance(record, Problem):
                self.ledger.skip(record)
            elif self._is_owner(record):
                self.ledger.skip_line(record.line, Reason.OWNER_ROW, _name(record))
            else:
                self._take_one(record)
        self._write()

    def _write(self) -> None:
        self.book.write()
        bulk.insert(SourceRow, SOURCE_FIELDS, self._sources)
        workspace = self.book.workspace
        own_values.make_fields(workspace, self._fields)
        details = (
            row
            for contact, told in self._details.items()
            if contact not in self._again
            for row in detail_rows(self._new, workspace, contact, told)
        )
        bulk.insert(ContactDetail, DETAIL_FIELDS, details)
        own_values.write(workspace, {c: v for c, v in self._own.items() if c not in self._again})
        show_again(self.book, sorted(self._again))
        TalksIn(self.book, self.ledger).take(self._talks)

    def _is_owner(self, card: Card) -> bool:
        if card.key and card.key == self.owner.profile:
            return True
        return any(email in self.owner.emails for email in card.emails)

    def _take_one(self, card: Card) -> None:
        name = _name(card)
        emails = [email for email in card.emails if is_personal(email)]
        uid = f"{self.ledger.kind}|{card.uid}" if len(card.uid) >= LEAST_OF_A_UID else ""
        digest = fingerprint(card.verbatim)
        contact = self._sure(card, name, emails, uid)
        entries = [] if uid else list(_entries(self.ledger.kind, card, name, emails))
        if contact is None:
            contact = self._same_entry(entries, digest)
        if contact is None:
            contact = self._add(card, name, emails, uid, entries)
            self.ledger.created += 1
        elif digest in self.digests.get(contact, ()):
            self.ledger.unchanged += 1
            self._here.add(contact)
            return
        else:
            self.ledger.updated += 1
            self._again.add(contact)
            self.book.changed.add(contact)
        self._claim(contact, card, name, emails, uid, entries)
        self._keep(contact, card, digest, uid or (entries[0] if entries else "|".join(emails)))

    def _sure(self, card: Card, name: str, emails: list[str], uid: str) -> str | None:
        contact = self.book.find(PROFILE, card.key) if card.key else None
        for email in emails:
            contact = contact or self.book.find_by_email(email, name)
        if contact is None and uid:
            contact = self.book.find_by_uid(uid, name)
        return contact

    def _same_entry(self, entries: list[str], digest: int) -> str | None:
        """The entry of an earlier file; two of one file are two, unless all of them is the same."""
        for entry in entries:
            contact = self.book.find(NAMELESS, entry)
            if contact is None:
                continue
            if contact not in self._here or digest in self.digests.get(contact, ()):
                return contact
        return None

    def _add(self, card: Card, name: str, emails: list[str], uid: str, entries: list[str]) -> str:
        ways = [(PROFILE, card.key), *((EMAIL, one) for one in emails), (UID, uid)]
        ways += [(NAMELESS, entry) for entry in entries]
        free = [one for one in ways if one[1] and not self.book.find(*one)]
        contact = self.book.add(*(free[0] if free else self._numbered(name)), _facts(card))
        self._details[contact] = card.details
        self._own[contact] = {fold(own.name): own.value for own in card.own}
        return contact

    def _numbered(self, name: str) -> tuple[str, str]:
        """A way to know one of several that say the same of themselves."""
        number = 2
        while self.book.find(NAMELESS, f"{self.ledger.kind}|{name}|no. {number}"):
            number += 1
        return NAMELESS, f"{self.ledger.kind}|{name}|no. {number}"

    def _claim(
        self,
        contact: str,
        card: Card,
        name: str,
        emails: list[str],
        uid: str,
        entries: list[str],
    ) -> None:
        if card.key:
            self.book.claim(contact, PROFILE, card.key)
        for email in emails:
            self.book.claim_email(contact, email, name)
        if uid:
            self.book.names.setdefault(contact, name)
            self.book.claim(contact, UID, uid)
        for entry in entries:
            self.book.claim(contact, NAMELESS, entry)

    def _keep(self, contact: str, card: Card, digest: int, entry: str) -> None:
        self._here.add(contact)
        for own in card.own:
            self._fields.setdefault(fold(own.name), own)
        if card.talks or card.plan:
            self._talks.append((contact, card))
        self.digests.setdefault(contact, set()).add(digest)
        cells = bulk.as_json(_cells(card))
        day = min(card.revised_on or self.seen_on.isoformat(), self.seen_on.isoformat())
        head = (next(self._new), self.book.workspace, contact, self.ledger.id, card.line)
        key = blake2b(f"{self.ledger.kind}|{entry}".encode(errors="surrogatepass"), digest_size=16)
        self._sources.append((*head, day, cells, digest, key.hexdigest()))


def _entries(source: str, card: Card, name: str, emails: list[str]) -> Iterator[str]:
    """What an entry without a number of its own is known by in its own source."""
    head = f"{source}|{name}"
    told = [one.value for one in card.details if one.kind == "phone"]
    digits = ("".join(filter(str.isdigit, number)) for number in told)
    phones = dict.fromkeys(number[-DIGITS_OF_A_PHONE:] for number in digits if number)
    yield from (f"{head}|{number}" for number in phones)
    if not (phones or emails or card.key):
        yield f"{head}|{card.company}"


def _cells(card: Card) -> dict[str, object]:
    cells: dict[str, object] = {
        "first_name": "" if _is_nameless(card) else card.first_name,
        "last_name": card.last_name,
        "title": card.title,
        "company": card.company,
        "email": card.emails[0] if card.emails else "",
        "url": card.url if card.key else "",
        "details": card.details,
        "verbatim": card.verbatim,
    }
    if card.connected_on:
        cells["connected_on"] = card.connected_on
    if card.own:
        cells["own"] = {fold(own.name): own.value for own in card.own}
    return cells


def _facts(card: Card) -> Facts:
    return Facts(
        first_name=card.first_name,
        last_name=card.last_name,
        title=card.title,
        company=card.company,
        email=card.emails[0] if card.emails else "",
        url=card.url if card.key else "",
        connected_on=card.connected_on or None,
    )


def _is_nameless(card: Card) -> bool:
    """Whether the address stands in for a name that nothing told."""
    return not card.last_name and card.first_name in {*card.emails, card.key}


def _name(card: Card) -> str:
    return "" if _is_nameless(card) else f"{card.first_name} {card.last_name}".strip()
