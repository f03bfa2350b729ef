"""What the parts of a way are worth: as they come, or as the user weighs them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.introductions.models import OwnWeight
from followthrough.introductions.paths import Weights, meanings, weights
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

WEIGHED = "way_weighed"
MOST = 100  # points, either way

phrase(WEIGHED, "Ways: “{words}” counts {points} now")


class NotAWeight(Trouble):
    """A part no way has, or points out of all proportion."""


class Weight(NamedTuple):
    """One part of a way and what it is worth."""

    name: str
    words: str
    points: int
    default: int


def weights_of(workspace: Workspace) -> Weights:
    """The weights that count in a workspace."""
    own = OwnWeight.objects.of(workspace).values_list("name", "points")
    return {**weights(), **{name: points for name, points in own if name in weights()}}


def listed(workspace: Workspace) -> tuple[Weight, ...]:
    """Every weight with its meaning, in the order of the file."""
    now = weights_of(workspace)
    return tuple(
        Weight(name, meanings()[name], now[name], default) for name, default in weights().items()
    )


def points_of(words: str) -> int:
    """Points as they are written: a whole number."""
    try:
        return int(words)
    except ValueError:
        raise NotAWeight(f"“{words}” is no number of points. Write one such as 12.") from None


def weigh(
    workspace: Workspace, name: str, points: int | None, *, by: User | None, at: datetime
) -> Event | None:
    """Let a part count so much; without points as it came. None when it does already."""
    if name not in weights():
        raise NotAWeight(f"“{name}” is no part of a way. The parts are: {', '.join(weights())}.")
    if points is not None and abs(points) > MOST:
        raise NotAWeight(f"{points} points are out of proportion. Choose minus {MOST} to {MOST}.")
    with transaction.atomic():
        kept = OwnWeight.objects.of(workspace).filter(name=name)
        old = kept.values_list("points", flat=True).first()
        new = None if points == weights()[name] else points
        if old == new:
            return None
        _put(workspace, name, new)
        counts = weights()[name] if new is None else new
        words = meanings()[name]
        details = {"name": name, "old": old, "points": counts, "words": words}
        return record(workspace, WEIGHED, by=by, at=at, details=details)


def _put(workspace: Workspace, name: str, points: int | None) -> None:
    if points is None:
        OwnWeight.objects.of(workspace).filter(name=name).delete()
    else:
        OwnWeight.objects.update_or_create(
            workspace=workspace, name=name, defaults={"points": points}
        )


@undoes(WEIGHED, is_complete=True)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    _put(event.workspace, event.details["name"], event.details["old"])
