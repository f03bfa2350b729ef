"""Backups by themselves: one a day while the program is used, the latest seven and one a month."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django_tasks import task

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.exports.backup import write_backup

DAILY, MONTHLY = 7, 12
_PREFIX, _SUFFIX = "followthrough-", ".zip"


def keep_backup(workspace: Workspace, *, at: datetime) -> Path | None:
    """Write the backup of the day, unless it is there; older ones make room."""
    folder = Path(settings.BACKUPS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"{_PREFIX}{at.date().isoformat()}{_SUFFIX}"
    if target.exists() or not Contact.objects.of(workspace).exists():
        return None
    write_backup(workspace, target, at=at)
    target.chmod(0o600)
    for old in outdated([one.name for one in folder.iterdir()]):
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


def keep_soon(workspace: Workspace) -> None:
    """Let the worker write the backup of the day."""
    write_backup_of_the_day.enqueue(str(workspace.pk))


@task()
def write_backup_of_the_day(workspace_id: str) -> str:
    """Write it, if it is not there yet."""
    workspace = Workspace.objects.filter(pk=UUID(workspace_id)).first()
    made = keep_backup(workspace, at=datetime.now(UTC)) if workspace else None
    return str(made or "")


def _day_of(name: str) -> date | None:
    if not (name.startswith(_PREFIX) and name.endswith(_SUFFIX)):
        return None
    try:
        return date.fromisoformat(name[len(_PREFIX) : -len(_SUFFIX)])
    except ValueError:
        return None
