"""Where a contact worked or studied before, as the user knows it."""

import re
from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts import company_names
from followthrough.contacts.identities import sort_name
from followthrough.contacts.models import Affiliation, Contact
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

KEPT = ("name", "key", "is_study", "started", "finished")
VERB, REMOVED = "affiliation_noted", "affiliation_removed"
YEARS = ("started", "finished")
_YEAR = re.compile(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?")

phrase(VERB, "{name}: {place} noted")
phrase(REMOVED, "{name}: {place} taken out")


class NoSuchPlace(Trouble):
    """A place without a name, or years that are none."""


def place_key(name: str, *, is_study: bool) -> str:
    """The normal form by which two people were at one place."""
    if is_study:
        return " ".join(sort_name(name).split())[:200]
    return company_names.key(name)[:200]


def note_affiliation(  # noqa: PLR0913 - a place and its years
    contact: Contact,
    name: str,
    *,
    is_study: bool,
    started: str = "",
    finished: str = "",
    is_asked: bool = False,
    by: User | None,
    at: datetime,
) -> Event | None:
    """Keep that somebody worked or studied there; None when all of it is known already.

    Years given of a known place take the place of its own. ``is_asked`` marks the answer to a
    question of the day.
    """
    place = " ".join(name.split())[:300]
    key = place_key(place, is_study=is_study)
    if not place:
        raise NoSuchPlace("Write the name of a company or a school.")
    if not key:
        raise NoSuchPlace(f"“{place}” names no company or school. Write its name.")
    years = _years(started, finished)
    with transaction.atomic():
        found, is_new = Affiliation.objects.get_or_create(
            workspace=contact.workspace,
            contact=contact,
            is_study=is_study,
            key=key,
            defaults={"name": place, **years},
        )
        old = None if is_new else {name: getattr(found, name) for name in YEARS}
        if old is not None:
            if old == years or not any(years.values()):
                return None
            Affiliation.objects.of(contact.workspace).filter(pk=found.pk).update(**years)
        details = {"affiliation": str(found.pk), "place": place, "old": old, "asked": is_asked}
        details["is_study"] = is_study
        return record(contact.workspace, VERB, contact=contact, by=by, at=at, details=details)


def _years(started: str, finished: str) -> dict[str, str]:
    years = {"started": started.strip(), "finished": finished.strip()}
    for year in filter(None, years.values()):
        if not _YEAR.fullmatch(year):
            raise NoSuchPlace(f"“{year}” is no year. Write 2019, or 2019-03 with the month.")
    first, last = years.values()
    shared = min(len(first), len(last))  # 2019-03 to 2019 is the rest of that year
    if first[:shared] > last[:shared]:
        raise NoSuchPlace(f"{first} to {last} ends before it begins. Turn the years round.")
    return years


def remove_affiliation(affiliation: Affiliation, *, by: User | None, at: datetime) -> Event:
    """Take a place out again."""
    contact = affiliation.contact
    with transaction.atomic():
        old = {"id": str(affiliation.pk), **{one: getattr(affiliation, one) for one in KEPT}}
        details = {"place": affiliation.name, "old": old}
        affiliation.delete()
        return record(contact.workspace, REMOVED, contact=contact, by=by, at=at, details=details)


@undoes(VERB)
def _undo_noting(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    noted = Affiliation.objects.of(event.workspace).filter(pk=event.details["affiliation"])
    if old := event.details["old"]:
        noted.update(**old)
    else:
        noted.delete()


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
        defaults={one: old[one] for one in ("id", "name", *YEARS)},
    )
