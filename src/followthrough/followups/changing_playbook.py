"""Change the playbook: the defaults stay as they are, and the user's own lie over them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.conversations.days import local_day
from followthrough.followups import planning, playbook
from followthrough.followups.models import FollowUp, PlaybookVersion
from followthrough.followups.planning import replan
from followthrough.followups.playbook import ANY, DEFAULTS, ROLES, Playbook, Row
from followthrough.followups.wording import day_words
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

CHANGED, RESET = "playbook_changed", "playbook_reset"
LONGEST_WAIT = 250  # working days: a year
LONGEST_WORDS = 300
SHOWN = 8  # people a preview names
Changes = dict[str, dict[str, dict[str, Any]]]

phrase(CHANGED, "Playbook: {headline} changed")
phrase(RESET, "Playbook: {headline} as it came")


class NoSuchRow(Trouble):
    """A role or a situation the playbook does not have."""


class NotARow(Trouble):
    """A value that cannot stand in a row of the playbook."""


class Values(NamedTuple):
    """What the user may say in a row."""

    wait: int
    how: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    minutes: int


class Moved(NamedTuple):
    """Somebody who would come up on another day."""

    name: str
    from_words: str
    to_words: str


class Preview(NamedTuple):
    """What a change would do today."""

    concerned: int
    moved: int
    examples: tuple[Moved, ...]


def current(workspace: Workspace) -> Playbook:
    """The playbook as it counts for what begins now."""
    return Playbook(_changes(workspace))


def change(  # noqa: PLR0913 - a row and how it counts
    workspace: Workspace,
    role: str,
    situation: str,
    values: Values,
    *,
    moves_over: bool,
    by: User | None,
    at: datetime,
) -> Event | None:
    """Make a row the user's own; ``moves_over`` lets what is running follow the new row, too."""
    changes = _with(workspace, role, situation, values)
    what = (CHANGED, role, situation)
    return _write(workspace, changes, what, moves_over=moves_over, by=by, at=at)


def reset(
    workspace: Workspace, role: str, situation: str, *, by: User | None, at: datetime
) -> Event | None:
    """Put a row back as it came."""
    known(role, situation)
    changes = _changes(workspace)
    changes.get(role, {}).pop(situation, None)
    return _write(workspace, changes, (RESET, role, situation), moves_over=True, by=by, at=at)


def preview(
    workspace: Workspace, role: str, situation: str, values: Values, *, today: date
) -> Preview:
    """Whom the change would move, and where to; nothing is written."""
    trial = _with(workspace, role, situation, values)
    rows = FollowUp.objects.of(workspace).filter(situation=situation).order_by("order_key")
    if role != ANY:
        rows = rows.filter(contact__placement__role=role)
    kept = {
        key.hex: (due, name)
        for key, due, name in rows.values_list("contact", "due_on", "contact__name")
    }
    moved = [
        Moved(kept[key][1], day_words(kept[key][0], today), day_words(step.due_on, today))
        for key, step in planning.steps(workspace, list(kept), today=today, trial=trial)
        if step.due_on != kept[key][0]
    ]
    return Preview(len(kept), len(moved), tuple(moved[:SHOWN]))


def _with(workspace: Workspace, role: str, situation: str, values: Values) -> Changes:
    default = known(role, situation)
    _sound(values)
    given = {**values._asdict(), "must": list(values.must), "must_not": list(values.must_not)}
    own = {name: value for name, value in given.items() if value != _plain(getattr(default, name))}
    changes = _changes(workspace)
    changes.setdefault(role, {}).pop(situation, None)
    if own:
        changes[role][situation] = own
    return changes


def known(role: str, situation: str) -> Row:
    """The default of a row; raises where the playbook has none."""
    if role not in {ANY, *ROLES} or situation not in playbook.situations():
        raise NoSuchRow(f"The playbook has no row “{situation}” for “{role}”. Choose one listed.")
    return DEFAULTS.row(role, situation)


def _sound(values: Values) -> None:
    if not 0 <= values.wait <= LONGEST_WAIT:
        raise NotARow(f"{values.wait} working days is no wait. Choose 0 to {LONGEST_WAIT}.")
    if not 1 <= values.minutes <= 60:  # noqa: PLR2004 - an hour
        raise NotARow(f"{values.minutes} minutes is no time for a step. Choose 1 to 60.")
    if not values.how.strip() or len(values.how) > LONGEST_WORDS:
        raise NotARow(f"Say how to go about it, in at most {LONGEST_WORDS} letters.")


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _changes(workspace: Workspace) -> Changes:
    newest = PlaybookVersion.objects.of(workspace).order_by("-number").first()
    return {} if newest is None else dict(newest.changes)


def _write(
    workspace: Workspace,
    changes: Changes,
    what: tuple[str, str, str],
    *,
    moves_over: bool,
    by: User | None,
    at: datetime,
) -> Event | None:
    verb, role, situation = what
    with transaction.atomic():
        newest = PlaybookVersion.objects.of(workspace).order_by("-number").first()
        if changes == (newest.changes if newest else {}):
            return None
        number = newest.number + 1 if newest else 1
        PlaybookVersion.objects.create(
            workspace=workspace, number=number, changes=changes, moves_over=moves_over, made_at=at
        )
        headline = DEFAULTS.row(role, situation).headline.format(name="…")
        details = {"number": number, "role": role, "headline": f"“{headline}”"}
        event = record(workspace, verb, by=by, at=at, details=details)
        replan(workspace, None, today=local_day(workspace, at))
    return event


@undoes(CHANGED)
@undoes(RESET)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    versions = PlaybookVersion.objects.of(event.workspace)
    if versions.filter(number__gt=event.details["number"]).exists():
        raise ChangedSince("The playbook was changed again since. Take that back first.")
    versions.filter(number=event.details["number"]).delete()
