"""Writing a whole LinkedIn archive of an invented life, as LinkedIn itself would pack it."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, TypedDict, Unpack

from followthrough.demo import cast, connections, invitations, messages, owner_files, sheets
from followthrough.demo.sheets import Row, Sheet
from followthrough.demo.strangers import invented


class Sizes(TypedDict, total=False):
    """How many rows the three long files have, the cast's own among them."""

    connections: int
    messages: int
    invitations: int


class Life:
    """An invented life, from which the rows of every file can be read as often as needed."""

    def __init__(
        self, *, today: date, seed: int = 1, with_cast: bool = True, **sizes: Unpack[Sizes]
    ) -> None:
        self._today = today
        self._seed = seed
        self._with_cast = with_cast
        self._sizes: Sizes = {"connections": 400, "messages": 1_500, "invitations": 40, **sizes}
        count = self._sizes["connections"] - (len(cast.CAST) if with_cast else 0)
        self._strangers = invented(self._rng("people"), count=max(0, count), today=today)

    def connection_rows(self) -> Iterator[Row]:
        """Everybody Robin is connected with, the last connected first."""
        return connections.rows(self._strangers, today=self._today, with_cast=self._with_cast)

    def message_rows(self) -> Iterator[Row]:
        """Everything that was said, the newest first."""
        return messages.rows(
            self._rng("messages"),
            self._strangers,
            count=self._sizes["messages"],
            today=self._today,
            with_cast=self._with_cast,
        )

    def invitation_rows(self) -> Iterator[Row]:
        """Who asked whom to connect, the newest first."""
        return invitations.rows(
            self._rng("invitations"),
            self._strangers,
            count=self._sizes["invitations"],
            today=self._today,
            with_cast=self._with_cast,
        )

    def sheets(self) -> Iterator[Sheet]:
        """Every file of the archive."""
        yield Sheet(
            "Connections.csv", connections.HEADER, self.connection_rows(), lead=connections.LEAD
        )
        yield Sheet("messages.csv", messages.HEADER, self.message_rows())
        yield Sheet("Invitations.csv", invitations.HEADER, self.invitation_rows())
        yield from owner_files.sheets(
            self._rng("owner"), self._strangers, today=self._today, with_cast=self._with_cast
        )

    def _rng(self, part: str) -> random.Random:
        return random.Random(f"{part} {self._seed}")  # noqa: S311 - invented people, no secrets


def write_archive(
    path: Path, *, today: date, seed: int = 1, with_cast: bool = True, **sizes: Unpack[Sizes]
) -> Path:
    """Write the archive Robin would get from LinkedIn today; the same seed gives the same bytes."""
    life = Life(today=today, seed=seed, with_cast=with_cast, **sizes)
    with path.open("wb") as raw, zipfile.ZipFile(_Stream(raw), "w") as packed:
        for sheet in life.sheets():
            info = zipfile.ZipInfo(sheet.name, (today.year, today.month, today.day, 6, 30, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            with packed.open(info, "w", force_zip64=True) as member:
                sheets.write(sheet, member)
    return path


def write_folder(
    path: Path, *, today: date, seed: int = 1, with_cast: bool = True, **sizes: Unpack[Sizes]
) -> Path:
    """Write the same files unpacked, as somebody does who has opened the archive."""
    for sheet in Life(today=today, seed=seed, with_cast=with_cast, **sizes).sheets():
        target = path / sheet.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as raw:
            sheets.write(sheet, raw)
    return path


class _Stream:
    """A file that can only be written on, so that sizes follow the data, as LinkedIn's do."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw

    def write(self, data: bytes, /) -> int:
        """Write on."""
        return self._raw.write(data)

    def flush(self) -> None:
        """Write what is still kept back."""
        self._raw.flush()

    def close(self) -> None:
        """Whoever opened the file closes it."""
