"""Everything that is kept about one person, as a file that can be given to them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db.models import Q

from followthrough.contacts.models import Contact
from followthrough.exports.backup import FORMAT, explained, workspace_models, write_lines


def write_person(contact: Contact, target: Path, *, at: datetime) -> dict[str, int]:
    """Write each row that is about them into a zip; returns the rows of each table.

    Of others who are named with them, such as who introduced whom, only the identifier is in it.
    """
    counts: dict[str, int] = {}
    waiting = target.with_name(target.name + ".part")
    with zipfile.ZipFile(waiting, "w", zipfile.ZIP_DEFLATED) as archive:
        for model, about in _about():
            name = str(model._meta.model_name)  # noqa: SLF001 - Django’s meta API
            count = write_lines(archive, f"data/{name}.jsonl", _rows(model, about, contact))
            counts[name] = count
        told = {"format": FORMAT, "written_at": at.isoformat(), "person": contact.name}
        archive.writestr("about.json", json.dumps({**told, "rows": counts}, indent=2))
        archive.writestr("README.txt", explained(counts, at=at, template="person_format.txt"))
    waiting.replace(target)
    return counts


def _about() -> Iterator[tuple[type[Any], list[str]]]:
    """Every table with rows about somebody, and the columns that name them."""
    yield Contact, ["pk"]
    for model in workspace_models():
        names = [
            field.name
            for field in model._meta.get_fields()  # noqa: SLF001 - as above
            if field.concrete and field.related_model is Contact
        ]
        if names:
            yield model, names


def _rows(model: type[Any], names: list[str], contact: Contact) -> Iterator[dict[str, Any]]:
    wanted = Q()
    for name in names:
        wanted |= Q(**{name: contact.pk})
    objects: Any = model.objects
    yield from objects.of(contact.workspace).filter(wanted).order_by("pk").values().iterator()
