"""Finding the one person somebody means by a name or an identifier."""

from datetime import date
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.describing_companies import key_of
from followthrough.contacts.models import Affiliation, Company, CompanyAlias, Contact
from followthrough.contacts.noting_affiliations import place_key
from followthrough.contacts.who import Who
from followthrough.favours.models import Favour
from followthrough.introductions.models import Introduction, Wish
from followthrough.people.listing import Filters, people
from followthrough.storage.trouble import Trouble

CANDIDATES_SHOWN = 5


class NobodyFound(Trouble):
    """No person fits the words."""


class NoPlaceFound(Trouble):
    """No place noted of that person fits the words."""


class NoFavourFound(Trouble):
    """No favour or introduction of that person has the identifier."""


class SeveralFound(Trouble):
    """More than one person fits the words."""


def contact_of(workspace: Workspace, contact_id: UUID | str) -> Contact | None:
    """The contact with that identifier in this workspace, or None."""
    key = contact_id if isinstance(contact_id, UUID) else _identifier(contact_id)
    if key is None:
        return None
    found: Contact | None = Contact.objects.of(workspace).filter(id=key).first()
    if found is not None:
        found.workspace = workspace
    return found


def find(workspace: Workspace, words: str, *, today: date) -> Contact:
    """The one contact meant by an identifier or a name; says who fits where several do."""
    if found := contact_of(workspace, words):
        return found
    fitting = [row.who for row in people(workspace, Filters(words=words), today=today).rows]
    exact = [who for who in fitting if who.name.casefold() == words.casefold()]
    chosen = exact or fitting
    if not chosen:
        raise NobodyFound(
            f"Nobody fits “{words}”. Try a part of the name, or `followthrough people`."
        )
    if len(chosen) > 1:
        raise SeveralFound(_choose(words, chosen))
    return Contact.objects.of(workspace).get(id=UUID(chosen[0].id))


def find_company(workspace: Workspace, words: str) -> Company:
    """The one company meant by a name, one of its other names, a part of it or an identifier."""
    own = Company.objects.of(workspace)
    key = key_of(words)
    part = CompanyAlias.objects.of(workspace).filter(key=key).first()
    meant = own.filter(key=part.of if part else key)
    if not meant and (identifier := _identifier(words)):
        meant = own.filter(id=identifier)
    fitting = list(meant or own.filter(name__icontains=words.strip()).order_by("name", "id"))
    if not fitting:
        raise NobodyFound(
            f"No company fits “{words}”. Try a part of the name, or `followthrough companies`."
        )
    if len(fitting) > 1:
        shown = "; ".join(f"{one.name} {one.id}" for one in fitting[:CANDIDATES_SHOWN])
        raise SeveralFound(
            f"“{words}” fits {len(fitting)} companies: {shown}."
            " Give the identifier of the one you mean."
        )
    found: Company = fitting[0]
    found.workspace = workspace
    return found


def find_place(contact: Contact, name: str, *, is_study: bool) -> Affiliation:
    """The place noted of somebody that a name means."""
    key = place_key(name, is_study=is_study)
    known = Affiliation.objects.of(contact.workspace).filter(contact=contact, is_study=is_study)
    found: Affiliation | None = known.filter(key=key).first() if key else None
    if found is None:
        names = ", ".join(known.order_by("id").values_list("name", flat=True)) or "nothing"
        raise NoPlaceFound(f"“{name}” is not noted of {contact.name}. Noted: {names}.")
    found.contact = contact
    return found


def find_favour(contact: Contact, words: str) -> Favour:
    """The favour with that identifier in the ledger of somebody."""
    known = Favour.objects.of(contact.workspace).filter(contact=contact)
    key = _identifier(words)
    found: Favour | None = known.filter(id=key).first() if key else None
    if found is None:
        raise NoFavourFound(
            f"“{words}” is no favour with {contact.name}."
            f" See `followthrough favours {contact.name}`."
        )
    found.workspace, found.contact = contact.workspace, contact
    return found


def find_wish(workspace: Workspace, contact: Contact | None, what: str) -> Wish:
    """What somebody, or without a contact the user, looks for or can help with, by its words."""
    known = Wish.objects.of(workspace).filter(contact=contact)
    found: Wish | None = known.filter(what=" ".join(what.split())).first()
    if found is None:
        names = "; ".join(known.order_by("id").values_list("what", flat=True)) or "nothing"
        raise NoFavourFound(f"“{what}” is not noted. Noted: {names}.")
    found.workspace, found.contact = workspace, contact
    return found


def find_introduction(contact: Contact, words: str) -> Introduction:
    """The introduction with that identifier in which somebody has a part."""
    key = _identifier(words)
    known = Introduction.objects.of(contact.workspace).select_related("contact", "other")
    found: Introduction | None = known.filter(id=key).first() if key else None
    if found is None or contact.pk not in {found.contact_id, found.other_id}:
        raise NoFavourFound(
            f"“{words}” is no introduction of {contact.name}."
            f" See `followthrough introductions {contact.name}`."
        )
    return found


def _identifier(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


def _choose(words: str, fitting: list[Who]) -> str:
    shown = "; ".join(
        f"{who.name} ({who.where or 'no title'}) {who.id}" for who in fitting[:CANDIDATES_SHOWN]
    )
    return (
        f"“{words}” fits {len(fitting)} people: {shown}. Give the identifier of the one you mean."
    )
