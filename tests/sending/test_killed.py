"""A program killed at any moment never lets a letter go out twice, and never forgets one."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.sending import smtp_server

PROGRAM = """
import json, os, sys
import django
django.setup()
from datetime import UTC, datetime, timedelta
from followthrough.accounts.first_run import local_workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction
from followthrough.sending import outgoing, smtp
from followthrough.sending.account import Given, account_of, connect
from followthrough.sending.models import Outgoing
from followthrough.storage.upgrading import upgrade
from followthrough.writing import drafting
from tests import factories
upgrade()
_, workspace = local_workspace()
address, killed_at = sys.argv[1:]
now = datetime.now(UTC)
if account_of(workspace) is None:
    connect(workspace, Given(address, "secret", "robin@example.com"), by=None, at=now)
    ana = factories.contact(workspace=workspace, name="Ana Duarte", email="ana@example.com")
    draft = drafting.begin(ana, at=now)
    drafting.keep(draft, subject="Hello", body="My own words.", at=now)
def die(*args, **kwargs):
    os.kill(os.getpid(), 9)
if killed_at == "claimed":
    outgoing._hand_over = die
elif killed_at == "taken":
    real = outgoing._hand_over
    def hand_over(*args):
        real(*args)
        die()
    outgoing._hand_over = hand_over
elif killed_at == "pressed":
    outgoing._move = die
outgoing.look_after_crash(workspace, at=now)
ana = Contact.objects.of(workspace).get(name="Ana Duarte")
draft = drafting.open_draft(ana)
letter = outgoing.send(draft, by=None, at=now - timedelta(seconds=11)) if draft else None
if letter is not None:
    outgoing.deliver_letter.func(str(workspace.id), str(letter.pk))
print(json.dumps({
    "states": list(Outgoing.objects.of(workspace).values_list("state", flat=True)),
    "logged": Interaction.objects.of(workspace).filter(said="My own words.").count(),
}))
"""


def run(home: Path, address: str, killed_at: str) -> dict[str, object] | None:
    """What stands afterwards, or nothing where it was killed."""
    surroundings = {
        **os.environ,
        "FOLLOWTHROUGH_HOME": str(home),
        "FOLLOWTHROUGH_KEYRING": "false",
        "DJANGO_SETTINGS_MODULE": "followthrough.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-c", PROGRAM, address, killed_at]
    done = subprocess.run(
        command, env=surroundings, capture_output=True, text=True, timeout=60, check=False
    )
    if done.returncode:
        assert done.returncode == -9, done.stderr
        return None
    told: dict[str, object] = json.loads(done.stdout)
    return told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("killed_at", "mails", "afterwards"),
    [
        ("pressed", 1, {"states": ["sent"], "logged": 1}),  # it had not begun: it goes out now
        ("claimed", 0, {"states": ["unsure"], "logged": 0}),
        ("taken", 1, {"states": ["unsure"], "logged": 0}),
    ],
)
def test_killed_and_started_again_it_is_not_sent_twice(
    tmp_path: Path, killed_at: str, mails: int, afterwards: dict[str, object]
) -> None:
    with smtp_server.running() as post:
        assert run(tmp_path, post.address, killed_at) is None
        for _ in range(2):
            assert run(tmp_path, post.address, "") == afterwards
        assert len(post.taken) == mails


@pytest.mark.slow
def test_five_programs_at_once_send_one(tmp_path: Path) -> None:
    with smtp_server.running() as post:
        post.refuses = frozenset({"ana@example.com"})
        assert run(tmp_path, post.address, "") == {"states": ["failed"], "logged": 0}
        post.refuses = frozenset()
        told: list[object] = []
        threads = [
            threading.Thread(target=lambda: told.append(run(tmp_path, post.address, "")))
            for _ in range(5)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(told) == 5
        assert len(post.taken) == 1
