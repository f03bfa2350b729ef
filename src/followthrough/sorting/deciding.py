"""Deciding on a person's kind; what the user decides stays."""

from datetime import datetime

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact
from followthrough.journal.models import Event


def decide(
    contact: Contact, kind: str, *, by: User | None, at: datetime, reason: str = ""
) -> Event | None:
    """Give a contact its kind for good; None when it had been decided so already."""
    raise NotImplementedError


def agree_with_sure(workspace: Workspace, *, by: User | None, at: datetime) -> int:
    """Decide everybody the rules are sure of as the rules suggest, and say how many."""
    raise NotImplementedError


def set_aside(contact: Contact, *, by: User | None, at: datetime) -> Event | None:
    """Not now: out of the queue until something about the person changes."""
    raise NotImplementedError
