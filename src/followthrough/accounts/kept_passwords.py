"""Passwords of servers the user connected: in the keyring of the system where there is one.

Without one each stands encrypted in a file only the user may read, beside a key just as private.
They are never in the record, so that no export and no backup ever holds one.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import keyring
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from keyring.errors import KeyringError

TRUSTED = 1  # the priority from which a keyring is one of the system, as its library ranks them
KEY = "key"


def keep(name: str, password: str) -> None:
    """Keep a password under a name of ours."""
    if _in_keyring(name, password):
        _path(name).unlink(missing_ok=True)
        return
    _write(_path(name), Fernet(_key()).encrypt(password.encode()))


def kept(name: str) -> str:
    """The password kept under a name; nothing where none is or its key is gone."""
    try:
        return Fernet(_key()).decrypt(_path(name).read_bytes()).decode()
    except FileNotFoundError:
        return _from_keyring(name)
    except InvalidToken:
        return ""


def forget(name: str) -> None:
    """Remove it."""
    _path(name).unlink(missing_ok=True)
    if _has_keyring() and _from_keyring(name):
        try:
            keyring.delete_password(_service(), name)
        except KeyringError:
            return  # locked: nobody can read it there either


def _in_keyring(name: str, password: str) -> bool:
    if not _has_keyring():
        return False
    try:
        keyring.set_password(_service(), name, password)
    except KeyringError:
        return False
    return True


def _from_keyring(name: str) -> str:
    if not _has_keyring():
        return ""
    try:
        return keyring.get_password(_service(), name) or ""
    except KeyringError:
        return ""


def _has_keyring() -> bool:
    return settings.KEYRING and keyring.get_keyring().priority >= TRUSTED


def _service() -> str:
    """Each data folder has passwords of its own."""
    return f"followthrough {sha256(str(settings.PASSWORDS).encode()).hexdigest()[:12]}"


def _key() -> bytes:
    path = _path(KEY)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        key = Fernet.generate_key()
        _write(path, key)
        return key


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


def _path(name: str) -> Path:
    folder = Path(settings.PASSWORDS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / name
