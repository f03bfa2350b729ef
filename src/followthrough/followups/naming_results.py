"""What came of a message, named afterwards: the entry stays as it came, its result is the user's.

A message that came from a file or a mailbox says nothing of its result by itself; what its words
propose counts once the user says so.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations import noting, said
from followthrough.conversations.days import local_day
from followthrough.conversations.models import Interaction, Result
from followthrough.followups.consequences import follow
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

VERB = "result_named"

phrase(VERB, "“{words}” noted of {name}’s words")


class NotAResult(Trouble):
    """A result that is none."""


def name_result(entry: Interaction, result: str, *, by: User | None, at: datetime) -> Event | None:
    """Say what came of an entry, with the day its words name; None when that is known already."""
    if result not in Result.values or not result:
        raise NotAResult(f"“{result}” is no result. Use one of {', '.join(Result.values[1:])}.")
    contact = entry.contact
    with transaction.atomic():
        if entry.result == result:
            return None
        before = {"result": entry.result, "named_on": _written(entry.named_on)}
        on = local_day(contact.workspace, entry.at)
        noting.name_result(entry, result, entry.named_on or said.named_day(entry.said, on=on))
        details = {
            "interaction": str(entry.pk),
            "before": before,
            "result": result,
            "words": Result(result).label,
        }
        event = record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)
        follow(contact.workspace, [contact.pk], at=at)
    return event


def name_last(contact: Contact, result: str, *, by: User | None, at: datetime) -> Event | None:
    """The same of their newest words; without a result, what these words propose."""
    entries = Interaction.objects.of(contact.workspace).filter(contact=contact, is_personal=True)
    entry = entries.order_by("-number").first()
    if entry is None or entry.is_outbound:
        raise NotAResult(f"No words of {contact.name} wait to be read. Log what they said.")
    read = said.read(entry.said, is_outbound=False).result
    if not (result or read or entry.result):
        known = ", ".join(Result.values[1:])
        raise NotAResult(f"{contact.name}’s words name no result. Say which: {known}.")
    entry.contact = contact
    return name_result(entry, result or entry.result or read, by=by, at=at)


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    found = Interaction.objects.of(event.workspace).filter(pk=event.details["interaction"])
    entry = found.first()
    if entry is None:
        return
    if entry.result != event.details["result"]:
        raise ChangedSince("What came of it was named anew since. Take that back first.")
    before = event.details["before"]
    named_on = date.fromisoformat(before["named_on"]) if before["named_on"] else None
    noting.name_result(entry, before["result"], named_on)


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
