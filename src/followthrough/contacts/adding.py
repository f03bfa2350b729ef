"""Adding one person by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from followthrough.accounts.identifiers import search_number, uuid7
from followthrough.accounts.models import User, Workspace
from followthrough.contacts import company_names, names, profile_addresses
from followthrough.contacts.identities import sort_name
from followthrough.contacts.models import Company, Contact, ContactAddress
from followthrough.contacts.text_index import Words, forget, index_contact
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

VERB = "added"

phrase(VERB, "{name} added")


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What the user knows of somebody; only the name is needed."""

    name: str
    title: str = ""
    company: str = ""
    email: str = ""
    profile_url: str = ""
    note: str = ""


class NobodyNamed(Trouble):
    """A person needs a name."""


class NotAnAddress(Trouble):
    """An e-mail or profile address that cannot be one."""


class AlreadyKnown(Trouble):
    """Somebody with that profile or e-mail address is there already: ``contact``."""

    def __init__(self, contact: Contact, address: str) -> None:
        super().__init__(f"{contact.name} has {address} already. Open that person instead.")
        self.contact = contact


def add(workspace: Workspace, *, person: NewPerson, by: User | None, at: datetime) -> Contact:
    """Write a person down. The same address is the same person: ``AlreadyKnown``."""
    name = " ".join(person.name.split())
    if not name:
        raise NobodyNamed("A person needs a name. Write at least what you call them.")
    addresses = _addresses(person)
    with transaction.atomic():
        for scheme, value in addresses.items():
            _nobody_else(workspace, scheme, value)
        contact = _write(workspace, person, name, addresses, at)
        for scheme, value in addresses.items():
            ContactAddress.objects.create(
                workspace=workspace, contact=contact, scheme=scheme, value=value
            )
        index_contact(contact)
        details = {"added": str(contact.pk), "name": contact.name}
        record(workspace, VERB, contact=contact, by=by, at=at, details=details)
    return contact


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    """Take the person out again, as long as nothing was said or decided since."""
    contact = event.contact
    later = Event.objects.of(event.workspace).filter(
        contact=contact, undone_at=None, at__gt=event.at
    )
    if contact.interactions.exists() or later.exclude(verb="undone").exists():
        raise ChangedSince(
            f"Something happened with {contact.name} since. Take the later change back first."
        )
    forget(Words.of(contact))
    Event.objects.of(event.workspace).filter(contact=contact).update(contact=None)
    event.contact = None
    contact.delete()


def _addresses(person: NewPerson) -> dict[str, str]:
    found = {}
    if person.profile_url.strip():
        key = profile_addresses.canonical_address(person.profile_url.strip())
        if not key:
            raise NotAnAddress(
                f"“{person.profile_url}” is no profile address. It looks like linkedin.com/in/name."
            )
        found[ContactAddress.Scheme.PROFILE.value] = key
    if person.email.strip():
        found[ContactAddress.Scheme.EMAIL.value] = _email(person.email.strip())
    return found


def _email(typed: str) -> str:
    try:
        validate_email(typed)
    except ValidationError:
        raise NotAnAddress(
            f"“{typed}” is no e-mail address. It looks like name@example.com."
        ) from None
    return typed.casefold()


def _nobody_else(workspace: Workspace, scheme: str, value: str) -> None:
    known = ContactAddress.objects.of(workspace).filter(scheme=scheme, value=value)
    if address := known.select_related("contact").first():
        raise AlreadyKnown(address.contact, value)


def _write(
    workspace: Workspace, person: NewPerson, name: str, addresses: dict[str, str], at: datetime
) -> Contact:
    first, _, last = name.partition(" ")
    shown = names.display_name(first, last)
    key = addresses.get(ContactAddress.Scheme.PROFILE, "")
    contact: Contact = Contact.objects.create(
        id=uuid7(),
        workspace=workspace,
        name=shown[:300],
        first_name=first[:150],
        last_name=last[:150],
        sort_name=sort_name(shown)[:300],
        title=person.title.strip()[:500],
        company_name=person.company.strip()[:300],
        company=_company(workspace, person.company.strip()),
        email=addresses.get(ContactAddress.Scheme.EMAIL, ""),
        profile_url=profile_addresses.profile_url(key) if key else "",
        came_in_on=at.date(),
        note=person.note.strip(),
        number=search_number(at),
    )
    return contact


def _company(workspace: Workspace, name: str) -> Company | None:
    key = company_names.key(name)[:200]
    if not key:
        return None
    company: Company = Company.objects.get_or_create(
        workspace=workspace,
        key=key,
        defaults={
            "name": name[:300],
            "is_agency": company_names.is_agency(name),
            "number": 0,
        },
    )[0]
    return company
