"""One line for a shell prompt: the same as ``today --short``, without loading every command.

A prompt is drawn many times an hour: loading all commands takes several times what this does.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.db import OperationalError

from followthrough.accounts.first_run import local_workspace
from followthrough.cli.showing import say
from followthrough.feeds.digest import short

ASKED = ["today", "--short"]


def answers(arguments: list[str]) -> bool:
    """Say the line if just that was asked; not on a database that must be brought up to date."""
    if arguments != ASKED:
        return False
    try:
        _, workspace = local_workspace()
        today = datetime.now(UTC).astimezone(ZoneInfo(workspace.time_zone)).date()
        words = short(workspace, today=today)
    except OperationalError:  # a table or column is not there yet, or an import is being written
        return False
    say(words)
    return True
