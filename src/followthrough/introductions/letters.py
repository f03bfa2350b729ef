"""Which letter of an introduction is due with somebody: its statement, and the names in it."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q, QuerySet

from followthrough.contacts.models import Contact
from followthrough.followups.models import Plan
from followthrough.introductions.asking import note_of
from followthrough.introductions.chain import stage
from followthrough.introductions.models import Introduction


class LetterDue(NamedTuple):
    """The statement, and what the record puts into it."""

    statement: str
    bridge: str
    end: str
    blurb: str
    outcome: str

    @property
    def slots(self) -> dict[str, str]:
        """The names and words as statements call them."""
        return {name: getattr(self, name) for name in ("bridge", "end", "blurb", "outcome")}


def letter_due(contact: Contact, *, is_reply: bool) -> LetterDue | None:
    """The letter of the introduction that is due with them, or None.

    A bridge who has answered (``is_reply``) gets the words to pass on; else it is the letter of
    the state whose step is planned with them.
    """
    for one in _known(contact):
        if is_reply and (one.state, one.is_given, one.contact_id) == ("asked", False, contact.pk):
            return _letter(one, "intro_blurb", contact)
    planned = "" if is_reply else _planned(contact)
    for one in _known(contact) if planned else ():
        here = stage(one.state, is_given=one.is_given)
        if here is not None and here.letter and note_of(one) == planned:
            return _letter(one, here.letter, contact)
    return None


def _known(contact: Contact) -> QuerySet[Introduction]:
    either = Q(contact=contact) | Q(other=contact)
    known = Introduction.objects.of(contact.workspace).filter(either)
    return known.select_related("contact", "other").order_by("-changed_at")


def _planned(contact: Contact) -> str:
    plan = Plan.objects.of(contact.workspace).filter(contact=contact, choice="planned")
    return plan.values_list("note", flat=True).first() or ""


def _letter(one: Introduction, statement: str, contact: Contact) -> LetterDue:
    is_other = one.other_id == contact.pk
    end = one.contact.name if is_other and one.is_given else one.other.name
    return LetterDue(statement, one.contact.name, end, one.blurb, one.outcome)
