"""Carrying everything that hangs on one entry over to another, and back again.

Every table that points at a contact is named here with how its rows go over; a test asks the
models themselves whether one was forgotten.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import models

from followthrough.contacts.models import Contact


class How(StrEnum):
    """How the rows of a table go over."""

    MOVE = "every row goes over"
    UNLESS_THERE = "a row goes over unless its like is there already"
    WORKED_OUT = "follows from the rest, and is worked out anew"
    DECIDED = "of two the later decision of the user stands"


Place = tuple[str, str]  # a model and its key to a contact
TABLES: dict[Place, How] = {
    ("ContactAddress", "contact"): How.MOVE,
    ("ContactDetail", "contact"): How.WORKED_OUT,
    ("OwnValue", "contact"): How.UNLESS_THERE,
    ("GroupMember", "contact"): How.UNLESS_THERE,
    ("Affiliation", "contact"): How.UNLESS_THERE,
    ("Recommendation", "contact"): How.MOVE,
    ("Endorsement", "contact"): How.MOVE,
    ("Conversation", "contact"): How.MOVE,
    ("Interaction", "contact"): How.MOVE,
    ("Invitation", "contact"): How.UNLESS_THERE,
    ("Exchange", "contact"): How.WORKED_OUT,
    ("Favour", "contact"): How.MOVE,
    ("Round", "contact"): How.WORKED_OUT,
    ("NearPlace", "contact"): How.WORKED_OUT,
    ("FollowUp", "contact"): How.WORKED_OUT,
    ("Plan", "contact"): How.DECIDED,
    ("Activity", "contact"): How.MOVE,
    ("SourceRow", "contact"): How.MOVE,
    ("Acquaintance", "contact"): How.UNLESS_THERE,
    ("Acquaintance", "other"): How.UNLESS_THERE,
    ("Introduction", "contact"): How.UNLESS_THERE,
    ("Introduction", "other"): How.UNLESS_THERE,
    ("Wish", "contact"): How.UNLESS_THERE,
    ("LeftAlone", "contact"): How.UNLESS_THERE,
    ("Event", "contact"): How.MOVE,
    ("Outgoing", "contact"): How.MOVE,
    ("Placement", "contact"): How.DECIDED,
    ("Draft", "contact"): How.MOVE,
    ("LikelySame", "contact"): How.WORKED_OUT,
    ("LikelySame", "other"): How.WORKED_OUT,
    ("FormerEntry", "contact"): How.MOVE,
}
DECIDED_AT = {"Plan": "made_at", "Placement": "decided_at"}
AT_ONCE = 500  # identifiers in one statement


@dataclass
class Load:
    """What went over, so that all of it can go back: rows moved, and rows put away."""

    moved: dict[str, list[str]] = field(default_factory=dict)
    put_away: list[dict[str, Any]] = field(default_factory=list)
    replaced: list[dict[str, Any]] = field(default_factory=list)

    def put(self, row: models.Model) -> None:
        """Put a row away as it stands, and delete it."""
        self.put_away += as_kept(row)
        row.delete()


def carry_over(kept: Contact, gone: Contact) -> Load:
    """Everything that hangs on ``gone`` hangs on ``kept``."""
    load = Load()
    for (name, key), how in TABLES.items():
        model = apps.get_model("followthrough", name)
        rows = model._default_manager.filter(workspace_id=kept.workspace_id, **{key: gone})  # noqa: SLF001 - Django’s meta API
        if how is How.MOVE:
            _move(load, (name, key), rows, kept)
        elif how is How.UNLESS_THERE:
            _move_unless_there(load, (name, key), rows, kept)
        elif how is How.DECIDED:
            _later_decision(load, name, rows, kept)
        else:
            for row in rows.filter(is_apart=True) if name == "LikelySame" else ():
                load.put_away += as_kept(row)
            rows.delete()
    return load


def carry_back(load: dict[str, Any], gone: Contact, *, merged_at: datetime) -> None:
    """What went over and is still there goes back; what was put away stands again.

    A decision that the user made since the two became one stays.
    """
    for place, ids in load["moved"].items():
        name, _, key = place.partition(".")
        model = apps.get_model("followthrough", name)
        for start in range(0, len(ids), AT_ONCE):
            some = model._default_manager.filter(pk__in=ids[start : start + AT_ONCE])  # noqa: SLF001 - as above
            some.filter(workspace_id=gone.workspace_id).update(**{key: gone})
    for kept in load["replaced"]:
        if not _is_decided_since(kept, merged_at):
            stand_again(kept)
    for kept in load["put_away"]:
        stand_again(kept)


def as_kept(row: models.Model) -> list[dict[str, Any]]:
    """A row as an event keeps it."""
    kept: list[dict[str, Any]] = json.loads(serializers.serialize("json", [row]))
    return kept


def stand_again(kept: dict[str, Any]) -> None:
    """Write a kept row as it was, over what stands in its place now."""
    for found in serializers.deserialize("json", json.dumps([kept])):
        found.save()


def _is_decided_since(kept: dict[str, Any], merged_at: datetime) -> bool:
    model = apps.get_model(kept["model"])
    row = model._default_manager.filter(pk=kept["pk"]).first()  # noqa: SLF001 - Django’s meta API
    made = getattr(row, DECIDED_AT[model.__name__]) if row is not None else None
    return made is not None and made > merged_at


def _move(load: Load, place: Place, rows: models.QuerySet[Any], kept: Contact) -> None:
    name, key = place
    ids = [str(pk) for pk in rows.values_list("pk", flat=True)]
    if ids:
        rows.update(**{key: kept})
        load.moved[f"{name}.{key}"] = ids


def _move_unless_there(load: Load, place: Place, rows: models.QuerySet[Any], kept: Contact) -> None:
    name, key = place
    moved = []
    for row in list(rows):
        setattr(row, key, kept)
        if _is_there(row) or _is_with_oneself(row):
            load.put(type(row)._default_manager.get(pk=row.pk))  # noqa: SLF001 - Django’s meta API
        else:
            row.save(update_fields=[key])
            moved.append(str(row.pk))
    if moved:
        load.moved[f"{name}.{key}"] = moved


def _is_there(row: models.Model) -> bool:
    meta, manager = type(row)._meta, type(row)._default_manager  # noqa: SLF001 - Django’s meta API
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
            values = {name: getattr(row, name) for name in constraint.fields}
            if manager.filter(**values).exclude(pk=row.pk).exists():
                return True
    return False


def _is_with_oneself(row: models.Model) -> bool:
    """Nobody knows or introduces themselves."""
    mine: Any = getattr(row, "contact_id", None)
    return mine is not None and mine == getattr(row, "other_id", None)


def _later_decision(load: Load, name: str, rows: models.QuerySet[Any], kept: Contact) -> None:
    theirs = rows.first()
    if theirs is None:
        return
    made = DECIDED_AT[name]
    every = type(theirs)._default_manager  # noqa: SLF001 - Django’s meta API
    mine = every.filter(workspace_id=kept.workspace_id, contact=kept).first()
    is_later = getattr(theirs, made) is not None and (
        mine is None or getattr(mine, made) is None or getattr(theirs, made) > getattr(mine, made)
    )
    own = mine.pk if mine is not None else theirs.pk
    load.put(theirs)
    if mine is not None:
        load.replaced += as_kept(mine)
    if is_later:
        every.filter(pk=own).delete()
        theirs.pk, theirs.contact = own, kept
        theirs.save(force_insert=True)
