"""Let it rest: nothing more until something new happens."""

from datetime import datetime

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.journal.models import Event


def rest(contact: Contact, *, by: User | None, at: datetime) -> Event | None:
    """Take a person out of the queue until they write; safe to repeat."""
    raise NotImplementedError
