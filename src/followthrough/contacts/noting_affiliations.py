"""Where a contact worked or studied before, as the user knows it."""

import re
from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts import company_names
from followthrough.contacts.models import Affiliation, Contact
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

KEPT = ("name", "key", "is_study", "started", "finished")
VERB, REMOVED = "affiliation_noted", "affiliation_removed"
_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")

phrase(VERB, "{name}: {place} noted")
phrase(REMOVED, "{name}: {place} taken out")


class NoSuchPlace(Trouble):
    """A place without a name, or years that are none."""


def place_key(name: str, *, is_study: bool) -> str:
    """The normal form by which two people were at one place."""
    if is_study:
        return " ".join(name.casefold().split())[:200]
    return company_names.key(name)[:200]


def note_affiliation(  # noqa: PLR0913 - a place and its years
    contact: Contact,
    name: str,
    *,
    is_study: bool,
    started: str = "",
    finished: str = "",
    by: User | None,
    at: datetime,
) -> Event | None:
    """Keep that somebody worked or studied there; None when that is known already."""
    place = " ".join(name.split())[:300]
    key = place_key(place, is_study=is_study)
    if not key:
        raise NoSuchPlace(f"“{place}” names no company or school. Write its name.")
    for year in filter(None, (started, finished)):
        if not _MONTH.fullmatch(year):
            raise NoSuchPlace(f"“{year}” is no year. Write 2019, or 2019-03 with the month.")
    with transaction.atomic():
        found, is_new = Affiliation.objects.get_or_create(
            workspace=contact.workspace,
            contact=contact,
            is_study=is_study,
            key=key,
            defaults={"name": place, "started": started, "finished": finished},
        )
        if not is_new:
            return None
        details = {"affiliation": str(found.pk), "place": place}
        return record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)


def remove_affiliation(affiliation: Affiliation, *, by: User | None, at: datetime) -> Event:
    """Take a place out again."""
    contact = affiliation.contact
    with transaction.atomic():
        old = {one: getattr(affiliation, one) for one in KEPT}
        details = {"place": affiliation.name, "old": old}
        affiliation.delete()
        return record(contact.workspace, REMOVED, contact=contact, by=by, at=at, details=details)


@undoes(VERB)
def _undo_noting(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    Affiliation.objects.of(event.workspace).filter(pk=event.details["affiliation"]).delete()


@undoes(REMOVED)
def _undo_removing(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    if event.contact is None:
        return
    old = event.details["old"]
    Affiliation.objects.get_or_create(
        workspace=event.workspace,
        contact=event.contact,
        is_study=old["is_study"],
        key=old["key"],
        defaults={one: old[one] for one in ("name", "started", "finished")},
    )
