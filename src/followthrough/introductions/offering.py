"""What the user could offer somebody: found across the network, one concrete line each.

Both sides of an introduction gain, nobody is introduced to people who are not followed up, and
nobody twice. Wishes are few, for each was typed or kept from a message.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.contacts.names import first_name_for_greeting
from followthrough.favours.models import Favour
from followthrough.introductions.fitting import Offer, first_fitting, fits, idea, offer
from followthrough.introductions.models import Wish
from followthrough.jobsearch.aiming import aim_of
from followthrough.jobsearch.models import Opening
from followthrough.storage import bulk

SHOWN = 3
RECRUITERS = frozenset({"recruiter", "agency_recruiter", "sourcer"})
READ = 2_000  # wishes, openings and articles looked through
_OWN = """
    SELECT COALESCE(p.kind, ''), COALESCE(p.role, ''), w.id, w.side, w.what
    FROM followthrough_contact c
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    LEFT JOIN followthrough_wish w ON w.workspace_id = c.workspace_id AND w.contact_id = c.id
    WHERE c.id = %s AND +c.workspace_id = %s ORDER BY w.side, w.id
"""
_WISHES = """
    SELECT w.contact_id, w.side, w.what, c.name, c.first_name, c.last_name
    FROM followthrough_wish w
    LEFT JOIN followthrough_contact c ON c.workspace_id = w.workspace_id AND c.id = w.contact_id
    LEFT JOIN followthrough_placement p
        ON p.workspace_id = w.workspace_id AND p.contact_id = w.contact_id
    WHERE w.workspace_id = %s AND COALESCE(p.kind, '') <> 'dont' ORDER BY w.id DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class WishLine:
    """One wish as it is shown."""

    id: str
    side: str
    side_words: str
    what: str


@dataclass(frozen=True, slots=True)
class Offering:
    """What is known of somebody’s wishes, and what could be offered."""

    wishes: tuple[WishLine, ...]
    offers: tuple[Offer, ...]
    idea: str


_GIVEN = """
    SELECT what FROM followthrough_favour
    WHERE contact_id = %s AND workspace_id = %s AND way = 'given'
"""
_BEGUN = """
    SELECT contact_id, other_id FROM followthrough_introduction
    WHERE workspace_id = %s AND (contact_id = %s OR other_id = %s)
"""


class _Person:
    """Somebody’s wishes; whose ``id`` is empty is the user."""

    def __init__(self, own: str, name: str, first: str) -> None:
        self.id, self.name, self.first = own, name, first
        self.looks_for: list[str] = []
        self.can_help: list[str] = []


class _Around(NamedTuple):
    """Everything offers are found in."""

    contact: Contact
    me: _Person
    her: _Person
    others: list[_Person]
    given: frozenset[str]


def offers_for(contact: Contact) -> Offering:
    """What could be offered to somebody: at most three, the best first, else an idea."""
    rows = list(bulk.read(_OWN, [contact.pk.hex, contact.workspace_id.hex]))
    kind, role = rows[0][:2] if rows else ("", "")
    wishes = tuple(_wish_line(*row[2:]) for row in rows if row[2])
    if kind == "dont":
        return Offering(wishes, (), "")
    if not wishes and role not in RECRUITERS:
        return Offering(wishes, (), idea(role))
    around = _around(contact)
    kinds = [_candidates(around)] if role in RECRUITERS else []
    if around.her.looks_for:
        kinds += [_introductions(around), _leads(around), _articles(around), _advice(around)]
    found = tuple(islice(chain(*kinds), SHOWN))
    return Offering(wishes, found, "" if found else idea(role))


def _around(contact: Contact) -> _Around:
    people: dict[str, _Person] = {}
    rows = bulk.read(_WISHES, [contact.workspace_id.hex, READ])
    for own, side, what, name, first, last in rows:
        key = own or ""
        if key not in people:
            greeted = first_name_for_greeting(first or "", last or "") or name or ""
            people[key] = _Person(key, name or "", greeted)
        getattr(people[key], side).append(what)
    me = people.pop("", _Person("", "", ""))
    her = people.pop(contact.pk.hex, _Person(contact.pk.hex, contact.name, contact.name))
    given = bulk.read(_GIVEN, [contact.pk.hex, contact.workspace_id.hex])
    done = frozenset(what for (what,) in given)
    return _Around(contact, me, her, list(people.values()), done)


def _candidates(around: _Around) -> Iterator[Offer]:
    """For who recruits: somebody who looks for what they recruit for."""
    met, field = _met(around), f"{around.contact.title} {' '.join(around.her.looks_for)}"
    for one in around.others:
        wish = next((wish for wish in one.looks_for if fits(wish, field)), None)
        if wish and one.id not in met:
            told = {"first": one.name, "wish": wish, "name": around.contact.name}
            yield offer("candidate", other=str(UUID(one.id)), **told)


def _met(around: _Around) -> set[str]:
    """With whom an introduction was begun, or made."""
    own = around.contact.pk.hex
    pairs = bulk.read(_BEGUN, [around.contact.workspace_id.hex, own, own])
    return {one for pair in pairs for one in pair}


def _introductions(around: _Around) -> Iterator[Offer]:
    """Somebody who has what they look for, and looks for what they have."""
    met = _met(around)
    has = [*around.her.can_help, around.contact.title, around.contact.company_name]
    for one in around.others:
        gains = first_fitting(around.her.looks_for, one.can_help)
        gives = first_fitting(one.looks_for, has)
        if gains and gives and one.id not in met:
            yield offer(
                "introduction",
                other=str(UUID(one.id)),
                wish=gains[0],
                can=gains[1],
                other_wish=gives[0],
                first=one.name,
            )


def _leads(around: _Around) -> Iterator[Offer]:
    """Openings the user saved, not what the user looks for, but what they do."""
    workspace = around.contact.workspace
    titles = aim_of(workspace).titles
    known = Opening.objects.of(workspace).filter(is_applied=False).order_by("-id")[:READ]
    for one in known:
        is_mine = any(fits(one.title, title) for title in titles)
        wish = next((wish for wish in around.her.looks_for if fits(wish, one.title)), None)
        what = f"{one.title} at {one.company_name}"
        if wish and not is_mine and what not in around.given:
            told = {"title": one.title, "company": one.company_name, "wish": wish}
            yield offer("lead", name=around.contact.name, **told)


def _articles(around: _Around) -> Iterator[Offer]:
    """What somebody else recommended to the user."""
    had = Favour.objects.of(around.contact.workspace).filter(
        way=Favour.Way.RECEIVED, kind=Favour.Kind.ARTICLE
    )
    rows = had.exclude(contact=around.contact).select_related("contact").order_by("-on")[:READ]
    for one in rows:
        wish = next((wish for wish in around.her.looks_for if fits(wish, one.what)), None)
        if wish and one.what not in around.given:
            told = {"first": one.contact.name, "what": one.what, "wish": wish}
            yield offer("article", name=around.contact.name, **told)


def _advice(around: _Around) -> Iterator[Offer]:
    """What the user knows about."""
    if found := first_fitting(around.her.looks_for, around.me.can_help):
        wish, know = found
        yield offer("advice", wish=wish, know=know, name=around.contact.name)


def own_knowledge(workspace: Workspace) -> tuple[WishLine, ...]:
    """What the user can help with."""
    own = Wish.objects.of(workspace).filter(contact=None).order_by("side", "id")
    return tuple(_wish_line(one.pk.hex, one.side, one.what) for one in own)


def _wish_line(own: str, side: str, what: str) -> WishLine:
    return WishLine(str(UUID(own)), side, str(Wish.Side(side).label), what)
