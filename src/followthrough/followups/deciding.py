"""Deciding on a person, with what it means for the next step."""

from datetime import datetime

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact


def decide(contact: Contact, kind: str, *, by: User | None, at: datetime, reason: str = "") -> None:
    """Give a contact its kind for good, and plan again."""
    raise NotImplementedError


def agree_with_sure(workspace: Workspace, *, by: User | None, at: datetime) -> int:
    """Agree with everything the rules are sure of, plan again, and say how many."""
    raise NotImplementedError


def set_aside(contact: Contact, *, by: User | None, at: datetime) -> None:
    """Not now: ask about this person another day."""
    raise NotImplementedError


def answer_invitation(contact: Contact, answer: str, *, by: User | None, at: datetime) -> None:
    """Note that the user left or declined a request to connect: "left" or "declined"."""
    raise NotImplementedError
