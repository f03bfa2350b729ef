"""Done: the touch is logged and the next look planned."""

from datetime import datetime

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.journal.models import Event


def complete(
    contact: Contact, *, by: User | None, at: datetime, said: str = "", channel: str = ""
) -> Event | None:
    """Log the letter as sent; nothing happens when it was already done (the first click wins)."""
    raise NotImplementedError
