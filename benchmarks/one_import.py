"""``python -m benchmarks.one_import ARCHIVE``: import once into FOLLOWTHROUGH_HOME, as JSON."""

import json
import os
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import django


def main(archive: Path) -> None:
    """Everything but the start of the interpreter and the making of the tables is measured."""
    from django.db import connection

    from followthrough.accounts.first_run import local_workspace
    from followthrough.imports import running, taking_in
    from followthrough.storage.upgrading import upgrade

    upgrade()
    user, workspace = local_workspace()
    idle = _resident()
    at = datetime.now(UTC)
    with connection.cursor() as cursor:
        before = cursor.execute("SELECT total_changes()").fetchone()[0]
        noted = taking_in.note(workspace, archive, file_name=archive.name, by=user, at=at)
        started = time.perf_counter()
        running.run(noted, at=at)
        seconds = time.perf_counter() - started
        written = cursor.execute("SELECT total_changes()").fetchone()[0] - before
    told = {
        "seconds": seconds,
        "state": noted.state,
        "trouble": noted.trouble,
        "counts": noted.counts,
        "written": written,
        "idle_mib": idle,
        "peak_mib": _resident(),
    }
    print(json.dumps(told))


def _resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.settings")
    django.setup()
    main(Path(sys.argv[1]))
