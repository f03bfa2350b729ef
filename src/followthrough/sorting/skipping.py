"""Leaving a question out for good: the event is all there is of it."""

from datetime import datetime

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

VERB = "question_skipped"

phrase(VERB, "{name}: not asked again where they {what}")


def skip_question(
    contact: Contact, *, is_study: bool, by: User | None, at: datetime
) -> Event | None:
    """Ask this of this person no more; None when it was left out before."""
    known = Event.objects.of(contact.workspace).filter(contact=contact, verb=VERB, undone_at=None)
    if any(event.details["is_study"] == is_study for event in known):
        return None
    details = {"is_study": is_study, "what": "studied" if is_study else "worked"}
    return record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:
    """An event that was taken back counts no more, and that is all."""
