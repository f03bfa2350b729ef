"""Results in the user's own words, each meaning one that the rules know."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.conversations.models import Result
from followthrough.followups.models import OwnResult
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

ADDED, REMOVED = "own_result_added", "own_result_removed"
PREFIX = "own:"  # before the label, where a form tells one from the results all have

phrase(ADDED, "Result “{label}” added")
phrase(REMOVED, "Result “{label}” taken out")


class NotAResult(Trouble):
    """Words or a meaning that make no result."""


class Chosen(NamedTuple):
    """What a form chose: the result the rules know, and the user's words for it."""

    result: str
    words: str = ""


def add_result(
    workspace: Workspace, label: str, means: str, *, by: User | None, at: datetime
) -> Event | None:
    """Put a result into the list; what was logged with it follows the rules of its meaning."""
    words = " ".join(label.split())[:60]
    if not words or means not in Result.values:
        raise NotAResult("A result needs words of yours and one of the known results it means.")
    with transaction.atomic():
        _, is_new = OwnResult.objects.get_or_create(
            workspace=workspace, label=words, defaults={"means": means}
        )
        if not is_new:
            return None
        details = {"label": words, "means": means}
        return record(workspace, ADDED, by=by, at=at, details=details)


def remove_result(
    workspace: Workspace, label: str, *, by: User | None, at: datetime
) -> Event | None:
    """Take a result off the list; what was logged with it keeps its words."""
    with transaction.atomic():
        known = OwnResult.objects.of(workspace).filter(label=label).first()
        if known is None:
            return None
        details = {"label": known.label, "means": known.means}
        known.delete()
        return record(workspace, REMOVED, by=by, at=at, details=details)


def own_results(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """The user's own results, each with the words of what it means."""
    known = OwnResult.objects.of(workspace).order_by("label")
    return tuple((one.label, str(Result(one.means).label)) for one in known)


def chosen(workspace: Workspace, value: str) -> Chosen:
    """What a form or a command named: a known result, or one of the user's own."""
    if not value.startswith(PREFIX):
        return Chosen(value if value in Result.values else "")
    label = value.removeprefix(PREFIX)
    own = OwnResult.objects.of(workspace).filter(label=label).first()
    return Chosen(own.means, own.label) if own else Chosen("")


@undoes(ADDED)
def _undo_adding(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    OwnResult.objects.of(event.workspace).filter(label=event.details["label"]).delete()


@undoes(REMOVED)
def _undo_removing(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    OwnResult.objects.get_or_create(
        workspace=event.workspace,
        label=event.details["label"],
        defaults={"means": event.details["means"]},
    )
