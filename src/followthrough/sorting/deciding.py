"""Deciding on a person's kind; what the user decides stays."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.dateparse import parse_datetime

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.sorting.models import Kind, Placement
from followthrough.storage import bulk
from followthrough.storage.trouble import Trouble

CHOICES = {Kind.KEY: "Key", Kind.INTERESTING: "Interesting", Kind.DONT: "Don’t follow up"}
DECIDED = ("kind", "confidence", "wants_a_look", "private_reason", "set_aside_at", "decided_at")

phrase("sorted", "{name} sorted as {kind_words}")
phrase("sorted_several", "{count_words} sorted as {kind_words}")
phrase("agreed", "{count_words} sorted as suggested")
phrase("set_aside", "{name} set aside for now")


class NoSuchKind(Trouble):
    """A word that is none of the three kinds."""


def decide(
    contact: Contact, kind: str, *, by: User | None, at: datetime, reason: str = ""
) -> Event | None:
    """Give a contact its kind for good; None when it had been decided so already."""
    words = _words_of(kind)
    with transaction.atomic():
        placement = _placement(contact)
        is_same = placement.kind == kind and reason in {"", placement.private_reason}
        if placement.decided_at and is_same:
            return None
        old = _state(placement)
        _write(placement, {"kind": kind, "private_reason": reason, **_decision(by=by, at=at)})
        details = {"kind": kind, "kind_words": words, "old": old}
        return record(contact.workspace, "sorted", contact=contact, by=by, at=at, details=details)


def decide_several(
    workspace: Workspace, contact_ids: Collection[UUID], kind: str, *, by: User | None, at: datetime
) -> int:
    """Give several contacts one kind for good, in one event, and say how many it changed."""
    words = _words_of(kind)
    with transaction.atomic():
        chosen = Placement.objects.of(workspace).filter(contact_id__in=contact_ids)
        chosen = chosen.exclude(kind=kind, decided_at__isnull=False).order_by("contact_id")
        old = {str(placement.contact_id): _state(placement) for placement in chosen}
        if not old:
            return 0
        Placement.objects.of(workspace).filter(contact_id__in=list(old)).update(
            kind=kind, private_reason="", **_decision(by=by, at=at)
        )
        details = {"old": old, "kind_words": words, "count_words": _people(len(old))}
        record(workspace, "sorted_several", by=by, at=at, details=details)
    return len(old)


def agree_with_sure(workspace: Workspace, *, by: User | None, at: datetime) -> int:
    """Decide everybody the rules are sure of as the rules suggest, and say how many."""
    with transaction.atomic():
        sure = Placement.objects.of(workspace).filter(decided_at=None, confidence="sure")
        sure = sure.exclude(suggested_kind="")
        rows = [
            [str(person), wants, aside.isoformat() if aside else None]
            for person, wants, aside in sure.order_by("contact_id").values_list(
                "contact_id", "wants_a_look", "set_aside_at"
            )
        ]
        if not rows:
            return 0
        sure.update(kind=F("suggested_kind"), **_decision(by=by, at=at))
        details = {"rows": rows, "count_words": _people(len(rows))}
        record(workspace, "agreed", by=by, at=at, details=details)
    return len(rows)


def set_aside(contact: Contact, *, by: User | None, at: datetime) -> Event | None:
    """Not now: out of the queue until something about the person changes."""
    with transaction.atomic():
        if (old := put_aside(contact, at=at)) is None:
            return None
        details = {"old": old}
        return record(
            contact.workspace, "set_aside", contact=contact, by=by, at=at, details=details
        )


def put_aside(contact: Contact, *, at: datetime) -> dict[str, Any] | None:
    """Set aside as part of another verb: the placement as it was, None where nothing changed."""
    placement = _placement(contact)
    if placement.decided_at or (placement.set_aside_at and not placement.wants_a_look):
        return None
    old = _state(placement)
    _write(placement, {"set_aside_at": at, "wants_a_look": False})
    return old


def put_back(contact: Contact, old: dict[str, Any], *, set_aside_at: datetime) -> None:
    """Undo :func:`put_aside`, unless somebody was sorted since."""
    placement = _placement(contact)
    if placement.set_aside_at != set_aside_at:
        raise ChangedSince(f"{contact.name} has been sorted again since. Take that back first.")
    _write(placement, _as_it_was(old))


def _words_of(kind: str) -> str:
    if kind not in CHOICES:
        known = ", ".join(choice.value for choice in CHOICES)
        raise NoSuchKind(f"“{kind}” is no kind of contact. Choose one of: {known}.")
    return CHOICES[Kind(kind)]


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _decision(*, by: User | None, at: datetime) -> dict[str, Any]:
    """What one decision and a thousand at once write alike; the kind comes on top."""
    return {
        "confidence": "sure",
        "wants_a_look": False,
        "set_aside_at": None,
        "decided_at": at,
        "decided_by": by,
    }


@undoes("sorted")
@undoes("set_aside")
def _undo_one(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    contact = event.contact
    if contact is None:
        return
    if event.verb == "set_aside":
        put_back(contact, event.details["old"], set_aside_at=event.at)
        return
    placement = _placement(contact)
    if placement.decided_at != event.at:
        raise ChangedSince(f"{contact.name} has been sorted again since. Take that back first.")
    _write(placement, _as_it_was(event.details["old"]))


@undoes("sorted_several")
def _undo_several(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    """Whom the user has sorted again since keeps that later decision."""
    old = event.details["old"]
    still = Placement.objects.of(event.workspace).filter(contact_id__in=old, decided_at=event.at)
    for placement in still:
        _write(placement, _as_it_was(old[str(placement.contact_id)]))


@undoes("agreed")
def _undo_agreement(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    """Whom the user has sorted again since keeps that later decision."""
    ids = dict(
        Placement.objects.of(event.workspace)
        .filter(decided_at=event.at)
        .values_list("contact_id", "id")
    )
    rows = [
        (wants, _plain(aside), None, None, ids[UUID(person)].hex)
        for person, wants, aside in event.details["rows"]
        if UUID(person) in ids
    ]
    fields = ("wants_a_look", "set_aside_at", "decided_at", "decided_by")
    bulk.update(Placement, fields, rows)


def _placement(contact: Contact) -> Placement:
    found: Placement = Placement.objects.get_or_create(
        workspace=contact.workspace, contact=contact
    )[0]
    return found


def _state(placement: Placement) -> dict[str, Any]:
    state = {name: getattr(placement, name) for name in DECIDED}
    for name in ("decided_at", "set_aside_at"):
        state[name] = state[name].isoformat() if state[name] else None
    by = placement.decided_by_id
    return state | {"decided_by_id": str(by) if by else None}


def _as_it_was(kept: dict[str, Any]) -> dict[str, Any]:
    old = dict(kept)
    for name in ("decided_at", "set_aside_at"):
        old[name] = parse_datetime(old[name]) if old[name] else None
    return old


def _write(placement: Placement, values: dict[str, Any]) -> None:
    Placement.objects.of(placement.workspace).filter(pk=placement.pk).update(**values)


def _plain(instant: str | None) -> str | None:
    """An instant as bulk writing keeps it: UTC without its zone."""
    return instant.removesuffix("+00:00").replace("T", " ") if instant else None
