"""Passwords stand in the keyring of the system, or encrypted where only the user can read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from followthrough.accounts import kept_passwords


class InMemory(KeyringBackend):
    """A keyring of the system that forgets when the test is over."""

    priority = 5

    def __init__(self, *, is_locked: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.known: dict[tuple[str, str], str] = {}
        self.is_locked = is_locked

    def get_password(self, service: str, username: str) -> str | None:
        """What was kept."""
        return self.known.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it, unless locked."""
        if self.is_locked:
            raise KeyringLocked
        self.known[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        del self.known[service, username]


@pytest.fixture
def own_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def files(settings: Any) -> dict[str, bytes]:
    folder = Path(settings.PASSWORDS)
    return {one.name: one.read_bytes() for one in folder.iterdir()} if folder.exists() else {}


def test_without_a_keyring_it_is_encrypted_for_the_owner_alone(settings: Any) -> None:
    kept_passwords.keep("box", "correct horse")
    assert kept_passwords.kept("box") == "correct horse"
    assert set(files(settings)) == {"box", "key"}
    assert not any(b"horse" in content for content in files(settings).values())
    for path in Path(settings.PASSWORDS).iterdir():
        assert path.stat().st_mode & 0o077 == 0
    kept_passwords.forget("box")
    assert kept_passwords.kept("box") == ""


def test_a_lost_key_opens_nothing(settings: Any) -> None:
    kept_passwords.keep("box", "correct horse")
    (Path(settings.PASSWORDS) / "key").unlink()
    assert kept_passwords.kept("box") == ""


@pytest.mark.usefixtures("own_keyring")
def test_a_keyring_of_the_system_comes_first(settings: Any) -> None:
    kept_passwords.keep("box", "of before")
    settings.KEYRING = True
    ring = InMemory()
    keyring.set_keyring(ring)
    kept_passwords.keep("box", "correct horse")
    assert list(ring.known.values()) == ["correct horse"]
    assert set(files(settings)) == {"key"}
    assert kept_passwords.kept("box") == "correct horse"
    kept_passwords.forget("box")
    assert (ring.known, kept_passwords.kept("box")) == ({}, "")


@pytest.mark.usefixtures("own_keyring")
def test_a_locked_keyring_is_no_reason_to_lose_it(settings: Any) -> None:
    settings.KEYRING = True
    keyring.set_keyring(InMemory(is_locked=True))
    kept_passwords.keep("box", "correct horse")
    assert kept_passwords.kept("box") == "correct horse"
    assert "box" in files(settings)
