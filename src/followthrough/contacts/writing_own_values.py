"""Filling the user's own fields by hand: what is written so beats every file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact, OwnField, OwnValue
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

VERB = "own_fields_written"
LONGEST = 2_000  # characters
_NUMBER = re.compile(r"[-+]?\d[\d\s.,']*%?")

phrase(VERB, "Own fields of {name} written")


class NotOfThatKind(Trouble):
    """A value that cannot stand in a field of its kind."""


def write_own_values(
    contact: Contact, written: Mapping[str, str], *, by: User | None, at: datetime
) -> Event | None:
    """Write values by the identifiers of their fields; what is unchanged stays as it was told."""
    fields = {str(one.pk): one for one in OwnField.objects.of(contact.workspace)}
    with transaction.atomic():
        before = _values(contact)
        after = {
            key: _checked(fields[key], value) for key, value in written.items() if key in fields
        }
        changed = {key: value for key, value in after.items() if value != before.get(key, "")}
        if not changed:
            return None
        _write(contact, changed, at=at)
        kept = OwnValue.objects.of(contact.workspace).filter(contact=contact)
        by_hand = kept.exclude(written_at=None).values_list("field_id", flat=True)
        details = {
            "before": {key: before[key] for key in changed if key in before},
            "by_hand": [key for key in map(str, by_hand) if key in changed],
            "after": changed,
        }
        _write(contact, changed, at=at)
        return record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:
    standing = _values(event.contact)
    after: dict[str, str] = event.details["after"]
    if any(standing.get(key, "") != value for key, value in after.items()):
        raise ChangedSince(
            f"The fields of {event.contact.name} have changed since. Take the later change back"
            " first."
        )
    before: dict[str, str] = event.details["before"]
    by_hand = set(event.details["by_hand"])
    OwnValue.objects.of(event.workspace).filter(
        contact=event.contact, field_id__in=[UUID(key) for key in after]
    ).delete()
    _write(event.contact, {k: v for k, v in before.items() if k in by_hand}, at=at)
    _write(event.contact, {k: v for k, v in before.items() if k not in by_hand}, at=None)


def _checked(field: OwnField, typed: str) -> str:
    value = typed.strip()[:LONGEST]
    if not value:
        return ""
    if field.kind == OwnField.Kind.NUMBER and not _NUMBER.fullmatch(value):
        raise NotOfThatKind(f"“{value}” is no number. {field.name} holds numbers, such as 42.")
    if field.kind == OwnField.Kind.DATE:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise NotOfThatKind(
                f"“{value}” is no day. Write {field.name} like 2026-01-31."
            ) from None
    return value


def _values(contact: Contact) -> dict[str, str]:
    known = OwnValue.objects.of(contact.workspace).filter(contact=contact)
    return {str(field): value for field, value in known.values_list("field_id", "value")}


def _write(contact: Contact, values: Mapping[str, str], *, at: datetime | None) -> None:
    for key, value in values.items():
        OwnValue.objects.update_or_create(
            workspace=contact.workspace,
            contact=contact,
            field_id=UUID(key),
            defaults={"value": value, "written_at": at},
        )
