"""The calendar in which working days are counted: the contact's own where it is known."""

from datetime import date
from functools import lru_cache

from followthrough.accounts.models import Workspace
from followthrough.followups.working_calendar import WorkingCalendar, quiet_from, split_place


class Calendar(WorkingCalendar):
    """A working calendar with the one question faces ask of it."""

    def on_or_after(self, day: date) -> date:
        """The day itself if it is a working day, else the next one."""
        return self.next_working(day)


def calendar_of(workspace: Workspace, place: str = "") -> Calendar:
    """The calendar of that place with the user's quiet time.

    Until a contact's place is known the user's stands for it; without one Monday to Friday.
    """
    return _calendar_in(place or workspace.country, workspace.quiet)


@lru_cache(maxsize=256)
def _calendar_in(place: str, quiet: str) -> Calendar:
    return Calendar(*split_place(place), quiet=quiet_from(quiet))
