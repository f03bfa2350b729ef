"""A folder of mails, one file each (Maildir, .eml, Apple’s .emlx), read as one stream.

Each mail is headed by its length, so that nothing in a mail can be taken for the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from io import RawIOBase
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from followthrough import __version__
from followthrough.mail.splitting import FRAME, MOST_OF_ONE

_MAILDIR = frozenset(("cur", "new"))
_ENDINGS = (".eml", ".emlx")
SAMPLES, SAMPLE = 64, 1 << 14  # places of a mailbox that are compared, and bytes of each
_ROOM = 2 << 20  # for the notes of the program after the mail


def folder_of(place: str) -> str:
    """The folder of mails a file belongs to; empty where it is no mail of its own."""
    path = PurePosixPath(place)
    if path.name.startswith("."):
        return ""
    if path.parent.name in _MAILDIR:
        return str(path.parent.parent)
    return str(path.parent) if place.casefold().endswith(_ENDINGS) else ""


def listed(base: Path, places: Iterable[str]) -> str:
    """What a folder of mails is known by: mails never change once they are written."""
    told = blake2b(digest_size=16, person=__version__.encode()[:16])
    for place in places:
        stat = (base / place).stat()
        told.update(f"{place}|{stat.st_size}|{stat.st_mtime_ns}\n".encode(errors="replace"))
    return told.hexdigest()


def sampled(file: BinaryIO, size: int) -> str:
    """What a mailbox is known by, without reading gigabytes: its size and samples all over."""
    told = blake2b(f"{size}".encode(), digest_size=16, person=__version__.encode()[:16])
    for sample in range(SAMPLES):
        file.seek(sample * size // SAMPLES)
        told.update(file.read(SAMPLE))
    return told.hexdigest()


class MailsTogether(RawIOBase):
    """The mails of a folder, one after the other."""

    def __init__(self, places: Iterable[str], opened: Callable[[str], BinaryIO]) -> None:
        self._frames = self._each(places, opened)
        self._rest = b""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Some more of it, mail by mail."""
        pieces = [self._rest]
        have = len(self._rest)
        while size < 0 or have < size:
            frame = next(self._frames, None)
            if frame is None:
                break
            pieces.append(frame)
            have += len(frame)
        data = b"".join(pieces)
        if size < 0:
            self._rest = b""
            return data
        self._rest = data[size:]
        return data[:size]

    def _each(self, places: Iterable[str], opened: Callable[[str], BinaryIO]) -> Iterator[bytes]:
        for place in places:
            with opened(place) as file:
                data = file.read(MOST_OF_ONE + _ROOM)
            yield FRAME % len(data) + data
