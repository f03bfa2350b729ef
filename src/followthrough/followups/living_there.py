"""Where somebody else lives: their working days and the end of their working day count."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import available_timezones

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations.days import local_day
from followthrough.followups.places_of_work import NoSuchPlaceOfWork, known_place, place_words
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

VERB = "contact_country"
AS_YOU = "as you do"

phrase(VERB, "{name} works {where_words}")


def live_there(
    contact: Contact, *, country: str, time_zone: str = "", by: User | None, at: datetime
) -> Event | None:
    """Count days with somebody as in their country or region and zone; empty: as the user's."""
    code = known_place(country)
    if time_zone and time_zone not in available_timezones():
        raise NoSuchPlaceOfWork(f"“{time_zone}” is no time zone. Write it like Europe/Lisbon.")
    if (contact.country, contact.time_zone) == (code, time_zone):
        return None
    with transaction.atomic():
        details = {
            "old": [contact.country, contact.time_zone],
            "where_words": f"in {place_words(code)}" if code else AS_YOU,
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
