"""Noting down by hand what happened with somebody, correcting it, and taking it out again."""

from dataclasses import dataclass
from datetime import datetime

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction


@dataclass(frozen=True, slots=True)
class Touch:
    """What happened: how, which way, when, what was said and what came of it."""

    channel: str
    is_outbound: bool
    at: datetime
    said: str = ""
    result: str = ""


def note(contact: Contact, *, touch: Touch, by: User | None, at: datetime) -> Interaction:
    """Write down a touch or what they said. Noting the same thing twice keeps it once."""
    raise NotImplementedError


def correct(
    interaction: Interaction, *, touch: Touch, by: User | None, at: datetime
) -> Interaction:
    """Put a noted entry right; what an import brought stays as it came."""
    raise NotImplementedError


def remove(interaction: Interaction, *, by: User | None, at: datetime) -> None:
    """Take a noted entry out again; it can be undone."""
    raise NotImplementedError
