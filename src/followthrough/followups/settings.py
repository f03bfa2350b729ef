"""What a workspace sets for its follow-ups: the playbook as edited, and whether somebody landed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough.accounts.models import Workspace
from followthrough.followups.situations import Rhythm

RHYTHM = Rhythm()


@dataclass(frozen=True, slots=True)
class Setting:
    """The rhythms by the day they began to count, newest first, and the day a job was taken."""

    rhythms: tuple[tuple[date | None, Rhythm], ...] = ((None, RHYTHM),)
    landed_on: date | None = None

    def rhythm(self, began_on: date | None) -> Rhythm:
        """The rhythm for a matter that began on that day; without one the newest."""
        for since, rhythm in self.rhythms:
            if since is None or began_on is None or began_on >= since:
                return rhythm
        return RHYTHM


def setting_of(workspace: Workspace) -> Setting:  # noqa: ARG001 - read from it next
    """What counts in this workspace."""
    return Setting()
