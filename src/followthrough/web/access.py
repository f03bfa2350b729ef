"""Finding what an address names, in the caller's own record; anything else is 404."""

from typing import Any, TypeVar
from uuid import UUID

from django.http import Http404

from followthrough.accounts.scoping import WorkspaceModel
from followthrough.contacts.models import Affiliation, Company, Contact
from followthrough.conversations.models import Interaction
from followthrough.exports.models import AddressFeed
from followthrough.favours.models import Favour
from followthrough.followups.models import Activity, DayOff
from followthrough.imports.models import AddressServer, Correspondent, Import, MailAccount
from followthrough.introductions.models import Introduction, Wish
from followthrough.journal.models import Event
from followthrough.sending.models import Outgoing
from followthrough.web.requests import Request
from followthrough.writing.drafting import new_draft
from followthrough.writing.models import Draft

Owned = TypeVar("Owned", bound=WorkspaceModel)


def contact(request: Request, key: UUID) -> Contact:
    """A contact of the caller."""
    return _own(Contact, request, key)


def affiliation(request: Request, contact: Contact, key: str) -> Affiliation:
    """A place noted of a contact of the caller."""
    return _of_contact(Affiliation, request, contact, key)


def wish(request: Request, contact: Contact | None, key: str) -> Wish:
    """A wish noted of a contact of the caller, or without one the caller’s own."""
    return _of_contact(Wish, request, contact, key)


def activity_of(request: Request, contact: Contact, key: str) -> Activity:
    """Something planned with a contact of the caller."""
    return _of_contact(Activity, request, contact, key)


def company(request: Request, key: UUID) -> Company:
    """A company of the caller."""
    return _own(Company, request, key)


def day_off(request: Request, key: str) -> DayOff:
    """Days off of the caller."""
    return _own(DayOff, request, identifier(key))


def activity(request: Request, key: UUID) -> Activity:
    """Something the caller planned."""
    return _own(Activity, request, key, "contact")


def entry(request: Request, key: UUID) -> Interaction:
    """Something said with a contact of the caller."""
    found = _own(Interaction, request, key, "contact")
    if found.contact is None:
        raise Http404
    return found


def draft(request: Request, key: UUID) -> Draft:
    """A letter the caller is writing, or one they begin now, to the contact that ``to`` names."""
    if "to" in request.POST and not Draft.objects.filter(id=key).exists():
        to = contact(request, identifier(request.POST["to"]))
        return new_draft(to, key=key, at=request.now)
    return _own(Draft, request, key, "contact")


def letter(request: Request, key: UUID) -> Outgoing:
    """A letter of the caller on its way."""
    return _own(Outgoing, request, key, "contact", "draft")


def favour(request: Request, key: UUID) -> Favour:
    """A favour of the caller’s ledger."""
    return _own(Favour, request, key, "contact")


def introduction(request: Request, key: UUID) -> Introduction:
    """An introduction of the caller."""
    return _own(Introduction, request, key, "contact", "other")


def identifier(words: str) -> UUID:
    """An identifier that came in a form; anything else is 404."""
    try:
        return UUID(words)
    except ValueError:
        raise Http404 from None


def brought(request: Request, key: UUID) -> Import:
    """An import of the caller."""
    return _own(Import, request, key)


def address_server(request: Request, key: UUID) -> AddressServer:
    """A connected address book of the caller."""
    return _own(AddressServer, request, key)


def mail_account(request: Request, key: UUID) -> MailAccount:
    """A connected mailbox of the caller."""
    return _own(MailAccount, request, key)


def correspondent(request: Request, key: UUID) -> Correspondent:
    """Somebody the caller writes with."""
    return _own(Correspondent, request, key)


def address_feed(request: Request, key: UUID) -> AddressFeed:
    """An open address of the caller."""
    return _own(AddressFeed, request, key)


def event(request: Request, key: UUID) -> Event:
    """Something the caller did."""
    return _own(Event, request, key)


def _own(kind: type[Owned], request: Request, key: UUID, *beside: str) -> Owned:
    """One of the caller’s by its identifier, with what stands beside it; a stranger’s is 404."""
    known = kind.objects.of(request.workspace).filter(id=key)
    found: Any = (known.select_related(*beside) if beside else known).first()
    if found is None:
        raise Http404
    for one in (found, *(getattr(found, name) for name in beside)):
        if one is not None:
            one.workspace = request.workspace
    owned: Owned = found
    return owned


def _of_contact(kind: type[Owned], request: Request, contact: Contact | None, key: str) -> Owned:
    """One of the caller’s that belongs to this contact."""
    found: Any = _own(kind, request, identifier(key))
    if found.contact_id != (contact.pk if contact else None):
        raise Http404
    found.contact = contact
    owned: Owned = found
    return owned
