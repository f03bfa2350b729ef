"""A private note about a contact."""

from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

VERB = "noted_about"

phrase(VERB, "Note about {name} kept")


def write_note(contact: Contact, words: str, *, by: User | None, at: datetime) -> Event | None:
    """Keep a note; None when it says the same as before."""
    if contact.note == words:
        return None
    with transaction.atomic():
        details = {"before": contact.note}
        Contact.objects.of(contact.workspace).filter(id=contact.id).update(note=words)
        return record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    kept = Contact.objects.of(event.workspace).filter(id=event.contact.id)
    kept.update(note=event.details["before"])
