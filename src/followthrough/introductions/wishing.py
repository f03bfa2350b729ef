"""What somebody looks for and can help with, as the user hears it; and what the user knows."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact
from followthrough.introductions.models import LeftAlone, Wish
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

NOTED, REMOVED, LEFT = "wish_noted", "wish_removed", "noticed_left"
OWN_NOTED, OWN_REMOVED = "own_wish_noted", "own_wish_removed"

phrase(NOTED, "{name}: {words} noted")
phrase(REMOVED, "{name}: {words} taken out")
phrase(OWN_NOTED, "{words} noted")
phrase(OWN_REMOVED, "{words} taken out")
phrase(LEFT, "{name}: what was read there is left alone")


class NoWish(Trouble):
    """Nothing said, or no such side."""


def note_wish(
    workspace: Workspace,
    contact: Contact | None,
    side: str,
    what: str,
    *,
    by: User | None,
    at: datetime,
) -> Event | None:
    """Keep what somebody, or without a contact the user, looks for; None when it is known."""
    words = " ".join(what.split())[:200]
    if side not in Wish.Side.values:
        raise NoWish(f"“{side}” is neither. Say looks_for or can_help.")
    if not words:
        raise NoWish("Write what it is, such as “a payroll lead in Lisbon”.")
    with transaction.atomic():
        wish, is_new = Wish.objects.get_or_create(
            workspace=workspace, contact=contact, side=side, what=words
        )
        return _record(wish, NOTED, {"wish": str(wish.pk)}, by=by, at=at) if is_new else None


def remove_wish(wish: Wish, *, by: User | None, at: datetime) -> Event:
    """Take it out again."""
    with transaction.atomic():
        old = {"id": str(wish.pk), "side": wish.side, "what": wish.what}
        event = _record(wish, REMOVED, {"old": old}, by=by, at=at)
        wish.delete()
    return event


def leave_alone(
    contact: Contact, number: int, kind: str, *, by: User | None, at: datetime
) -> Event | None:
    """Do not ask again about something read out of a message; None when that was said before."""
    with transaction.atomic():
        left, is_new = LeftAlone.objects.get_or_create(
            workspace=contact.workspace, contact=contact, number=number, kind=kind[:12]
        )
        if not is_new:
            return None
        details = {"left": str(left.pk)}
        return record(contact.workspace, LEFT, contact=contact, by=by, at=at, details=details)


def _record(
    wish: Wish, verb: str, told: dict[str, object], *, by: User | None, at: datetime
) -> Event:
    words = f"{wish.get_side_display()} {wish.what}"
    if wish.contact is None:
        verb = {NOTED: OWN_NOTED, REMOVED: OWN_REMOVED}[verb]
        words = f"You can help with {wish.what}" if wish.side == "can_help" else wish.what
    details = {**told, "words": words}
    return record(wish.workspace, verb, contact=wish.contact, by=by, at=at, details=details)


@undoes(NOTED)
@undoes(OWN_NOTED)
def _undo_noting(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    Wish.objects.of(event.workspace).filter(pk=event.details["wish"]).delete()


@undoes(REMOVED)
@undoes(OWN_REMOVED)
def _undo_removing(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    old = event.details["old"]
    Wish.objects.get_or_create(
        workspace=event.workspace,
        contact=event.contact,
        side=old["side"],
        what=old["what"],
        defaults={"id": old["id"]},
    )


@undoes(LEFT)
def _undo_leaving(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    LeftAlone.objects.of(event.workspace).filter(pk=event.details["left"]).delete()
