"""Introductions under way, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from followthrough.contacts.models import Contact
from followthrough.introductions.chain import stage
from followthrough.introductions.models import Introduction


@dataclass(frozen=True, slots=True)
class Choice:
    """A state that may come next."""

    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One introduction with where it stands."""

    id: str
    bridge_id: str
    other_id: str
    is_given: bool
    state: str
    words: str
    said: str
    following: tuple[Choice, ...]


def introductions_of(contact: Contact) -> tuple[Line, ...]:
    """The introductions in which somebody has a part, newest first."""
    known = Introduction.objects.of(contact.workspace).select_related("contact", "other")
    mine = known.filter(Q(contact=contact) | Q(other=contact)).order_by("-changed_at", "-id")
    return tuple(_line(one) for one in mine)


def _line(one: Introduction) -> Line:
    here = stage(one.state, is_given=one.is_given)
    following = here.following if here else ()
    found = ((name, stage(name, is_given=one.is_given)) for name in following)
    who = f"You introduce {one.contact.name} and {one.other.name}"
    if not one.is_given:
        who = f"{one.contact.name} to {one.other.name}"
    return Line(
        id=str(one.pk),
        bridge_id=str(one.contact_id),
        other_id=str(one.other_id),
        is_given=one.is_given,
        state=one.state,
        words=f"{who}: {here.words if here else one.state}",
        said=one.outcome or one.blurb,
        following=tuple(Choice(name, after.words) for name, after in found if after),
    )
