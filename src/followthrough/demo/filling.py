"""Filling an empty record with the standing cast, the way a user would: aim, then archive."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from followthrough.accounts.first_run import local_workspace
from followthrough.demo import archive, cast
from followthrough.imports import running, taking_in
from followthrough.jobsearch.aiming import set_aim
from followthrough.storage.upgrading import upgrade


def fill(*, connections: int = 400, messages: int = 1_500, now: datetime | None = None) -> None:
    """Answer the four questions as Robin would, and take in Robin's archive."""
    upgrade()
    at = now or datetime.now(UTC)
    user, workspace = local_workspace()
    aim = cast.AIM
    set_aim(
        workspace,
        titles=aim.titles,
        companies=aim.companies,
        minutes=aim.minutes,
        values=aim.values,
        by=user,
        at=at,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"Basic_LinkedInDataExport_{at:%m-%d-%Y}.zip"
        archive.write_archive(path, today=at.date(), connections=connections, messages=messages)
        noted = taking_in.note(workspace, path, file_name=path.name, by=user, at=at)
        running.run(noted, at=at)
