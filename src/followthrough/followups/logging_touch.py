"""Log a touch: what happened, what came of it, and the next step, in one go."""

from dataclasses import dataclass
from datetime import date, datetime

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction
from followthrough.conversations.noting import Touch
from followthrough.journal.models import Event


@dataclass(frozen=True, slots=True)
class Then:
    """The next step the user chose: a day with a note; no day means no next step."""

    on: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The next step worked out from what happened, with its reason."""

    on: date | None
    headline: str
    reason: str
    note: str
    button: str


def propose(contact: Contact, *, touch: Touch, today: date) -> Proposal:
    """The next step that would follow; nothing is written."""
    raise NotImplementedError


def log(
    contact: Contact, *, touch: Touch, by: User | None, at: datetime, then: Then | None = None
) -> Event:
    """Note what happened and plan what follows; ``then`` absent leaves the plan to the rules."""
    raise NotImplementedError


def correct(interaction: Interaction, *, touch: Touch, by: User | None, at: datetime) -> Event:
    """Put a logged entry right, and plan again."""
    raise NotImplementedError


def remove(interaction: Interaction, *, by: User | None, at: datetime) -> Event:
    """Take a logged entry out, and plan again."""
    raise NotImplementedError
