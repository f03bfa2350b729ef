"""The playbook: for each role and situation what to do, after what wait, and what ends it.

The defaults stand in ``playbooks/``, one file for each role; ``any.toml`` holds what all have in
common. What the user changed in the app lies over them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

ANY = "any"
ROLES = (
    "recruiter",
    "agency_recruiter",
    "sourcer",
    "hiring_manager",
    "employee",
    "colleague",
    "alum",
    "bridge",
)
Changes = Mapping[str, Mapping[str, Mapping[str, Any]]]  # by role, situation and field


class Row(NamedTuple):
    """One row: the contact, the situation, the wait in working days, and what to write."""

    role: str
    situation: str
    headline: str
    how: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    wait: int
    minutes: int
    ends: str
    by: str = "usual"  # which way to write, see writing_by
    source: str = ""
    rows: tuple[int, ...] = ()  # of the table these defaults follow, see any.toml
    wait_interesting: int | None = None
    wait_stranger: int | None = None
    is_changed: bool = False


class Playbook(NamedTuple):
    """A playbook: the defaults, and what the user changed in them."""

    changes: Changes = {}

    def row(self, role: str, situation: str) -> Row:
        """What to do with somebody of that role in that situation."""
        own = self.changes.get(role, {}).get(situation, {})
        for_all = self.changes.get(ANY, {}).get(situation, {})
        default = _default(role, situation)
        changed = {**for_all, **own}
        if not changed:
            return default
        values = {name: _kept(value) for name, value in changed.items()}
        if "wait" in changed:  # a wait of the user's own counts for everybody
            values |= {"wait_interesting": None, "wait_stranger": None}
        return default._replace(is_changed=True, **values)

    def sets_minutes(self, role: str, situation: str) -> bool:
        """Whether the user said how long this takes."""
        return any("minutes" in self.changes.get(one, {}).get(situation, {}) for one in (ANY, role))

    def wait(self, role: str, situation: str, *, is_interesting: bool, is_stranger: bool) -> int:
        """Working days from what happened until the next step."""
        row = self.row(role, situation)
        if is_interesting and row.wait_interesting is not None:
            return row.wait_interesting
        if is_stranger and row.wait_stranger is not None:
            return row.wait_stranger
        return row.wait


DEFAULTS = Playbook()


def situations() -> tuple[str, ...]:
    """Every situation of the playbook, in its order."""
    return tuple(_file(ANY))


def differing(role: str) -> tuple[str, ...]:
    """The situations in which a role has a row of its own."""
    return tuple(_file(role))


def _kept(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@cache
def _default(role: str, situation: str) -> Row:
    own = _file(role).get(situation, {}) if role in ROLES else {}
    values = {**_file(ANY)[situation], **own}
    return Row(role, situation, **{name: _kept(value) for name, value in values.items()})


@cache
def _file(role: str) -> dict[str, dict[str, Any]]:
    folder = resources.files("followthrough.followups").joinpath("playbooks")
    return tomllib.loads(folder.joinpath(f"{role}.toml").read_text("utf-8"))
