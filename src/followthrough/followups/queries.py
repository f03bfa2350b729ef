"""Today and the days to come, computed when read."""

from datetime import date

from followthrough.accounts.models import Workspace
from followthrough.followups.showing import ComingDay, Today


def today(
    workspace: Workspace, *, today: date, minutes: int | None = None, more: bool = False
) -> Today:
    """The follow-ups that fit today's minutes; ``more`` goes beyond them."""
    raise NotImplementedError


def ahead(workspace: Workspace, *, today: date, days: int = 14) -> tuple[ComingDay, ...]:
    """What falls due after today, day by day."""
    raise NotImplementedError
