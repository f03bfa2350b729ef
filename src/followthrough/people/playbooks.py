"""The playbook as a page shows it: role by role, row by row, with what the user changed."""

from __future__ import annotations

from dataclasses import dataclass

from followthrough.accounts.models import Workspace
from followthrough.followups import changing_playbook, playbook
from followthrough.followups.playbook import ANY, DEFAULTS, ROLES, Row
from followthrough.followups.wording import ROLES as ROLE_WORDS

EVERYBODY = "Everybody"


@dataclass(frozen=True, slots=True)
class Chapter:
    """The rows of one role."""

    role: str
    words: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """One row with its default beside it."""

    row: Row
    default: Row
    role_words: str


def chapters(workspace: Workspace) -> tuple[Chapter, ...]:
    """Everybody first, then each role with the rows in which it differs."""
    current = changing_playbook.current(workspace)
    found = []
    for role in (ANY, *ROLES):
        own = playbook.situations() if role == ANY else playbook.differing(role)
        changed = (name for name in current.changes.get(role, {}) if name not in own)
        rows = tuple(current.row(role, name) for name in (*own, *changed))
        found.append(Chapter(role, _words(role), rows))
    return tuple(found)


def opened(workspace: Workspace, role: str, situation: str) -> Opened:
    """One row to be changed; raises where there is none."""
    changing_playbook.known(role, situation)
    row = changing_playbook.current(workspace).row(role, situation)
    return Opened(row, DEFAULTS.row(role, situation), _words(role))


def _words(role: str) -> str:
    return ROLE_WORDS.get(role, "") or EVERYBODY
