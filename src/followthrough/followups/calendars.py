"""The calendar in which working days are counted: the contact's own where it is known."""

from datetime import date
from functools import lru_cache

from followthrough.accounts.models import Workspace
from followthrough.followups.working_calendar import WorkingCalendar, split_place


class Calendar(WorkingCalendar):
    """A working calendar with the one question faces ask of it."""

    def on_or_after(self, day: date) -> date:
        """The day itself if it is a working day, else the next one."""
        return self.next_working(day)


def calendar_of(workspace: Workspace, place: str = "") -> Calendar:
    """The calendar of that place; the user's stands for it until a contact's is known."""
    return calendar_in(place or workspace.country)


@lru_cache(maxsize=256)
def calendar_in(place: str) -> Calendar:
    """The calendar of a country or region; without one Monday to Friday."""
    return Calendar(*split_place(place))
