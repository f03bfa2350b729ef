"""Where somebody else lives: their working days and the end of their working day count."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import available_timezones

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations.days import local_day
from followthrough.followups.living_in import choices
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

VERB = "contact_country"
AS_YOU = "as you do"

phrase(VERB, "{name} works {where_words}")


class NoSuchPlaceOfWork(Trouble):
    """A country or a time zone that is not known."""


def live_there(
    contact: Contact, *, country: str, time_zone: str = "", by: User | None, at: datetime
) -> Event | None:
    """Count days with somebody in their own country and zone; empty: as the user's own."""
    code, names = country.strip().upper(), dict(choices())
    if code and code not in names:
        raise NoSuchPlaceOfWork(
            f"“{country}” is no country we know holidays of. Choose one like GB."
        )
    if time_zone and time_zone not in available_timezones():
        raise NoSuchPlaceOfWork(f"“{time_zone}” is no time zone. Write it like Europe/Lisbon.")
    if (contact.country, contact.time_zone) == (code, time_zone):
        return None
    with transaction.atomic():
        details = {
            "old": [contact.country, contact.time_zone],
            "where_words": f"in {names[code]}" if code else AS_YOU,
        }
        _move(contact, code, time_zone)
        event = record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)
        replan(contact.workspace, [contact.pk], today=local_day(contact.workspace, at))
    return event


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    if event.contact is not None:
        _move(event.contact, *event.details["old"])


def _move(contact: Contact, country: str, time_zone: str) -> None:
    Contact.objects.of(contact.workspace).filter(pk=contact.pk).update(
        country=country, time_zone=time_zone
    )
    contact.country, contact.time_zone = country, time_zone
