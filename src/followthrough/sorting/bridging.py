"""Bridges: people whom a school or a former employer links to a target, or to the user."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from followthrough.contacts.noting_affiliations import place_key
from followthrough.jobsearch.aiming import AimFacts
from followthrough.sorting.overlapping import Years, are_apart

GONE = frozenset({"former", "retired"})
At = tuple[bool, str]  # a school or a company by its normal form


class Place(NamedTuple):
    """Where a contact worked or studied before, and where they work now."""

    contact: str
    is_study: int
    key: str
    name: str
    started: str = ""
    finished: str = ""
    contact_name: str = ""
    company_key: str | None = None
    company_name: str = ""
    status: str = ""

    @property
    def years(self) -> Years:
        """When they were there."""
        return Years(self.started, self.finished)


class End(NamedTuple):
    """One bridge: the reason it is, the place, and who stands at its other end."""

    reason: str
    place: str
    is_study: bool = False
    years: Years = Years()
    name: str = ""  # of somebody at a target; nobody is named where it is the user
    company: str = ""
    other_years: Years = Years()
    more: int = 0  # others at a target who were there, too
    is_apart: bool = False  # the years known do not meet

    @property
    def rank(self) -> tuple[bool, str]:
        """The best bridge first."""
        return self.is_apart, self.name


class Bridge(NamedTuple):
    """What the places of one person say, for the ranking; the ends are for whoever reads on."""

    signals: dict[str, Any]
    ends: tuple[End, ...]


def bridges(
    places: Sequence[Place], aim: AimFacts, own_years: Mapping[At, Sequence[Years]] | None = None
) -> dict[str, Bridge]:
    """The bridge of each person who is one: to a target, or to the user’s own past."""
    if not places:
        return {}
    known = _Known(places, aim, own_years or {})
    found: dict[str, dict[str, End]] = {}
    for place in places:
        for end in known.ends(place):
            ends = found.setdefault(place.contact, {})
            ends[end.reason] = min(ends.get(end.reason, end), end, key=lambda one: one.rank)
    return {contact: _bridge(ends) for contact, ends in found.items()}


def _bridge(ends: Mapping[str, End]) -> Bridge:
    signals: dict[str, Any] = dict.fromkeys(ends, True)
    signals["apart"] = tuple(sorted(one.reason for one in ends.values() if one.is_apart))
    return Bridge(signals, tuple(ends.values()))


class _Known:
    """Who was where, by place, so that every place is looked at once."""

    def __init__(
        self, places: Sequence[Place], aim: AimFacts, own_years: Mapping[At, Sequence[Years]]
    ) -> None:
        self.aim, self.whole = aim, dict(aim.aliases)
        self.at_target: defaultdict[At, list[Place]] = defaultdict(list)
        for place in places:
            if place.company_key in aim.company_keys and place.status not in GONE:
                self.at_target[where(place, self.whole)].append(place)
        schools = ((True, place_key(name, is_study=True)) for name in aim.own_schools)
        employers = ((False, self.whole.get(key, key)) for key, _ in aim.own_companies)
        self.own: dict[At, Sequence[Years]] = {
            at: own_years.get(at, ()) for at in (*schools, *employers)
        }

    def ends(self, place: Place) -> Iterator[End]:
        """Every bridge one place of one person is."""
        at, is_study = where(place, self.whole), bool(place.is_study)
        end = End("", place.name, is_study, place.years)
        if not is_study and place.key in self.aim.company_keys:
            yield end._replace(reason="worked_at_target")
        others = [one for one in self.at_target.get(at, ()) if one.contact != place.contact]
        if others:
            yield min((_shared(end, one, len(others) - 1) for one in others), key=lambda x: x.rank)
        if at in self.own:
            reason = "shared_school" if is_study else "was_where_i_worked"
            mine = [one for one in self.own[at] if any(one)]
            is_apart = bool(mine) and all(are_apart(place.years, one) for one in mine)
            years = mine[0] if mine else Years()
            yield end._replace(reason=reason, other_years=years, is_apart=is_apart)


def _shared(end: End, other: Place, more: int) -> End:
    return end._replace(
        reason="shares_with_target",
        name=other.contact_name,
        company=other.company_name,
        other_years=other.years,
        more=more,
        is_apart=are_apart(end.years, other.years),
    )


def where(place: Place, whole: Mapping[str, str]) -> At:
    """The place by its normal form; a part or another name of a company counts as the company."""
    key = place.key if place.is_study else whole.get(place.key, place.key)
    return bool(place.is_study), key


def bridged_by(
    places: Iterable[Place], contacts: Iterable[str], aliases: Iterable[tuple[str, str]] = ()
) -> set[str]:
    """These people and whoever was where they were: their placing may rest on it."""
    whole, changed = dict(aliases), set(contacts)
    there: defaultdict[At, set[str]] = defaultdict(set)
    for place in places:
        there[where(place, whole)].add(place.contact)
    shared = (people for people in there.values() if people & changed)
    return changed.union(*shared)
