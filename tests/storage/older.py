"""Programs run on a data folder of their own, and a database as an older version left it."""

import os
import subprocess
import sys
from pathlib import Path

BEGIN = """
import django
django.setup()
from datetime import UTC, datetime
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from followthrough.accounts.first_run import local_workspace
from followthrough.storage.upgrading import copy_before, upgrade
from tests import factories
"""
AS_OF_THEN = """
def as_of_then(number):
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    steps = executor.loader.graph.leaf_nodes()
    ours = [name for app, name in executor.loader.disk_migrations if app == "followthrough"]
    known = sorted(name for name in ours if name.startswith(number) and "squashed" not in name)
    then = known[-1]
    others = [step for step in steps if step[0] != "followthrough"]
    executor.migrate([*others, ("followthrough", then)])
    return executor.loader.project_state([("followthrough", then)]).apps
"""


def run(home: Path, program: str) -> None:
    """Run a program on the database of that data folder."""
    surroundings = {
        **os.environ,
        "FOLLOWTHROUGH_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "followthrough.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-c", BEGIN + program]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
