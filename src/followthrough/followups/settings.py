"""What a workspace sets for its follow-ups: its playbook, days off, and whether somebody landed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.accounts.models import Workspace
from followthrough.conversations.days import local_day
from followthrough.followups.models import DayOff, Effort, Landing, PlaybookVersion
from followthrough.followups.playbook import Changes, Playbook
from followthrough.followups.situations import Rhythm
from followthrough.followups.working_calendar import WorkingCalendar, split_place

RHYTHM = Rhythm()
NO_COUNTRY = WorkingCalendar()


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


def setting_of(workspace: Workspace, trial: Changes | None = None) -> Setting:
    """What counts in this workspace; ``trial`` looks at changes that are not made yet."""
    efforts = dict(Effort.objects.of(workspace).values_list("situation", "minutes"))
    rhythms: list[tuple[date | None, Rhythm]] = []
    if trial is not None:
        rhythms.append((None, Rhythm(Playbook(trial), efforts=efforts)))
    for version in PlaybookVersion.objects.of(workspace).order_by("-number"):
        since = None if version.moves_over else local_day(workspace, version.made_at)
        rhythms.append((since, Rhythm(Playbook(version.changes), efforts=efforts)))
        if since is None:
            break
    landing = Landing.objects.of(workspace).first()
    return Setting(
        rhythms=(*rhythms, (None, Rhythm(efforts=efforts))),
        landed_on=landing.on if landing else None,
        mine=WorkingCalendar(*split_place(workspace.country), days_off=days_off(workspace)),
    )


def days_off(workspace: Workspace) -> frozenset[date]:
    """Every day the user takes off."""
    spans = DayOff.objects.of(workspace).values_list("first_on", "last_on")
    return frozenset(
        first + timedelta(days=number)
        for first, last in spans
        for number in range((last - first).days + 1)
    )
