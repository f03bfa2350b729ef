"""How far an import is, told outside the database, which the import itself keeps busy."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

from django.conf import settings

EVERY_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class FileProgress:
    """One file of the archive: done, running, next or never read."""

    name: str
    kind: str
    state: str
    rows: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """What a page or a progress bar shows while an import runs."""

    percent: int = 0
    people: int = 0
    doing: str = ""
    files: tuple[FileProgress, ...] = ()


class Watcher(Protocol):
    """Somebody who wants to see the progress."""

    def __call__(self, progress: ImportProgress) -> None:
        """Take note of it."""


def nobody(progress: ImportProgress) -> None:
    """Watches without looking."""


@dataclass
class Noticeboard:
    """Keeps the progress of one import in a small file beside the uploads."""

    path: Path
    _written_at: float = field(default=0.0)

    def __call__(self, progress: ImportProgress) -> None:
        """Write it down, a few times a second at most."""
        now = time.monotonic()
        if progress.percent < 100 and now - self._written_at < EVERY_SECONDS:  # noqa: PLR2004
            return
        self._written_at = now
        waiting = self.path.with_suffix(".part")
        waiting.write_text(json.dumps(asdict(progress)), encoding="utf-8")
        waiting.replace(self.path)

    def read(self) -> ImportProgress:
        """The progress as it was last written; nothing yet is an empty progress."""
        try:
            told = json.loads(self.path.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return ImportProgress()
        files = tuple(FileProgress(**file) for file in told.pop("files"))
        return ImportProgress(**told, files=files)

    def take_down(self) -> None:
        """Remove the file once nobody needs it."""
        self.path.unlink(missing_ok=True)


def noticeboard(import_id: str) -> Noticeboard:
    """The board of an import."""
    folder = Path(settings.UPLOADS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Noticeboard(folder / f"{import_id}.progress")
