"""Finding the one person somebody means by a name or an identifier."""

from datetime import date
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.contacts.who import Who
from followthrough.people.listing import Filters, people
from followthrough.storage.trouble import Trouble

CANDIDATES_SHOWN = 5


class NobodyFound(Trouble):
    """No person fits the words."""


class SeveralFound(Trouble):
    """More than one person fits the words."""


def contact_of(workspace: Workspace, contact_id: UUID | str) -> Contact | None:
    """The contact with that identifier in this workspace, or None."""
    try:
        key = contact_id if isinstance(contact_id, UUID) else UUID(contact_id)
    except ValueError:
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


def _choose(words: str, fitting: list[Who]) -> str:
    shown = "; ".join(
        f"{who.name} ({who.where or 'no title'}) {who.id}" for who in fitting[:CANDIDATES_SHOWN]
    )
    return (
        f"“{words}” fits {len(fitting)} people: {shown}. Give the identifier of the one you mean."
    )
