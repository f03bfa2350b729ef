"""The limits around the playbook: how often, how long and how many, each the user's to set.

The usual ones stand with their sources in ``playbooks/limits.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from followthrough.storage.trouble import Trouble


class NotALimit(Trouble):
    """A limit that is none, or a number it cannot have."""


class Limits(NamedTuple):
    """All of them; days are calendar days unless the file says working days."""

    most_touches_key: int
    most_touches_interesting: int
    rest_after_silence: int
    fresh_reply_days: int
    stale_reply_days: int
    fresh_connection_days: int
    check_without_day: int
    after_their_return: int
    first_touches_a_day: int
    key_share: int
    second_person_after: int
    most_open_at_company: int


class Limit(NamedTuple):
    """One of them: what it limits, what is usual and why, and what may be set."""

    name: str
    words: str
    unit: str
    usual: int
    least: int
    most: int
    source: str

    def allows(self, value: int) -> bool:
        """Whether that number makes sense here."""
        return self.least <= value <= self.most


@cache
def every() -> tuple[Limit, ...]:
    """All limits in the order of the file."""
    folder = resources.files("followthrough.followups").joinpath("playbooks")
    kept = tomllib.loads(folder.joinpath("limits.toml").read_text("utf-8"))
    return tuple(Limit(name, source=one.pop("from"), **one) for name, one in kept.items())


def one(name: str) -> Limit:
    """The limit of that name; raises where there is none."""
    for limit in every():
        if limit.name == name:
            return limit
    known = ", ".join(limit.name for limit in every())
    raise NotALimit(f"“{name}” is no limit. There are: {known}.")


USUAL = Limits(**{limit.name: limit.usual for limit in every()})


def limits_with(own: Mapping[str, int]) -> Limits:
    """The usual limits with the user's own in their place; what is not known is left aside."""
    known = {name: value for name, value in own.items() if name in Limits._fields}
    return USUAL._replace(**known) if known else USUAL
