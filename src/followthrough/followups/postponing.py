"""Later: the next step moves to another day."""

from dataclasses import dataclass
from datetime import date, datetime

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.journal.models import Event


@dataclass(frozen=True, slots=True)
class Preset:
    """A day offered for later: "tomorrow", "next_week", "two_weeks", "a_month"."""

    key: str
    label: str
    on: date
    date_words: str


def presets(contact: Contact, *, today: date) -> tuple[Preset, ...]:
    """The days offered for later, counted in working days."""
    raise NotImplementedError


def postpone(
    contact: Contact, *, by: User | None, at: datetime, until: date | None = None
) -> Event | None:
    """Put the next step off: without a day, the next working day, and pressed again next week."""
    raise NotImplementedError
