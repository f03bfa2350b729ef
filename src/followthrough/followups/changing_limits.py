"""Set the limits around the playbook: messages in a row, rest, first messages a day, the share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from followthrough.accounts.models import User, Workspace
from followthrough.followups import limits
from followthrough.followups.limits import NotALimit
from followthrough.followups.playbook_versions import (
    Preview,
    moved_by,
    take_version_back,
    write_version,
)
from followthrough.followups.settings import OwnPlaybook, newest
from followthrough.journal.models import Event
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

VERB = "limits_changed"

phrase(VERB, "Limits: {words}")


def change_limits(
    workspace: Workspace,
    values: Mapping[str, int],
    *,
    moves_over: bool = True,
    by: User | None,
    at: datetime,
) -> Event | None:
    """Set these limits; the others stay, and what is usual is kept as nothing of one's own."""
    trial = _with(workspace, values)
    words = _words(newest(workspace).limits, trial.limits)
    what = (VERB, {"words": words})
    return write_version(workspace, trial, what, moves_over=moves_over, by=by, at=at)


def preview(workspace: Workspace, values: Mapping[str, int], *, today: date) -> Preview:
    """Whom these limits would move; nothing is written."""
    return moved_by(workspace, _with(workspace, values), today=today)


def _with(workspace: Workspace, values: Mapping[str, int]) -> OwnPlaybook:
    own = dict(newest(workspace).limits)
    for name, value in values.items():
        one = limits.one(name)
        if not one.allows(value):
            raise NotALimit(
                f"“{one.words} {value} {one.unit}” cannot be. Choose {one.least} to {one.most}."
            )
        own.pop(name, None)
        if value != one.usual:
            own[name] = value
    return newest(workspace)._replace(limits=own)


def _words(before: Mapping[str, int], after: Mapping[str, int]) -> str:
    """What differs, in the words of the file."""
    changed = [
        f"{one.words[0].lower()}{one.words[1:]} {after.get(one.name, one.usual)} {one.unit}"
        for one in limits.every()
        if before.get(one.name) != after.get(one.name)
    ]
    return "; ".join(changed)


undoes(VERB)(take_version_back)
