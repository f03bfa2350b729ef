"""Taking back what was done: each room says how its own verbs are undone."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.storage.trouble import Trouble

Undoing = Callable[[Event, datetime], None]
_known: dict[str, Undoing] = {}
_complete: set[str] = set()


class CannotBeUndone(Trouble):
    """Nobody said how this verb is taken back."""


class ChangedSince(Trouble):
    """What the event left behind has been changed again since."""


def undoes(verb: str, *, is_complete: bool = False) -> Callable[[Undoing], Undoing]:
    """Register the function that takes a verb back: it gets the event and the instant.

    ``is_complete``: nothing else follows from it that the function does not see to itself.
    """

    def register(undoing: Undoing) -> Undoing:
        _known[verb] = undoing
        if is_complete:
            _complete.add(verb)
        return undoing

    return register


def can_undo(event: Event) -> bool:
    """Whether the event still stands and its room knows the way back."""
    return event.undone_at is None and event.verb in _known


def is_complete(event: Event) -> bool:
    """Whether taking it back is all: no kind and no next step changes by it."""
    return event.verb in _complete


def last_undoable(workspace: Workspace) -> Event | None:
    """The newest event that can be taken back, with its contact."""
    standing = Event.objects.of(workspace).filter(undone_at=None, verb__in=_known)
    newest: Event | None = standing.select_related("contact").order_by("-at", "-id").first()
    return newest


def undo(event: Event, *, by: User | None, at: datetime) -> bool:
    """Take one event back; says whether this call did it. Doing it twice is doing it once."""
    if event.verb not in _known:
        raise CannotBeUndone(f"“{event.verb}” cannot be taken back. Change it by hand instead.")
    with transaction.atomic():
        standing = Event.objects.of(event.workspace).filter(pk=event.pk, undone_at=None)
        if not standing.update(undone_at=at):
            return False
        _known[event.verb](event, at)
        details = {"event": str(event.pk), "verb": event.verb}
        record(event.workspace, "undone", contact=event.contact, by=by, at=at, details=details)
    event.refresh_from_db()
    return True
