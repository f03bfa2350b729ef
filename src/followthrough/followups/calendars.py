"""The calendar a workspace counts its working days in."""

from datetime import date
from functools import lru_cache

from followthrough.accounts.models import Workspace
from followthrough.followups.working_calendar import WorkingCalendar


class Calendar(WorkingCalendar):
    """A working calendar with the one question faces ask of it."""

    def on_or_after(self, day: date) -> date:
        """The day itself if it is a working day, else the next one."""
        return self.next_working(day)


def calendar_of(workspace: Workspace) -> Calendar:
    """The user's calendar, which stands for a contact's until their country is known."""
    return _calendar(workspace.country)


@lru_cache(maxsize=32)
def _calendar(country: str) -> Calendar:
    return Calendar(country=country)
