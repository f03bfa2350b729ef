"""Erased people are on the disk no more, while the program still runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import django
django.setup()
import sys
from datetime import UTC, datetime
from pathlib import Path
from followthrough.accounts.first_run import local_workspace
from followthrough.contacts import text_index as people
from followthrough.contacts.models import Contact
from followthrough.conversations import text_index as said
from followthrough.storage import kept_line
from followthrough.storage.upgrading import upgrade
from followthrough.trash import taking_out
from followthrough.trash.models import Trashed
from tests import factories
upgrade()
user, workspace = local_workspace()
home, now = Path(sys.argv[1]), datetime.now(UTC)
def on_disk(word):
    return any(word in path.read_bytes() for path in home.glob("*") if path.is_file())
for number in range(30):
    factories.contact(workspace=workspace, name=f"Kim {number}", note="Somebody else " * 40)
ana = factories.contact(workspace=workspace, name="Anastazia Duarte", note="Likes zanzibarquilt")
factories.interaction(contact=ana, is_outbound=True, said="About zanzibarquilt, " * 300)
people.rebuild(); said.rebuild()
kept_line.keep(home, "Anastazia first", stamped=kept_line.stamp(home), until=now)
assert on_disk(b"zanzibarquilt"), "the test looks in the wrong place"
taking_out.take_out(workspace, [ana.pk], by=user, at=now)
taking_out.erase(Trashed.objects.select_related("workspace"), by=user, at=now)
print([word for word in (b"zanzibarquilt", b"Anastazia") if on_disk(word)])
"""


@pytest.mark.slow
def test_neither_the_database_nor_the_file_beside_it_holds_them(tmp_path: Path) -> None:
    surroundings = {
        **os.environ,
        "FOLLOWTHROUGH_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "followthrough.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    done = subprocess.run(
        command, env=surroundings, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr or done.stdout
