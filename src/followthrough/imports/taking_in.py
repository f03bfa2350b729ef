"""Taking a file in: look whether it can be read, note it, and hand it to the worker."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction

from followthrough.accounts.identifiers import uuid7
from followthrough.accounts.models import User, Workspace
from followthrough.imports.archive import open_archive
from followthrough.imports.choosing_columns import layout_for
from followthrough.imports.contract import ArchiveTrouble
from followthrough.imports.kinds import FileKind
from followthrough.imports.models import Import
from followthrough.imports.tasks import run_import

CHUNK = 1 << 20
ENDINGS = {
    ".mbox",
    ".eml",
    ".emlx",
    ".ldif",
    ".json",
    ".csv",
    ".tsv",
    ".txt",
    ".vcf",
    ".vcard",
    ".xlsx",
    ".xlsm",
    ".xlsb",
    ".xls",
    ".ods",
}


def keep_upload(stream: BinaryIO, *, file_name: str) -> Path:
    """Put an uploaded file into the data folder under a name of ours; the user's is only shown."""
    folder = Path(settings.UPLOADS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ending = Path(file_name).suffix.casefold()
    suffix = ending if ending in ENDINGS else ".zip"
    path = folder / f"{uuid7().hex}{suffix}"
    with path.open("xb") as target:
        shutil.copyfileobj(stream, target, CHUNK)
    return path


def note(  # noqa: PLR0913 - what the user said about one file
    workspace: Workspace,
    path: Path,
    *,
    file_name: str,
    by: User | None,
    at: datetime,
    is_upload: bool = False,
    with_uploaded_contacts: bool = False,
    asks: bool = False,
    shows_changes: bool = False,
) -> Import:
    """Write down that this file is to be read; raises what is wrong with it before anything.

    Where ``asks`` and a sheet’s columns are not known yet, the import waits for the answer; so it
    does where ``shows_changes`` and our own sheet comes back.
    """
    with open_archive(path, name=file_name) as archive:
        sheet = layout_for(workspace, archive)
        ours = [m.name for m in archive.members if m.kind is FileKind.OUR_SHEET]
    is_open = (shows_changes and bool(ours)) or (asks and sheet is not None and not sheet[2])
    is_told = sheet is not None and (asks or sheet[2])
    return Import.objects.create(
        state=Import.State.ASKING if is_open else Import.State.WAITING,
        columns={sheet[0]: sheet[1].as_json()} if sheet is not None and is_told else {},
        workspace=workspace,
        source="file",
        file_name=file_name[:300],
        path=str(path),
        is_upload=is_upload,
        size=_size(path),
        by=by,
        asked_at=at,
        with_uploaded_contacts=with_uploaded_contacts,
    )


def take_in(  # noqa: PLR0913 - what the user said about one file
    workspace: Workspace,
    path: Path,
    *,
    file_name: str,
    by: User | None,
    at: datetime,
    is_upload: bool = False,
    with_uploaded_contacts: bool = False,
) -> Import:
    """Note the file and hand it to the worker, both or neither."""
    try:
        with transaction.atomic():
            noted = note(
                workspace,
                path,
                file_name=file_name,
                by=by,
                at=at,
                is_upload=is_upload,
                with_uploaded_contacts=with_uploaded_contacts,
                asks=True,
                shows_changes=True,
            )
            if noted.state == Import.State.WAITING:
                run_import.enqueue(str(workspace.id), str(noted.id))
    except ArchiveTrouble:
        if is_upload:
            path.unlink(missing_ok=True)  # nothing is kept of a file that is refused
        raise
    return noted


def _size(path: Path) -> int:
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return path.stat().st_size
