"""Noting where somebody was before, with what it means for them and those it bridges."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts import noting_affiliations
from followthrough.contacts.models import Affiliation, Contact
from followthrough.conversations.days import local_day
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.sorting import questions
from followthrough.sorting.placing import place, with_bridged


def note_place(  # noqa: PLR0913 - a place and its years
    contact: Contact,
    name: str,
    *,
    is_study: bool,
    started: str = "",
    finished: str = "",
    by: User | None,
    at: datetime,
) -> Event | None:
    """Note a place, and sort that person and those it bridges again."""
    today = local_day(contact.workspace, at)
    is_asked = (contact.pk.hex, is_study) in questions.asked_on(contact.workspace, today=today)
    with transaction.atomic():
        event = noting_affiliations.note_affiliation(
            contact,
            name,
            is_study=is_study,
            started=started,
            finished=finished,
            is_asked=is_asked,
            by=by,
            at=at,
        )
        if event is not None:
            _look_again(contact, _bridged(contact), at=at)
    return event


def remove_place(affiliation: Affiliation, *, by: User | None, at: datetime) -> Event:
    """Take a place out, and sort that person and those it bridged again."""
    contact = affiliation.contact
    with transaction.atomic():
        bridged = _bridged(contact)
        event = noting_affiliations.remove_affiliation(affiliation, by=by, at=at)
        _look_again(contact, bridged, at=at)
    return event


def _bridged(contact: Contact) -> Collection[UUID | str]:
    return with_bridged(contact.workspace, [contact.pk])


def _look_again(contact: Contact, ids: Collection[UUID | str], *, at: datetime) -> None:
    place(contact.workspace, ids, at=at)
    replan(contact.workspace, ids, today=local_day(contact.workspace, at))
