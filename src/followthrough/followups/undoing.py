"""Taking back what was done, with what it means for the next step."""

from datetime import datetime

from followthrough.accounts.models import User
from followthrough.journal.models import Event


def undo(event: Event, *, by: User | None, at: datetime) -> None:
    """Take back one event and plan again: faces call this one for every verb."""
    raise NotImplementedError
