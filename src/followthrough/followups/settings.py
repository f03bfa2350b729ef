"""What a workspace sets for its follow-ups: its playbook, days off, and whether somebody landed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from followthrough.accounts.models import Workspace
from followthrough.conversations.days import local_day
from followthrough.followups.limits import Limits, limits_with
from followthrough.followups.models import DayOff, Effort, Landing, PlaybookVersion
from followthrough.followups.playbook import Changes, Playbook
from followthrough.followups.situations import Rhythm
from followthrough.followups.working_calendar import WorkingCalendar, quiet_from, split_place

RHYTHM = Rhythm()
NO_COUNTRY = WorkingCalendar()


class OwnPlaybook(NamedTuple):
    """What the user changed in the playbook and its limits, or thinks of changing."""

    changes: Changes
    limits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Setting:
    """The rhythms by the day from which they count, newest first, and the user's own calendar."""

    rhythms: tuple[tuple[date | None, Rhythm], ...] = ((None, RHYTHM),)
    landed_on: date | None = None
    mine: WorkingCalendar = NO_COUNTRY

    def rhythm(self, began_on: date | None) -> Rhythm:
        """The rhythm for a matter that began on that day; without one the newest."""
        for since, rhythm in self.rhythms:
            if since is None or began_on is None or began_on >= since:
                return rhythm
        return RHYTHM

    def prepared_on(self, due_on: date) -> date:
        """The day itself, or the last day before it on which the user works."""
        day = due_on
        while not self.mine.is_working(day):
            day -= timedelta(days=1)
        return day


def setting_of(workspace: Workspace, trial: OwnPlaybook | None = None) -> Setting:
    """What counts in this workspace; ``trial``: as if that were so."""
    efforts = dict(Effort.objects.of(workspace).values_list("situation", "minutes"))
    rhythms: list[tuple[date | None, Rhythm]] = []
    if trial is not None:
        rhythms.append((None, _rhythm(trial, efforts)))
    for version in PlaybookVersion.objects.of(workspace).order_by("-number"):
        since = None if version.moves_over else local_day(workspace, version.made_at)
        rhythms.append((since, _rhythm(version, efforts)))
        if since is None:
            break
    landing = Landing.objects.of(workspace).first()
    return Setting(
        rhythms=(*rhythms, (None, Rhythm(efforts=efforts))),
        landed_on=landing.on if landing else None,
        mine=WorkingCalendar(
            *split_place(workspace.country),
            days_off=days_off(workspace),
            quiet=quiet_from(workspace.quiet),
        ),
    )


def newest(workspace: Workspace) -> OwnPlaybook:
    """What the user changed, as it counts for what begins now."""
    version = PlaybookVersion.objects.of(workspace).order_by("-number").first()
    return OwnPlaybook({}, {}) if version is None else OwnPlaybook(version.changes, version.limits)


def limits_of(workspace: Workspace) -> Limits:
    """The limits as they count now."""
    return limits_with(newest(workspace).limits)


def _rhythm(of: OwnPlaybook | PlaybookVersion, efforts: Mapping[str, int]) -> Rhythm:
    return Rhythm(Playbook(of.changes), limits_with(of.limits), efforts)


def days_off(workspace: Workspace) -> frozenset[date]:
    """Every day the user takes off."""
    spans = DayOff.objects.of(workspace).values_list("first_on", "last_on")
    return frozenset(
        first + timedelta(days=number)
        for first, last in spans
        for number in range((last - first).days + 1)
    )
