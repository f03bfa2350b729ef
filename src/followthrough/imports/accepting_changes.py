"""What was changed in our own sheet, to be accepted before anything is written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from followthrough.imports.applying.edited_rows import Changes, find
from followthrough.imports.archive import open_archive
from followthrough.imports.models import Import
from followthrough.imports.our_sheet.reader import read
from followthrough.imports.tasks import run_import

SHOWN = 500  # edits on the page; what is beyond is taken


@dataclass(frozen=True, slots=True)
class EditShown:
    """One changed cell."""

    key: str
    line: int
    person: str
    column: str
    before: str
    after: str
    also_here: bool


@dataclass(frozen=True, slots=True)
class ChangesShown:
    """Everything the sheet would change."""

    id: str
    file_name: str
    edits: tuple[EditShown, ...]
    more: int
    new: tuple[str, ...]
    troubles: tuple[str, ...]
    unchanged: int


def question(asking: Import) -> ChangesShown:
    """What would change."""
    found = _found(asking)
    edits = found.edits[:SHOWN]
    return ChangesShown(
        id=str(asking.id),
        file_name=asking.file_name,
        edits=tuple(
            EditShown(e.key, e.line, e.person, e.column, e.before, e.after, e.also_here)
            for e in edits
        ),
        more=len(found.edits) - len(edits),
        new=tuple(f"{card.first_name} {card.last_name}".strip() for card in found.new[:SHOWN]),
        troubles=tuple(f"Line {one.line}: {one.sentence}" for one in found.problems[:SHOWN]),
        unchanged=len(found.rows) - len({edit.contact for edit in found.edits}),
    )


def accept(asking: Import, *, wanted: Collection[str]) -> None:
    """Write the wanted edits, by key, and bring the new people in; the others are refused."""
    shown = {edit.key for edit in _found(asking).edits[:SHOWN]}
    refused = sorted(shown - set(wanted))
    with transaction.atomic():
        waiting = Import.objects.filter(id=asking.id, state=Import.State.ASKING)
        columns = {_name(asking): {"refused": refused}}
        if waiting.update(state=Import.State.WAITING, columns=columns):
            run_import.enqueue(str(asking.workspace_id), str(asking.id))
    asking.refresh_from_db()


def _name(asking: Import) -> str:
    with open_archive(Path(asking.path), name=asking.file_name) as archive:
        return archive.members[0].name


def _found(asking: Import) -> Changes:
    with open_archive(Path(asking.path), name=asking.file_name) as archive:
        (member,) = archive.members
        with archive.open(member) as stream:
            return find(asking.workspace, read(stream, member.name), member.name)
