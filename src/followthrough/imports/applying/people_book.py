"""Everybody the workspace knows, by what makes each of them sure to be the same person.

The whole book fits in memory: one entry a person, none a message. It never matches on a name,
a phone number or an address found in a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from followthrough.accounts.identifiers import in_order
from followthrough.contacts import company_names, names
from followthrough.contacts.identities import are_clearly_different, sort_name
from followthrough.contacts.models import Company, Contact, ContactAddress
from followthrough.imports.applying.identity import identify, seconds_of
from followthrough.imports.contract import Person
from followthrough.storage import bulk

CONTACT_FIELDS = (
    "id",
    "workspace",
    "name",
    "first_name",
    "last_name",
    "sort_name",
    "title",
    "company_name",
    "company",
    "email",
    "profile_url",
    "connected_on",
    "came_in_on",
    "note",
    "edits",
    "is_anonymous",
    "number",
    "brought_by",
)
SHOWN_FIELDS = (
    "name",
    "first_name",
    "last_name",
    "sort_name",
    "title",
    "company_name",
    "company",
    "email",
    "profile_url",
    "connected_on",
)
ADDRESS_FIELDS = ("id", "workspace", "contact", "scheme", "value", "brought_by")
COMPANY_FIELDS = ("id", "workspace", "key", "name", "is_agency", "number")

LONGEST, LONGEST_KEY = 600, 200  # characters; beyond them two are taken for one
PROFILE = ContactAddress.Scheme.PROFILE.value
EMAIL = ContactAddress.Scheme.EMAIL.value
CONVERSATION = ContactAddress.Scheme.CONVERSATION.value
NAMELESS = ContactAddress.Scheme.NAMELESS.value
UID = ContactAddress.Scheme.UID.value


class Facts(NamedTuple):
    """What a row says of a person, as it is shown."""

    first_name: str = ""
    last_name: str = ""
    title: str = ""
    company: str = ""
    email: str = ""
    url: str = ""
    connected_on: str | None = None
    is_anonymous: bool = False

    @classmethod
    def of_person(cls, person: Person, *, email: str = "", is_anonymous: bool = False) -> Facts:
        """What is known of somebody who is only named in a message or an invitation."""
        first, _, last = person.name.rpartition(" ")
        url = f"https://www.linkedin.com/in/{person.key}" if person.key else ""
        return cls(
            first_name=first or last,
            last_name=last if first else "",
            email=email,
            url=url,
            is_anonymous=is_anonymous,
        )


@dataclass
class PeopleBook:
    """Who is who, and the people that are new in this import and not yet written."""

    workspace: str
    brought_by: str
    today: date
    addresses: dict[str, dict[str, str]] = field(default_factory=dict)
    companies: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    former: dict[str, list[str]] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    _new: Iterator[str] = field(default_factory=in_order)
    _contacts: list[tuple[object, ...]] = field(default_factory=list)
    _addresses: list[tuple[object, ...]] = field(default_factory=list)
    _companies: list[tuple[object, ...]] = field(default_factory=list)

    @classmethod
    def empty(cls, workspace: str, brought_by: str, today: date) -> PeopleBook:
        """A book of nobody, for an import that may have nothing to look up."""
        schemes = (PROFILE, EMAIL, CONVERSATION, NAMELESS, UID)
        return cls(workspace, brought_by, today, {scheme: {} for scheme in schemes})

    @classmethod
    def of(cls, workspace: str, brought_by: str, today: date) -> PeopleBook:
        """The book as it stands before the import."""
        book = cls.empty(workspace, brought_by, today)
        book.open()
        return book

    def open(self) -> None:
        """Read everybody known."""
        for scheme, value, contact in bulk.read(
            "SELECT scheme, value, contact_id FROM followthrough_contactaddress"
            " WHERE workspace_id = %s",
            [self.workspace],
        ):
            self.addresses.setdefault(scheme, {})[value] = contact
            self.people.add(contact)
        self.companies.update(
            bulk.read(
                "SELECT key, id FROM followthrough_company WHERE workspace_id = %s",
                [self.workspace],
            )
        )
        self.names.update(
            bulk.read(
                "SELECT c.id, c.name FROM followthrough_contact c"
                " JOIN followthrough_contactaddress a"
                " ON a.workspace_id = c.workspace_id AND a.contact_id = c.id"
                " WHERE c.workspace_id = %s AND a.scheme IN (%s, %s)",
                [self.workspace, EMAIL, UID],
            )
        )

        for contact, gone in bulk.read(
            "SELECT contact_id, gone FROM followthrough_formerentry WHERE workspace_id = %s",
            [self.workspace],
        ):
            self.former.setdefault(contact, []).append(gone)

    def find(self, scheme: str, value: str) -> str | None:
        """The contact this address belongs to."""
        return self.addresses[scheme].get(value[:LONGEST])

    def find_by_email(self, email: str, name: str) -> str | None:
        """The contact with that e-mail address, unless the two names are clearly two people."""
        contact = self.find(EMAIL, email)
        if contact is None:
            return None
        known = self.names.get(contact, "")
        if known.casefold() in {email, email.partition("@")[0]}:
            known = ""  # called after the address, because nothing told the name
        return None if are_clearly_different(known, name) else contact

    def find_by_uid(self, uid: str, name: str) -> str | None:
        """The contact of a card with that number, unless the number was given to another since."""
        contact = self.find(UID, uid)
        if contact and are_clearly_different(self.names.get(contact, ""), name):
            return None
        return contact

    def claim_email(self, contact: str, email: str, name: str) -> None:
        """Note an e-mail address; one that two people share stays with the first."""
        if not self.find(EMAIL, email):
            self.names[contact] = name
            self.claim(contact, EMAIL, email)

    def add(self, scheme: str, value: str, facts: Facts) -> str:
        """A person not met before; the address is what they will be known by."""
        seconds = seconds_of(facts.connected_on or self.today.isoformat())
        contact, number = identify(seconds, self.workspace, scheme, value)
        if contact in self.people:  # the same address once belonged to somebody merged since
            contact, number = identify(seconds, self.workspace, scheme, value, self.brought_by)
        self._contacts.append(self._row(contact, number, facts))
        self.people.add(contact)
        self.made.add(contact)
        self.claim(contact, scheme, value)
        return contact

    def claim(self, contact: str, scheme: str, value: str) -> None:
        """Note that an address belongs to a contact."""
        value = value[:LONGEST]
        if value in self.addresses[scheme]:
            return
        self.addresses[scheme][value] = contact
        head = (next(self._new), self.workspace, contact)
        self._addresses.append((*head, scheme, value, self.brought_by))

    def company(self, name: str) -> str | None:
        """The company of that name; placeholders such as Self-employed are none."""
        key = company_names.key(name)[:LONGEST_KEY]
        if not key:
            return None
        known = self.companies.get(key)
        if known is None:
            known, number = identify(0, self.workspace, "company", key)
            self.companies[key] = known
            is_agency = company_names.is_agency(name)
            row = (known, self.workspace, key, name[:300], is_agency, number)
            self._companies.append(row)
        return known

    def write(self) -> None:
        """Write who is new, in the order of their identifiers."""
        bulk.insert(Company, COMPANY_FIELDS, sorted(self._companies))
        bulk.insert(Contact, CONTACT_FIELDS, sorted(self._contacts))
        bulk.insert(ContactAddress, ADDRESS_FIELDS, self._addresses)
        for rows in (self._companies, self._contacts, self._addresses):
            rows.clear()

    def shown(self, facts: Facts) -> tuple[object, ...]:
        """The columns of a contact that follow from a row, from name to day of connection."""
        name = names.display_name(facts.first_name, facts.last_name)
        return (
            name[:300],
            facts.first_name[:150],
            facts.last_name[:150],
            sort_name(name)[:300],
            facts.title[:500],
            facts.company[:300],
            self.company(facts.company),
            facts.email[:320],
            facts.url[:600],
            facts.connected_on or None,
        )

    def _row(self, contact: str, number: int, facts: Facts) -> tuple[object, ...]:
        day = self.today.isoformat()
        tail = (day, "", "{}", facts.is_anonymous, number, self.brought_by)
        return (contact, self.workspace, *self.shown(facts), *tail)
