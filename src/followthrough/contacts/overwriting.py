"""What the user writes over the shown fields of many people at once: it beats every file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts import company_names, names
from followthrough.contacts.identities import sort_name
from followthrough.contacts.models import Company, Contact

WRITTEN = (
    *("name", "first_name", "last_name", "sort_name", "title", "company_name", "company"),
    *("email", "note", "edits"),
)
AT_ONCE = 400
_LONGEST = {"first_name": 150, "last_name": 150, "title": 500, "company_name": 300, "email": 320}
_OF_A_NAME = frozenset(("first_name", "last_name"))

Changes = Mapping[str, Mapping[str, str]]
Companies = dict[str, Company]  # by key: many people are written over at once


def overwrite(workspace: Workspace, changes: Changes) -> dict[str, dict[str, Any]]:
    """Write these fields, by contact; gives what it takes to put each contact back."""
    before: dict[str, dict[str, Any]] = {}
    companies: Companies = {}
    ids = list(changes)
    for start in range(0, len(ids), AT_ONCE):
        some = Contact.objects.of(workspace).filter(id__in=ids[start : start + AT_ONCE])
        people = list(some)
        for contact in people:
            written = changes[contact.pk.hex]
            before[contact.pk.hex] = {
                "fields": {field: getattr(contact, field) for field in written},
                "edits": dict(contact.edits),
            }
            _write(contact, written, companies)
        Contact.objects.bulk_update(people, WRITTEN)
    return before


def put_back(workspace: Workspace, before: Mapping[str, Any], after: Changes) -> None:
    """Undo an overwriting; what was changed again since stays as it is."""
    ids, companies = list(before), Companies()
    for start in range(0, len(ids), AT_ONCE):
        people = list(Contact.objects.of(workspace).filter(id__in=ids[start : start + AT_ONCE]))
        for contact in people:
            key = contact.pk.hex
            standing = {f: v for f, v in after[key].items() if getattr(contact, f) == v}
            _write(contact, {field: before[key]["fields"][field] for field in standing}, companies)
            for kept in _kept_of(standing):
                contact.edits.pop(kept, None)
                if kept in before[key]["edits"]:
                    contact.edits[kept] = before[key]["edits"][kept]
        Contact.objects.bulk_update(people, WRITTEN)


def _write(contact: Contact, written: Mapping[str, str], companies: Companies) -> None:
    for field, value in written.items():
        setattr(contact, field, value[: _LONGEST.get(field)])
    if _OF_A_NAME & written.keys():
        contact.name = names.display_name(contact.first_name, contact.last_name)[:300]
        contact.sort_name = sort_name(contact.name)[:300]
    if "company_name" in written:
        contact.company = _company(contact, companies)
    for kept in _kept_of(written):
        value = getattr(contact, kept)
        contact.edits[kept] = value.pk.hex if isinstance(value, Company) else value


def _kept_of(written: Mapping[str, str]) -> set[str]:
    """The columns that an import must leave alone from now on."""
    kept = set(written) - {"note"}
    if _OF_A_NAME & kept:
        kept |= {"name", "sort_name", *_OF_A_NAME}
    return kept | {"company"} if "company_name" in kept else kept


def _company(contact: Contact, known: Companies) -> Company | None:
    key = company_names.key(contact.company_name)[:200]
    if not key or key in known:
        return known.get(key)
    known[key] = Company.objects.get_or_create(
        workspace_id=UUID(str(contact.workspace_id)),
        key=key,
        defaults={
            "name": contact.company_name,
            "is_agency": company_names.is_agency(contact.company_name),
            "number": 0,
        },
    )[0]
    return known[key]
