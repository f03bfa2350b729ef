"""Passwords of servers the user connected, each in a file only the user may read.

They stand beside the record and not in it, so that no export and no backup ever holds one.
"""

import os
from pathlib import Path

from django.conf import settings


def keep(name: str, password: str) -> None:
    """Keep a password under a name of ours."""
    path = _path(name)
    handle = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(password)


def kept(name: str) -> str:
    """The password kept under a name; nothing where none is."""
    try:
        return _path(name).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def forget(name: str) -> None:
    """Remove it."""
    _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    folder = Path(settings.PASSWORDS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / name
