"""Change the playbook: the defaults stay as they are, and the user's own lie over them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from followthrough.accounts.models import User, Workspace
from followthrough.followups import playbook
from followthrough.followups.models import FollowUp
from followthrough.followups.playbook import ANY, DEFAULTS, ROLES, Playbook, Row
from followthrough.followups.playbook_versions import (
    Preview,
    moved_by,
    take_version_back,
    write_version,
)
from followthrough.followups.settings import newest
from followthrough.followups.writing_by import WORDS
from followthrough.journal.models import Event
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

CHANGED, RESET = "playbook_changed", "playbook_reset"
LONGEST_WAIT = 250  # working days: a year
LONGEST_WORDS = 300
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
    by: str


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
    trial = newest(workspace)._replace(changes=_with(workspace, role, situation, values))
    rows = FollowUp.objects.of(workspace).filter(situation=situation)
    if role != ANY:
        rows = rows.filter(contact__placement__role=role)
    return moved_by(workspace, trial, today=today, of=rows)


def _with(workspace: Workspace, role: str, situation: str, values: Values) -> Changes:
    default = known(role, situation)
    _sound(values)
    given = {
        **values._asdict(),
        "must": list(values.must),
        "must_not": list(values.must_not),
    }
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
    if values.by not in WORDS:
        raise NotARow(f"“{values.by}” is no way to write. Choose one of {', '.join(WORDS)}.")
    if not values.how.strip() or len(values.how) > LONGEST_WORDS:
        raise NotARow(f"Say how to go about it, in at most {LONGEST_WORDS} letters.")


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _changes(workspace: Workspace) -> Changes:
    kept = newest(workspace).changes
    return {role: {name: {**row} for name, row in rows.items()} for role, rows in kept.items()}


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
    headline = DEFAULTS.row(role, situation).headline.format(name="…")
    return write_version(
        workspace,
        newest(workspace)._replace(changes=changes),
        (verb, {"role": role, "headline": f"“{headline}”"}),
        moves_over=moves_over,
        by=by,
        at=at,
    )


undoes(CHANGED)(take_version_back)
undoes(RESET)(take_version_back)
