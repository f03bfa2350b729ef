"""Everything back in: a zip as the backup wrote it becomes the record of an empty workspace."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from followthrough.accounts.models import Membership, User, Workspace
from followthrough.accounts.scoping import WorkspaceModel
from followthrough.contacts import text_index as contact_text
from followthrough.conversations import text_index as interaction_text
from followthrough.exports.backup import FORMAT, workspace_models
from followthrough.jobsearch.models import Aim
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

VERB = "restored"
BATCH = 500
# What the first page leaves before anything is brought; it gives way.
OF_A_FIRST_START = frozenset({Membership, Aim, Event})
LONGEST_LINE = 50_000_000  # bytes of one row: a hostile zip is not read into memory whole

phrase(VERB, "Everything is back from {file}")


class CannotRestore(Trouble):
    """A zip that is none of ours, or a workspace that holds something already."""


def restore(
    workspace: Workspace, source: Path, *, file_name: str, by: User | None, at: datetime
) -> dict[str, int]:
    """Write everything of the zip into the workspace, all of it or nothing; rows by table.

    Only into an empty one, so that nothing is ever mixed or overwritten. The workspace takes on
    the identifier it had, because much is known again by it: entries of later imports, whom the
    user took out, what undo puts back. Passwords of servers are in no backup: they are asked for
    again where they are needed.
    """
    try:
        with zipfile.ZipFile(source) as archive, transaction.atomic():
            anew = _as_it_was(workspace, _about(archive))
            counts = _write(archive, _Owners.of(archive, anew, by))
            contact_text.rebuild()
            interaction_text.rebuild()
            record(anew, VERB, by=by, at=at, details={"file": file_name})
    except (zipfile.BadZipFile, KeyError, ValueError, UnicodeDecodeError) as broken:
        raise CannotRestore(
            f"{file_name} is no whole backup of ours ({broken}). Nothing was changed."
        ) from broken
    except (ValidationError, IntegrityError, TypeError) as wrong:
        raise CannotRestore(
            f"A row in {file_name} cannot stand as it is ({wrong}). Nothing was changed."
        ) from wrong
    workspace.pk = anew.pk
    workspace.refresh_from_db()
    return counts


@dataclass(frozen=True, slots=True)
class _Owners:
    """Whose rows these become: this workspace’s, and of the user here for whoever did something.

    Users are named inside kept details, too, so their identifiers are exchanged in the text.
    """

    workspace: Workspace
    user: User | None
    before: tuple[str, ...]

    @classmethod
    def of(cls, archive: zipfile.ZipFile, workspace: Workspace, user: User | None) -> _Owners:
        members = _lines(archive, _name(Membership))
        before = {UUID(json.loads(line)["user_id"]) for line in members}
        return cls(workspace, user, tuple(one for key in before for one in (str(key), key.hex)))

    def own(self, line: str) -> str:
        """A line in which the user here stands for those of the backup."""
        if self.user is None:
            return line
        for one in self.before:
            line = line.replace(one, str(self.user.pk) if "-" in one else self.user.pk.hex)
        return line


def _about(archive: zipfile.ZipFile) -> dict[str, Any]:
    about: dict[str, Any] = json.loads(archive.read("about.json"))
    if about.get("format") != FORMAT:
        raise CannotRestore(
            f"The backup has format {about.get('format')}, and this program reads {FORMAT}. Use the"
            " program that wrote it, or a newer one. Nothing was changed."
        )
    return about


def _as_it_was(workspace: Workspace, about: dict[str, Any]) -> Workspace:
    """The workspace of the backup, with its identifier, in place of the empty one."""
    _check_empty(workspace)
    told = about["workspace"]
    own = UUID(told["id"])
    anew = Workspace(id=own, created_at=_made_at(workspace))
    for name in ("name", "time_zone", "country", "quiet", "day_ends_at"):
        setattr(anew, name, told.get(name, getattr(anew, name)))  # older ones tell less
    if own == workspace.pk:
        anew.save(force_update=True)
        return anew
    if Workspace.objects.filter(pk=own).exists():
        raise CannotRestore("This record is in this database already. Nothing was changed.")
    anew.save(force_insert=True)
    Membership.objects.of(workspace).update(workspace=anew)
    Workspace.objects.filter(pk=workspace.pk).delete()
    return anew


def _made_at(workspace: Workspace) -> datetime:
    made: datetime = Workspace.objects.values_list("created_at", flat=True).get(pk=workspace.pk)
    return made


def _check_empty(workspace: Workspace) -> None:
    """Nothing the user made or brought may stand here: not people, trash, an aim or statements."""
    for model in workspace_models():
        if model not in OF_A_FIRST_START and model.objects.of(workspace).exists():
            raise CannotRestore(
                "Something stands here already, and a backup is only put into an empty record. Set"
                " FOLLOWTHROUGH_HOME to a new folder, start there, and restore into it first."
                " Nothing was changed."
            )


def _write(archive: zipfile.ZipFile, owners: _Owners) -> dict[str, int]:
    counts, names = {}, set(archive.namelist())
    for model in workspace_models():
        if model is Membership or _name(model) not in names:
            continue
        model.objects.of(owners.workspace).delete()  # what a first start left
        lines = (owners.own(line) for line in _lines(archive, _name(model)))
        rows = (_row(model, json.loads(line), owners) for line in lines)
        count = 0
        while batch := list(islice(rows, BATCH)):
            model.objects.bulk_create(batch)
            count += len(batch)
        counts[str(model._meta.model_name)] = count  # noqa: SLF001 - Django’s meta API
    return counts


def _name(model: type[WorkspaceModel]) -> str:
    return f"data/{model._meta.model_name}.jsonl"  # noqa: SLF001 - Django’s meta API


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    with archive.open(name) as file:
        while line := file.readline(LONGEST_LINE):
            yield line.decode("utf-8", "surrogatepass")


def _row(model: type[WorkspaceModel], told: dict[str, Any], owners: _Owners) -> WorkspaceModel:
    """One row as it was; without a user here nobody in particular did it."""
    values = {**told, "workspace_id": owners.workspace.pk}
    for field in model._meta.concrete_fields:  # noqa: SLF001 - Django’s meta API
        if isinstance(field, models.ForeignKey) and field.related_model is User:
            is_known = owners.user is not None and values.get(field.attname) == str(owners.user.pk)
            values[field.attname] = owners.user.pk if is_known and owners.user else None
    return model(**values)
