"""What the user saw on somebody's profile: no file tells how many connections an account has."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.sorting.models import Placement
from followthrough.storage.trouble import Trouble

VERB = "seen_on_profile"
MARKS = {"bare": "no work named", "few": "few connections", "new": "a new account"}

phrase(VERB, "{name}: you saw {seen_words}")


class NothingToSee(Trouble):
    """Something that is not asked for."""


def note_seen(
    contact: Contact, marks: Collection[str], *, by: User | None, at: datetime
) -> Event | None:
    """Keep what was seen there ("bare", "few", "new", or nothing); None where it was known."""
    if unknown := sorted(set(marks) - set(MARKS)):
        raise NothingToSee(f"“{unknown[0]}” is not asked for. Say one of: {', '.join(MARKS)}.")
    kept = " ".join(one for one in MARKS if one in marks)
    with transaction.atomic():
        placement, _ = Placement.objects.of(contact.workspace).get_or_create(
            contact=contact, defaults={"workspace": contact.workspace}
        )
        before = placement.seen_on_profile
        if before == kept:
            return None
        _keep(contact, kept)
        seen = " and ".join(MARKS[one] for one in kept.split()) or "nothing to mind"
        details = {"before": before, "seen_words": seen}
        return record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    if event.contact is not None:
        _keep(event.contact, event.details["before"])


def _keep(contact: Contact, kept: str) -> None:
    Placement.objects.of(contact.workspace).filter(contact=contact).update(seen_on_profile=kept)
