"""Taking back what was done, with what it means for the next step."""

from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.followups.consequences import follow
from followthrough.journal import undoing
from followthrough.journal.models import Event


def undo(event: Event, *, by: User | None, at: datetime) -> bool:
    """Take back one event and plan again; every face calls this one, for every verb."""
    with transaction.atomic():
        is_undone = undoing.undo(event, by=by, at=at)
        if is_undone:
            follow(event.workspace, [event.contact_id] if event.contact_id else None, at=at)
    return is_undone
