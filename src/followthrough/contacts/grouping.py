"""Groups of the user's own: people are put in and taken out, as many at once as are chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact, GroupMember
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage import bulk
from followthrough.storage.trouble import Trouble

PUT_IN, TAKEN_OUT = "put_into_group", "taken_out_of_group"
LONGEST = 100
_OF = """
    SELECT name FROM followthrough_groupmember
    WHERE contact_id = %s AND workspace_id = %s ORDER BY name
"""

phrase(PUT_IN, "{count_words} put into “{group}”")
phrase(TAKEN_OUT, "{count_words} taken out of “{group}”")


class NotAGroup(Trouble):
    """A group without a name."""


def put_in(
    workspace: Workspace,
    contact_ids: Collection[UUID | str],
    name: str,
    *,
    by: User | None,
    at: datetime,
) -> Event | None:
    """Put people into a group, which begins with the first; None where all are in it."""
    group = _tidy(name)
    with transaction.atomic():
        known = Contact.objects.of(workspace).filter(pk__in=list(contact_ids))
        new = list(known.exclude(own_groups__name=group).values_list("pk", flat=True))
        if not new:
            return None
        _add(workspace, group, new)
        return _record(workspace, PUT_IN, group, new, by=by, at=at)


def take_out_of(
    workspace: Workspace,
    contact_ids: Collection[UUID | str],
    name: str,
    *,
    by: User | None,
    at: datetime,
) -> Event | None:
    """Take people out of a group, which ends with the last; None where nobody was in it."""
    group = _tidy(name)
    with transaction.atomic():
        members = GroupMember.objects.of(workspace).filter(
            name=group, contact__in=list(contact_ids)
        )
        gone = list(members.values_list("contact_id", flat=True))
        if not gone:
            return None
        members.delete()
        return _record(workspace, TAKEN_OUT, group, gone, by=by, at=at)


def own_groups(contact: Contact) -> tuple[str, ...]:
    """The groups of the user's own that somebody is in."""
    return tuple(name for (name,) in bulk.read(_OF, [contact.pk.hex, contact.workspace_id.hex]))


@undoes(PUT_IN, is_complete=True)
def _undo_putting_in(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    GroupMember.objects.of(event.workspace).filter(
        name=event.details["group"], contact__in=event.details["contacts"]
    ).delete()


@undoes(TAKEN_OUT, is_complete=True)
def _undo_taking_out(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    known = Contact.objects.of(event.workspace).filter(pk__in=event.details["contacts"])
    _add(event.workspace, event.details["group"], list(known.values_list("pk", flat=True)))


def _tidy(name: str) -> str:
    group = " ".join(name.split())[:LONGEST].strip()
    if not group:
        raise NotAGroup("A group needs a name. Write one, or choose one that is there.")
    return group


def _add(workspace: Workspace, group: str, contacts: Sequence[UUID]) -> None:
    GroupMember.objects.bulk_create(
        [GroupMember(workspace=workspace, contact_id=one, name=group) for one in contacts],
        ignore_conflicts=True,
        batch_size=500,
    )


def _record(
    workspace: Workspace,
    verb: str,
    group: str,
    contacts: Sequence[UUID],
    *,
    by: User | None,
    at: datetime,
) -> Event:
    number = len(contacts)
    words = "1 person" if number == 1 else f"{number:,} people"
    keys = [str(one) for one in contacts]
    details = {"group": group, "contacts": keys, "count_words": words}
    return record(workspace, verb, by=by, at=at, details=details)
