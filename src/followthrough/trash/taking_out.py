"""Take people out of the record: for thirty days they can come back, then nothing is left.

What they were known by stays as a digest, so that the next import does not bring them in again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django_tasks import task

from followthrough.accounts.models import User, Workspace
from followthrough.contacts import staying_out, text_index as contact_text
from followthrough.contacts.models import Contact, ContactAddress
from followthrough.conversations import text_index as interaction_text
from followthrough.conversations.models import Interaction
from followthrough.followups.consequences import follow
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.messages import word_grams
from followthrough.sameness.carrying import TABLES, How, as_kept, stand_again
from followthrough.sorting.placing import with_bridged
from followthrough.storage import kept_line
from followthrough.storage.again import come_back
from followthrough.storage.write_ahead import write_through
from followthrough.trash.models import Trashed

VERB, BACK, ERASED = "taken_out", "brought_back", "erased"
ERASED_WORDS = (
    "Erased: nothing is left here but that they stay out. Backups made before still hold them;"
    " those in the data folder go by themselves, the last within a year."
)
KEPT = timedelta(days=30)
EVERY_MINUTES = 60

phrase(VERB, "{count_words} taken out")
phrase(BACK, "{count_words} brought back")
phrase(ERASED, "{count_words} erased")


def take_out(
    workspace: Workspace, contact_ids: Collection[UUID | str], *, by: User | None, at: datetime
) -> Event | None:
    """Take people out with everything that hangs on them; None where nobody is left to take."""
    with transaction.atomic():
        people = list(Contact.objects.of(workspace).filter(pk__in=list(contact_ids)))
        if not people:
            return None
        touched = set(with_bridged(workspace, [one.pk for one in people]))
        kept = [_put_away(workspace, one, at) for one in people]
        details = {"trashed": [str(one.pk) for one in kept], "count_words": _words(len(kept))}
        event = record(workspace, VERB, by=by, at=at, details=details)
        follow(workspace, touched - {one.contact.hex for one in kept}, at=at)
    return event


def bring_back(trashed: Trashed, *, by: User | None, at: datetime) -> Event:
    """Somebody stands again as they did; an address that is another's by now stays there."""
    with transaction.atomic():
        contact = _stand_again(trashed)
        follow(trashed.workspace, with_bridged(trashed.workspace, [contact.pk]), at=at)
        details = {"count_words": _words(1)}
        return record(trashed.workspace, BACK, contact=contact, by=by, at=at, details=details)


def erase(trashed: Iterable[Trashed], *, by: User | None, at: datetime) -> int:
    """Nothing is left of these people in the record but that they stay out; there is no undo.

    Backups made before still hold them, and say so nowhere: faces tell the user.
    """
    count = 0
    with transaction.atomic():
        for one in list(trashed):
            workspace = one.workspace
            one.delete()
            record(workspace, ERASED, by=by, at=at, details={"count_words": _words(1)})
            count += 1
        if count:
            contact_text.forget_for_good()
            interaction_text.forget_for_good()
            transaction.on_commit(write_through)
            transaction.on_commit(partial(kept_line.forget, settings.HOME))
    return count


def empty(workspace: Workspace, *, at: datetime) -> int:
    """Erase whoever was taken out more than thirty days ago."""
    old = Trashed.objects.of(workspace).filter(taken_out_at__lt=at - KEPT)
    return erase(old.select_related("workspace"), by=None, at=at)


@task()
def keep_emptying() -> str:
    """While the program runs: erase whoever has been out for thirty days."""
    come_back(keep_emptying, minutes=EVERY_MINUTES)
    at = datetime.now(UTC)
    count = sum(empty(workspace, at=at) for workspace in Workspace.objects.all())
    return f"{count} erased"


def in_trash(workspace: Workspace) -> tuple[tuple[str, str, datetime], ...]:
    """Who can still come back: identifier, name, and until when."""
    found = Trashed.objects.of(workspace).order_by("-taken_out_at", "name")
    rows = found.values_list("pk", "name", "taken_out_at")
    return tuple((str(key), name, out + KEPT) for key, name, out in rows)


def trashed(workspace: Workspace, key: UUID | str) -> Trashed | None:
    """Somebody taken out, or None."""
    known = Trashed.objects.of(workspace).select_related("workspace")
    found: Trashed | None = known.filter(pk=key).first()
    return found


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:
    keys = event.details["trashed"]
    found = list(Trashed.objects.of(event.workspace).filter(pk__in=keys))
    if not found:
        raise ChangedSince("They came back already, or were erased. Nothing is left to undo.")
    with transaction.atomic():
        back = [_stand_again(one).pk for one in found]
        follow(event.workspace, with_bridged(event.workspace, back), at=at)


def _put_away(workspace: Workspace, contact: Contact, at: datetime) -> Trashed:
    rows = as_kept(contact)
    for (name, key), how in TABLES.items():
        if how is not How.WORKED_OUT:
            model = apps.get_model("followthrough", name)
            hanging = model._default_manager.filter(workspace_id=workspace.pk, **{key: contact})  # noqa: SLF001 - Django’s meta API
            for row in hanging:
                rows += as_kept(row)
    trashed: Trashed = Trashed.objects.create(
        workspace=workspace, contact=contact.pk, name=contact.name, taken_out_at=at, rows=rows
    )
    staying_out.remember(contact)
    contact_text.forget_from([contact.pk])
    for said in Interaction.objects.of(workspace).filter(contact=contact):
        interaction_text.forget(interaction_text.Words.of(said))
        if said.is_outbound:
            word_grams.forget(workspace, number=said.number, said=said.said)
    contact.delete()
    return trashed


def _stand_again(trashed: Trashed) -> Contact:
    workspace, (whole, *rows) = trashed.workspace, trashed.rows
    stand_again(whole)
    for kept in rows:
        if not _is_anothers(workspace, kept):
            stand_again(kept)
    contact: Contact = Contact.objects.of(workspace).get(pk=trashed.contact)
    staying_out.forget(contact)
    contact_text.add_from([contact.pk])
    for said in Interaction.objects.of(workspace).filter(contact=contact):
        interaction_text.index_interaction(said)
    trashed.delete()
    return contact


def _is_anothers(workspace: Workspace, kept: dict[str, Any]) -> bool:
    """An address somebody else has by now, or a tie to somebody who is gone."""
    fields = kept["fields"]
    if kept["model"].endswith(".contactaddress"):
        known = ContactAddress.objects.of(workspace)
        return bool(known.filter(scheme=fields["scheme"], value=fields["value"]).exists())
    other = fields.get("other")
    return bool(other) and not Contact.objects.of(workspace).filter(pk=other).exists()


def _words(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"
