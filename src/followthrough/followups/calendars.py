"""The calendar in which working days are counted: the contact's own where it is known."""

from datetime import date
from functools import lru_cache

from followthrough.accounts.models import Workspace
from followthrough.followups.working_calendar import WorkingCalendar


class Calendar(WorkingCalendar):
    """A working calendar with the one question faces ask of it."""

    def on_or_after(self, day: date) -> date:
        """The day itself if it is a working day, else the next one."""
        return self.next_working(day)


def calendar_of(workspace: Workspace, country: str = "") -> Calendar:
    """The calendar of that country; the user's stands for it until a contact's is known."""
    return calendar_in(country or workspace.country)


@lru_cache(maxsize=256)
def calendar_in(country: str) -> Calendar:
    """The calendar of a country; without one Monday to Friday."""
    return Calendar(country=country)
