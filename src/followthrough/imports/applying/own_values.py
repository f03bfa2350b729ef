"""The user's own fields, filled from the columns of sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from followthrough.accounts.identifiers import uuid7
from followthrough.contacts.models import OwnField, OwnValue
from followthrough.imports.contract import Own
from followthrough.storage import bulk

FIELDS = ("id", "workspace", "contact", "field", "value", "written_at")


def show_again(workspace: str, standing: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Write what the rows that stand say, the newest last; what the user wrote stays."""
    told = {
        contact: {key: value for cells in rows for key, value in cells.get("own", {}).items()}
        for contact, rows in standing.items()
    }
    values = OwnValue.objects.filter(workspace_id=UUID(workspace))
    values = values.filter(contact_id__in=[UUID(contact) for contact in standing])
    values.filter(written_at=None).delete()
    if any(told.values()):
        stays = set(values.values_list("contact_id", "field__key"))
        write(
            workspace,
            {
                contact: {k: v for k, v in own.items() if (UUID(contact), k) not in stays}
                for contact, own in told.items()
            },
        )


def make_fields(workspace: str, wanted: Mapping[str, Own]) -> None:
    """Make the own fields that are not there yet."""
    if not wanted:
        return
    known = set(OwnField.objects.filter(workspace_id=UUID(workspace)).values_list("key", flat=True))
    OwnField.objects.bulk_create(
        OwnField(workspace_id=UUID(workspace), key=key, name=own.name[:100], kind=own.kind)
        for key, own in wanted.items()
        if key and key not in known
    )


def write(workspace: str, told: Mapping[str, Mapping[str, str]]) -> None:
    """Add values for contacts that have none yet in these fields."""
    known = OwnField.objects.filter(workspace_id=UUID(workspace))
    fields = {key: pk.hex for key, pk in known.values_list("key", "id")}
    rows = [
        (uuid7().hex, workspace, contact, fields[key], value, None)
        for contact, own in told.items()
        for key, value in own.items()
        if value and key in fields
    ]
    bulk.insert(OwnValue, FIELDS, rows)
