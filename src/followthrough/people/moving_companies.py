"""Say for several people at once where they work: it beats every file from then on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts import overwriting, text_index as contact_text
from followthrough.contacts.models import Contact
from followthrough.followups.consequences import follow
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.sorting.placing import with_bridged

VERB = "company_said"

phrase(VERB, "{count_words} at {company_words}")


def work_at(
    workspace: Workspace,
    contact_ids: Collection[UUID | str],
    company: str,
    *,
    by: User | None,
    at: datetime,
) -> Event | None:
    """They work at that company (or nowhere, where it is empty); None where all do already."""
    name = " ".join(company.split())[:300]
    with transaction.atomic():
        people = Contact.objects.of(workspace).filter(pk__in=list(contact_ids))
        changes = {
            one.hex: {"company_name": name}
            for one in people.exclude(company_name=name).values_list("pk", flat=True)
        }
        if not changes:
            return None
        contact_text.forget_from(list(changes))
        before = overwriting.overwrite(workspace, changes)
        count = "1 person" if len(changes) == 1 else f"{len(changes):,} people"
        details = {
            "before": before,
            "after": changes,
            "count_words": count,
            "company_words": name or "no company",
        }
        event = record(workspace, VERB, by=by, at=at, details=details)
        _look_again(workspace, list(changes), at)
    return event


@undoes(VERB, is_complete=True)
def _undo(event: Event, at: datetime) -> None:
    contact_text.forget_from(list(event.details["after"]))
    overwriting.put_back(event.workspace, event.details["before"], event.details["after"])
    _look_again(event.workspace, list(event.details["after"]), at)


def _look_again(workspace: Workspace, contacts: list[str], at: datetime) -> None:
    contact_text.add_from(contacts)
    follow(workspace, with_bridged(workspace, contacts), at=at)
