"""Keeping what was looked for under a name, and forgetting it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.lookups.models import Lookup
from followthrough.people.listing import Filters
from followthrough.storage.trouble import Trouble

KEPT, FORGOTTEN = "lookup_kept", "lookup_forgotten"

phrase(KEPT, "Look-up “{lookup}” kept")
phrase(FORGOTTEN, "Look-up “{lookup}” forgotten")


class NoSuchLookup(Trouble):
    """A look-up without a name, or a name that none has."""


@dataclass(frozen=True, slots=True)
class KeptLookup:
    """A look-up as it is listed: its name, and the filters as an address holds them."""

    id: str
    name: str
    address: str


def keep(
    workspace: Workspace, name: str, filters: Filters, *, by: User | None, at: datetime
) -> Event | None:
    """Keep the filters under a name, over what it meant before; None when it meant just that."""
    named = " ".join(name.split())[:80]
    if not named:
        raise NoSuchLookup("Give the look-up a name, such as “Recruiters not written to”.")
    query = replace(filters, page=1).as_query()
    with transaction.atomic():
        before = Lookup.objects.of(workspace).filter(name=named).first()
        if before is not None and before.query == query:
            return None
        old = before.query if before else None
        Lookup.objects.update_or_create(workspace=workspace, name=named, defaults={"query": query})
        details = {"lookup": named, "old": old}
        return record(workspace, KEPT, by=by, at=at, details=details)


def forget(workspace: Workspace, name: str, *, by: User | None, at: datetime) -> Event:
    """Forget a look-up; nobody on it is touched."""
    with transaction.atomic():
        found = named(workspace, name)
        found.delete()
        details = {"lookup": found.name, "old": found.query}
        return record(workspace, FORGOTTEN, by=by, at=at, details=details)


def named(workspace: Workspace, name: str) -> Lookup:
    """The look-up of that name."""
    found: Lookup | None = Lookup.objects.of(workspace).filter(name=" ".join(name.split())).first()
    if found is None:
        known = ", ".join(one.name for one in listed(workspace)) or "none yet"
        raise NoSuchLookup(f"No look-up is called “{name}”. Kept: {known}.")
    return found


def listed(workspace: Workspace) -> tuple[KeptLookup, ...]:
    """Every look-up, by name."""
    found = Lookup.objects.of(workspace).order_by("name")
    return tuple(KeptLookup(str(one.pk), one.name, urlencode(one.query)) for one in found)


@undoes(KEPT, is_complete=True)
@undoes(FORGOTTEN, is_complete=True)
def _put_back(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    named_so = {"workspace": event.workspace, "name": event.details["lookup"]}
    if event.details["old"] is None:
        Lookup.objects.filter(**named_so).delete()
    else:
        Lookup.objects.update_or_create(**named_so, defaults={"query": event.details["old"]})
