"""Everything out: one zip with every table as JSON lines, two of them as CSV, and what is what."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from followthrough.accounts.models import Workspace
from followthrough.accounts.scoping import WorkspaceModel
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Interaction
from followthrough.storage.spreadsheets import muted

FORMAT = 1  # grows when the files change their meaning

PEOPLE = (
    "id",
    "name",
    "title",
    "company_name",
    "email",
    "profile_url",
    "connected_on",
    "placement__kind",
    "placement__role",
    "note",
)
SAID = ("id", "at", "contact__name", "channel", "is_outbound", "subject", "said", "result")


def write_backup(workspace: Workspace, target: Path, *, at: datetime) -> dict[str, int]:
    """Write everything of a workspace into a zip; returns the rows of each table.

    The file appears under its name only when it is whole.
    """
    counts: dict[str, int] = {}
    waiting = target.with_name(target.name + ".part")
    with zipfile.ZipFile(waiting, "w", zipfile.ZIP_DEFLATED) as archive:
        for model in workspace_models():
            name = model._meta.model_name  # noqa: SLF001 - Django’s meta API
            counts[str(name)] = write_lines(archive, f"data/{name}.jsonl", _rows(model, workspace))
        people = Contact.objects.of(workspace).order_by("sort_name", "id").values_list(*PEOPLE)
        _write_table(archive, "people.csv", PEOPLE, people.iterator())
        said = Interaction.objects.of(workspace).order_by("number").values_list(*SAID)
        _write_table(archive, "said.csv", SAID, said.iterator())
        about = {"format": FORMAT, "written_at": at.isoformat(), "workspace": _own(workspace)}
        archive.writestr("about.json", json.dumps({**about, "rows": counts}, indent=2))
        archive.writestr("README.txt", explained(counts, at=at))
    waiting.replace(target)
    return counts


def workspace_models() -> list[type[WorkspaceModel]]:
    """Every table that belongs to a workspace, in the order of their names."""
    owned = [
        m
        for m in apps.get_app_config("followthrough").get_models()
        if issubclass(m, WorkspaceModel)
    ]
    return sorted(owned, key=lambda model: model.__name__)


def _own(workspace: Workspace) -> dict[str, Any]:
    return {
        "id": str(workspace.id),
        "name": workspace.name,
        "time_zone": workspace.time_zone,
        "country": workspace.country,
        "quiet": workspace.quiet,
        "day_ends_at": workspace.day_ends_at,
    }


def _rows(model: type[WorkspaceModel], workspace: Workspace) -> Iterator[dict[str, Any]]:
    found: models.QuerySet[Any] = model.objects.of(workspace).order_by("id")
    yield from found.values().iterator()


def explained(counts: Mapping[str, int], *, at: datetime, template: str = "format.txt") -> str:
    """What each file of a zip is, in words for whoever opens it years later."""
    tables = {
        str(model._meta.model_name): (model.__doc__ or "").split("\n")[0]  # noqa: SLF001 - as above
        for model in workspace_models()
    }
    lines = [f"{name}.jsonl  ({count:,})  {tables[name]}" for name, count in counts.items()]
    words = resources.files("followthrough.exports").joinpath(template).read_text("utf-8")
    written_at = f"{at:%Y-%m-%d %H:%M} UTC"
    return words.format(written_at=written_at, format=FORMAT, tables="\n".join(lines))


def write_lines(archive: zipfile.ZipFile, name: str, rows: Iterable[dict[str, Any]]) -> int:
    """Write rows as JSON, one in a line; returns how many."""
    count = 0
    with archive.open(name, "w", force_zip64=True) as file:
        for row in rows:
            line = json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False)
            file.write(line.encode("utf-8", "surrogatepass") + b"\n")
            count += 1
    return count


def _write_table(
    archive: zipfile.ZipFile, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    heads = [column.replace("placement__", "").replace("contact__", "") for column in columns]
    with (
        archive.open(name, "w", force_zip64=True) as file,
        io.TextIOWrapper(file, "utf-8-sig", newline="") as words,
    ):
        table = csv.writer(words)
        table.writerow(heads)
        table.writerows([muted(cell) for cell in row] for row in rows)
