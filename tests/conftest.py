"""What every test may use."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from followthrough.accounts.first_run import local_workspace
from followthrough.accounts.models import Workspace
from followthrough.accounts.secrets import secret_key
from followthrough.demo.archive import write_archive
from followthrough.imports import running, taking_in
from followthrough.jobsearch.aiming import set_aim
from followthrough.web.launching import let_in
from tests.cast import AIM

pytest_plugins = ("tools.browser_tests", "tools.golden")


@pytest.fixture(autouse=True)
def _uploads_apart(settings: Any, tmp_path: Path) -> None:
    """No test ever writes beside the data of the person who runs it."""
    settings.HOME = tmp_path.with_name(f"{tmp_path.name}-data")
    settings.HOME.mkdir()
    secret_key(settings.HOME)
    settings.UPLOADS = tmp_path / "uploads"
    settings.PASSWORDS = tmp_path / "passwords"
    settings.BACKUPS = tmp_path / "backups"
    settings.KEYRING = False


@pytest.fixture
def mine(db: None) -> Workspace:
    """The workspace of the local user."""
    del db
    _, workspace = local_workspace()
    return workspace


@pytest.fixture
def lived_in(mine: Workspace, tmp_path: Path) -> Workspace:
    """The same after Robin has said the aim and brought the archive."""
    user, at = local_workspace()[0], datetime.now(UTC)
    set_aim(
        mine,
        titles=AIM.titles,
        companies=AIM.companies,
        minutes=AIM.minutes,
        values=AIM.values,
        by=user,
        at=at,
    )
    path = tmp_path / "Basic_LinkedInDataExport.zip"
    write_archive(path, today=at.date(), connections=120, messages=300)
    running.run(taking_in.note(mine, path, file_name=path.name, by=user, at=at), at=at)
    return mine


@pytest.fixture
def browser_of(mine: Workspace) -> Client:
    """A client that came through the printed address."""
    del mine
    client = Client(headers={"host": "127.0.0.1"})
    let_in(client)
    return client
