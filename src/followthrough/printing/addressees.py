"""Whom things are addressed to: name, work, postal address, telephone, e-mail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact, ContactDetail

AT_ONCE = 500  # contacts asked for in one query
_KINDS = (ContactDetail.Kind.POSTAL, ContactDetail.Kind.PHONE)
_AT_HOME = {"home": 0, "": 1, "work": 2}  # a letter goes home first; labels as address books say


class Addressee(NamedTuple):
    """Somebody as they stand on an envelope or in a list."""

    name: str
    title: str
    company: str
    postal: tuple[str, ...]
    phones: tuple[str, ...]
    email: str
    is_at_work: bool = False

    @property
    def envelope(self) -> tuple[str, ...]:
        """The lines of an envelope; with the company where the address is that of their work."""
        names_it = self.is_at_work and self.company and self.company not in self.postal
        return (self.name, *((self.company,) if names_it else ()), *self.postal)


def addressees(workspace: Workspace, ids: Collection[UUID | str]) -> list[Addressee]:
    """These people by name; an address at home stands before one at work."""
    found: list[tuple[str, Addressee]] = []
    keys = [UUID(str(one)) for one in ids]
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        details = ContactDetail.objects.of(workspace).filter(contact__in=some, kind__in=_KINDS)
        told: dict[UUID, list[tuple[str, str, str]]] = defaultdict(list)
        for contact, *detail in details.values_list("contact_id", "kind", "label", "value"):
            told[contact].append((detail[0], detail[1], detail[2]))
        contacts = Contact.objects.of(workspace).filter(pk__in=some, is_anonymous=False)
        found += [(one.sort_name, _addressee(one, told[one.pk])) for one in contacts]
    return [one for _, one in sorted(found)]


def _addressee(contact: Contact, details: Sequence[tuple[str, str, str]]) -> Addressee:
    postal = [(label, value) for kind, label, value in details if kind == ContactDetail.Kind.POSTAL]
    postal.sort(key=lambda one: _AT_HOME.get(one[0].casefold(), 1))
    lines = postal[0][1].splitlines() if postal else []
    phones = dict.fromkeys(value for kind, _, value in details if kind == ContactDetail.Kind.PHONE)
    return Addressee(
        contact.name,
        contact.title,
        contact.company_name,
        tuple(line.strip() for line in lines if line.strip()),
        tuple(phones),
        contact.email,
        is_at_work=bool(postal) and "work" in postal[0][0].casefold(),
    )
