"""Taking back what was done, with what it means for the next step."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.followups.consequences import follow
from followthrough.journal import undoing
from followthrough.journal.models import Event
from followthrough.sorting.placing import with_bridged


def undo(event: Event, *, by: User | None, at: datetime) -> bool:
    """Take back one event and plan again; every face calls this one, for every verb."""
    if undoing.is_complete(event):
        return undoing.undo(event, by=by, at=at)
    with transaction.atomic():
        before = _touched(event)
        is_undone = undoing.undo(event, by=by, at=at)
        if is_undone:
            touched = {*before, *_touched(event)} if event.contact_id else None
            follow(event.workspace, touched, at=at)
    return is_undone


def _touched(event: Event) -> Collection[UUID | str]:
    """Whom the event is about, and who is sorted by places they share with that person."""
    return with_bridged(event.workspace, [event.contact_id]) if event.contact_id else []
