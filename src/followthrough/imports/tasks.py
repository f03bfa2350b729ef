"""What the worker does for imports."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django_tasks import task

from followthrough.imports.models import Import
from followthrough.imports.progress import noticeboard
from followthrough.imports.running import run


@task()
def run_import(workspace_id: str, import_id: str) -> str:
    """Run one import to its end. Safe to start again: a finished one is left as it is."""
    wanted = Import.objects.filter(workspace_id=UUID(workspace_id), id=UUID(import_id)).first()
    if wanted is None:
        return "gone"
    board = noticeboard(str(wanted.id))
    run(wanted, at=datetime.now(UTC), watch=board)
    board.take_down()
    if wanted.is_upload:  # our copy of the user's file; it has served, and it is private
        Path(wanted.path).unlink(missing_ok=True)
    return wanted.state
