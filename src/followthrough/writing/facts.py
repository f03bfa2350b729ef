"""What stands beside a letter: how you met, what was said, what you share, what you bring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Affiliation, Contact
from followthrough.conversations.days import local_day
from followthrough.conversations.models import Interaction, Result
from followthrough.conversations.queries import TimelineEntry, timeline
from followthrough.favours.models import Favour
from followthrough.followups.wording import MONTHS
from followthrough.jobsearch.aiming import aim_of
from followthrough.jobsearch.models import Opening
from followthrough.sorting.queries import why

EXCHANGES = 3
FAVOURS = 3
_PHRASES: dict[str, str] = {
    Favour.Way.GIVEN: "I sent you",
    Favour.Way.ASKED: "I asked you about",
    Favour.Way.RECEIVED: "thank you again for",
    Favour.Way.PROMISED: "as I promised,",
}
FRESH_DAYS = 365


class Fact(NamedTuple):
    """One line beside the letter, and the phrase it becomes when it is put in."""

    label: str
    words: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything beside a letter."""

    facts: tuple[Fact, ...]
    values: tuple[str, ...]
    said: tuple[TimelineEntry, ...]


def beside(contact: Contact, *, today: date) -> Beside:
    """What is known that may help to write to somebody."""
    workspace: Workspace = contact.workspace
    said = timeline(contact, today=today, limit=EXCHANGES)
    facts = (
        *_met(contact, today),
        *_moved(contact),
        *_places(contact),
        *_shared(contact),
        *_between(contact),
        *_openings(contact),
    )
    return Beside(facts, aim_of(workspace).values, said)


def _met(contact: Contact, today: date) -> list[Fact]:
    met = Interaction.objects.of(contact.workspace).filter(contact=contact)
    spoke = met.filter(channel__in=["meeting", "phone"]).order_by("-number").first()
    if spoke is not None:
        when = _month(local_day(contact.workspace, spoke.at))
        how = "met" if spoke.channel == "meeting" else "spoke"
        return [Fact("How you met", f"You {how} in {when}", f"We {how} in {when}")]
    introduced = met.filter(result=Result.INTRODUCED).order_by("-number").first()
    if introduced is not None:
        when = _month(local_day(contact.workspace, introduced.at))
        return [Fact("How you met", f"Introduced in {when}", f"We were introduced in {when}")]
    if contact.connected_on is None:
        return []
    when = _month(contact.connected_on)
    is_fresh = (today - contact.connected_on).days < FRESH_DAYS
    phrase = (
        f"We connected on LinkedIn in {when}"
        if is_fresh
        else f"We have been connected since {when}"
    )
    return [Fact("How you met", f"Connected in {when}", phrase)]


def _moved(contact: Contact) -> list[Fact]:
    """Their recent change, as two files of theirs told it."""
    if contact.moved_on is None or not contact.company_name:
        return []
    left, now = contact.moved_from, contact.company_name
    words = f"From {left} to {now}, known since {_month(contact.moved_on)}"
    return [Fact("Has moved", words, f"your move from {left} to {now}")]


def _between(contact: Contact) -> list[Fact]:
    """What the user gave, asked for, received and promised lately."""
    found = Favour.objects.of(contact.workspace).filter(contact=contact).order_by("-on", "-id")
    return [
        Fact(
            str(one.get_way_display()),
            f"{one.what or one.get_kind_display()} ({_month(one.on)})",
            f"{_PHRASES[one.way]} {one.what or one.get_kind_display()}",
        )
        for one in found[:FAVOURS]
    ]


def _places(contact: Contact) -> list[Fact]:
    known = Affiliation.objects.of(contact.workspace).filter(contact=contact).order_by("name")
    return [
        Fact(
            "Was before",
            f"{one.name}{' (studied)' if one.is_study else ''}",
            f"{'your time' if one.is_study else 'your years'} at {one.name}",
        )
        for one in known
    ]


def _shared(contact: Contact) -> list[Fact]:
    reasons = why(contact.workspace, contact.pk).reasons
    shared = [one.text for one in reasons if one.text.endswith(", as you did")]
    return [Fact("You share", text, text[:1].lower() + text[1:]) for text in shared[:2]]


def _openings(contact: Contact) -> list[Fact]:
    if contact.company is None:
        return []
    found = Opening.objects.of(contact.workspace).filter(key=contact.company.key)
    return [
        Fact("Opening there", one.title, f"the opening for {one.title}")
        for one in found.order_by("-id")[:3]
    ]


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
