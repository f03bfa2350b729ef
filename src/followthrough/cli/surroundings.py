"""What every command needs first: an up-to-date database, and whose record it is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from followthrough.accounts.first_run import local_workspace
from followthrough.accounts.models import User, Workspace
from followthrough.followups.retargeting import read_again
from followthrough.storage.upgrading import upgrade


@dataclass(frozen=True, slots=True)
class Here:
    """The caller of a command: always passed on, never kept in a global."""

    user: User
    workspace: Workspace
    now: datetime

    @property
    def today(self) -> date:
        """The day it is where the user is."""
        return self.now.astimezone(ZoneInfo(self.workspace.time_zone)).date()


def here() -> Here:
    """The local user and workspace, on a database that is up to date."""
    is_newer = upgrade()
    user, workspace = local_workspace()
    if is_newer:
        read_again(workspace, at=datetime.now(UTC))
    return Here(user, workspace, datetime.now(UTC))
