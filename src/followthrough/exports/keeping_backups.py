"""Backups by themselves: one a day while the program is used, the latest seven and one a month."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from django.conf import settings
from django_tasks import task

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.days import local_day
from followthrough.exports.backup import write_backup
from followthrough.storage.again import come_back
from followthrough.storage.upgrading import drop_old_copies

DAILY, MONTHLY = 7, 12
EVERY_MINUTES = 60
TOLD_APART = 6  # digits of the identifier, where several records share a folder
_PREFIX = "followthrough-"


def keep_backup(workspace: Workspace, *, at: datetime, anew: bool = False) -> Path | None:
    """Write the backup of the day, unless it is there; older ones of this record make room.

    ``anew`` writes it in any case, over that of the same day.
    """
    folder, ending = Path(settings.BACKUPS), f"-{workspace.pk.hex[-TOLD_APART:]}.zip"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"{_PREFIX}{local_day(workspace, at).isoformat()}{ending}"
    is_there = target.exists() and not anew
    if is_there or not Contact.objects.of(workspace).exists():
        return None
    write_backup(workspace, target, at=at)
    target.chmod(0o600)
    for old in outdated([one.name for one in folder.glob(f"{_PREFIX}*{ending}")]):
        (folder / old).unlink(missing_ok=True)
    return target


def outdated(names: list[str]) -> list[str]:
    """Backups that may go: not among the latest seven, nor the first of one of twelve months."""
    days = sorted((day, name) for name in names if (day := _day_of(name)) is not None)
    first_of: dict[tuple[int, int], str] = {}
    for day, name in days:
        first_of.setdefault((day.year, day.month), name)
    kept = {name for _, name in days[-DAILY:]}
    kept.update(name for _, name in sorted(first_of.items())[-MONTHLY:])
    return [name for _, name in days if name not in kept]


@task()
def keep_backing_up() -> str:
    """While the program runs: the backup of each day, soon after it begins."""
    come_back(keep_backing_up, minutes=EVERY_MINUTES)
    at = datetime.now(UTC)
    drop_old_copies(at)
    made = [keep_backup(workspace, at=at) for workspace in Workspace.objects.all()]
    return f"{sum(one is not None for one in made)} written"


def _day_of(name: str) -> date | None:
    try:
        return date.fromisoformat(name[len(_PREFIX) : len(_PREFIX) + len("2026-03-12")])
    except ValueError:
        return None
