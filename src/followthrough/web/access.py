"""Finding what an address names, in the caller's own record; anything else is 404."""

from uuid import UUID

from django.http import Http404

from followthrough.contacts.models import Affiliation, Company, Contact
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


def contact(request: Request, key: UUID) -> Contact:
    """A contact of the caller."""
    found: Contact | None = Contact.objects.of(request.workspace).filter(id=key).first()
    if found is None:
        raise Http404
    found.workspace = request.workspace
    return found


def affiliation(request: Request, contact: Contact, key: str) -> Affiliation:
    """A place noted of a contact of the caller."""
    known = Affiliation.objects.of(request.workspace).filter(contact=contact)
    found: Affiliation | None = next((one for one in known if str(one.pk) == key), None)
    if found is None:
        raise Http404
    found.contact = contact
    return found


def wish(request: Request, contact: Contact | None, key: str) -> Wish:
    """A wish noted of a contact of the caller, or without one the caller’s own."""
    known = Wish.objects.of(request.workspace).filter(contact=contact)
    found: Wish | None = next((one for one in known if str(one.pk) == key), None)
    if found is None:
        raise Http404
    found.workspace, found.contact = request.workspace, contact
    return found


def activity_of(request: Request, contact: Contact, key: str) -> Activity:
    """Something planned with a contact of the caller."""
    known = Activity.objects.of(request.workspace).filter(contact=contact)
    found: Activity | None = next((one for one in known if str(one.pk) == key), None)
    if found is None:
        raise Http404
    found.workspace, found.contact = request.workspace, contact
    return found


def company(request: Request, key: UUID) -> Company:
    """A company of the caller."""
    found: Company | None = Company.objects.of(request.workspace).filter(id=key).first()
    if found is None:
        raise Http404
    found.workspace = request.workspace
    return found


def day_off(request: Request, key: str) -> DayOff:
    """Days off of the caller."""
    spans = DayOff.objects.of(request.workspace)
    found: DayOff | None = next((one for one in spans if str(one.pk) == key), None)
    if found is None:
        raise Http404
    found.workspace = request.workspace
    return found


def activity(request: Request, key: UUID) -> Activity:
    """Something the caller planned."""
    known = Activity.objects.of(request.workspace).select_related("contact")
    found: Activity | None = known.filter(id=key).first()
    if found is None:
        raise Http404
    found.workspace = found.contact.workspace = request.workspace
    return found


def draft(request: Request, key: UUID) -> Draft:
    """A letter the caller is writing, or one they begin now, to the contact that ``to`` names."""
    known = Draft.objects.of(request.workspace).select_related("contact")
    found: Draft | None = known.filter(id=key).first()
    if found is None:
        begins = "to" in request.POST and not Draft.objects.filter(id=key).exists()
        if not begins:
            raise Http404
        to = contact(request, identifier(request.POST["to"]))
        return new_draft(to, key=key, at=request.now)
    found.workspace = found.contact.workspace = request.workspace
    return found


def letter(request: Request, key: UUID) -> Outgoing:
    """A letter of the caller on its way."""
    known = Outgoing.objects.of(request.workspace).select_related("contact", "draft")
    found: Outgoing | None = known.filter(id=key).first()
    if found is None:
        raise Http404
    found.workspace = found.contact.workspace = request.workspace
    return found


def favour(request: Request, key: UUID) -> Favour:
    """A favour of the caller’s ledger."""
    known = Favour.objects.of(request.workspace).select_related("contact")
    found: Favour | None = known.filter(id=key).first()
    if found is None:
        raise Http404
    found.workspace = found.contact.workspace = request.workspace
    return found


def introduction(request: Request, key: UUID) -> Introduction:
    """An introduction of the caller."""
    known = Introduction.objects.of(request.workspace).select_related("contact", "other")
    found: Introduction | None = known.filter(id=key).first()
    if found is None:
        raise Http404
    found.workspace = found.contact.workspace = found.other.workspace = request.workspace
    return found


def identifier(words: str) -> UUID:
    """An identifier that came in a form; anything else is 404."""
    try:
        return UUID(words)
    except ValueError:
        raise Http404 from None


def brought(request: Request, key: UUID) -> Import:
    """An import of the caller."""
    found: Import | None = Import.objects.of(request.workspace).filter(id=key).first()
    if found is None:
        raise Http404
    return found


def address_server(request: Request, key: UUID) -> AddressServer:
    """A connected address book of the caller."""
    found: AddressServer | None = AddressServer.objects.of(request.workspace).filter(id=key).first()
    if found is None:
        raise Http404
    found.workspace = request.workspace
    return found


def mail_account(request: Request, key: UUID) -> MailAccount:
    """A connected mailbox of the caller."""
    found: MailAccount | None = MailAccount.objects.of(request.workspace).filter(id=key).first()
    if found is None:
        raise Http404
    found.workspace = request.workspace
    return found


def correspondent(request: Request, key: UUID) -> Correspondent:
    """Somebody the caller writes with."""
    found: Correspondent | None = Correspondent.objects.of(request.workspace).filter(id=key).first()
    if found is None:
        raise Http404
    found.workspace = request.workspace
    return found


def address_feed(request: Request, key: UUID) -> AddressFeed:
    """An open address of the caller."""
    found: AddressFeed | None = AddressFeed.objects.of(request.workspace).filter(id=key).first()
    if found is None:
        raise Http404
    found.workspace = request.workspace
    return found


def event(request: Request, key: UUID) -> Event:
    """Something the caller did."""
    found: Event | None = Event.objects.of(request.workspace).filter(id=key).first()
    if found is None:
        raise Http404
    return found
