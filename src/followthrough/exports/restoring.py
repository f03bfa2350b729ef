"""Everything back in: a zip as the backup wrote it becomes the record of an empty workspace."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from followthrough.accounts.models import Membership, User, Workspace
from followthrough.accounts.scoping import WorkspaceModel
from followthrough.contacts import text_index as contact_text
from followthrough.contacts.models import Contact
from followthrough.conversations import text_index as interaction_text
from followthrough.exports.backup import FORMAT, workspace_models
from followthrough.journal.recording import record
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

VERB = "restored"
BATCH = 500
LONGEST_LINE = 50_000_000  # bytes of one row: a hostile zip is not read into memory whole

phrase(VERB, "Everything is back from {file}")


class CannotRestore(Trouble):
    """A zip that is none of ours, or a workspace that holds something already."""


def restore(
    workspace: Workspace, source: Path, *, file_name: str, by: User | None, at: datetime
) -> dict[str, int]:
    """Write everything of the zip into the workspace, all of it or nothing; rows by table.

    Only into an empty one, so that nothing is ever mixed or overwritten. Passwords of servers are
    in no backup: they are asked for again where they are needed.
    """
    if Contact.objects.of(workspace).exists():
        raise CannotRestore(
            "There are people here already, and a backup is only put into an empty record. Set"
            " FOLLOWTHROUGH_HOME to a new folder, start there, and restore into it."
        )
    try:
        with zipfile.ZipFile(source) as archive, transaction.atomic():
            about = _about(archive)
            counts = _write(archive, workspace, by)
            _take_on(workspace, about)
            contact_text.rebuild()
            interaction_text.rebuild()
            record(workspace, VERB, by=by, at=at, details={"file": file_name})
    except (zipfile.BadZipFile, KeyError, ValueError, UnicodeDecodeError) as broken:
        raise CannotRestore(
            f"{file_name} is no whole backup of ours ({broken}). Nothing was changed."
        ) from broken
    except (ValidationError, IntegrityError, TypeError) as wrong:
        raise CannotRestore(
            f"A row in {file_name} cannot stand as it is ({wrong}). Nothing was changed."
        ) from wrong
    return counts


def _about(archive: zipfile.ZipFile) -> dict[str, Any]:
    about: dict[str, Any] = json.loads(archive.read("about.json"))
    if about.get("format") != FORMAT:
        raise CannotRestore(
            f"The backup has format {about.get('format')}, and this program reads {FORMAT}. Use the"
            " program that wrote it, or a newer one. Nothing was changed."
        )
    return about


def _write(archive: zipfile.ZipFile, workspace: Workspace, by: User | None) -> dict[str, int]:
    counts, names = {}, set(archive.namelist())
    for model in workspace_models():
        name = f"data/{model._meta.model_name}.jsonl"  # noqa: SLF001 - Django’s meta API
        if model is Membership or name not in names:
            continue
        model.objects.of(workspace).delete()  # what an empty workspace has of its own
        rows = (_row(model, line, workspace, by) for line in _lines(archive, name))
        count = 0
        while batch := list(islice(rows, BATCH)):
            model.objects.bulk_create(batch)
            count += len(batch)
        counts[str(model._meta.model_name)] = count  # noqa: SLF001 - as above
    return counts


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    with archive.open(name) as file:
        while line := file.readline(LONGEST_LINE):
            yield json.loads(line.decode("utf-8", "surrogatepass"))


def _row(
    model: type[WorkspaceModel], told: dict[str, Any], workspace: Workspace, by: User | None
) -> WorkspaceModel:
    """One row as it was, in this workspace; whoever did something there is the user here."""
    values = {**told, "workspace_id": workspace.pk}
    for field in model._meta.concrete_fields:  # noqa: SLF001 - Django’s meta API
        if isinstance(field, models.ForeignKey) and field.related_model is User:
            was = values.get(field.attname)
            values[field.attname] = by.pk if was and by else None
    return model(**values)


def _take_on(workspace: Workspace, about: dict[str, Any]) -> None:
    told = about["workspace"]
    workspace.name = told["name"]
    workspace.time_zone, workspace.country = told["time_zone"], told["country"]
    workspace.save(update_fields=["name", "time_zone", "country"])
