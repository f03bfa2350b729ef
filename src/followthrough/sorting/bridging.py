"""Bridges: people whom a school or a former employer links to a target, or to the user."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from followthrough.jobsearch.aiming import AimFacts
from followthrough.sorting.gathering import Place


class Bridge(NamedTuple):
    """What the places of one person say, for the ranking and in words."""

    signals: dict[str, Any]
    words: str


def bridges(places: Sequence[Place], aim: AimFacts) -> dict[str, Bridge]:
    """The bridge of each person who is one: at a target before, or where somebody there was."""
    if not places:
        return {}
    schools = {" ".join(school.casefold().split()) for school in aim.own_schools}
    at_target = [place for place in places if place.company_key in aim.company_keys]
    found: dict[str, Bridge] = {}
    for place in places:
        others = [one for one in at_target if _is_shared(one, place)]
        signals = {
            "worked_at_target": not place.is_study and place.key in aim.company_keys,
            "shares_with_target": bool(others),
            "shared_school": bool(place.is_study) and place.key in schools,
            "is_former_employer_of_mine": not place.is_study and place.key in aim.own_company_keys,
        }
        held = {name: True for name, holds in signals.items() if holds}
        if not held:
            continue
        words = f"{place.name}, as {others[0].contact_name} was" if others else place.name
        known = found.get(place.contact)
        found[place.contact] = Bridge({**(known.signals if known else {}), **held}, words)
    return found


def _is_shared(one: Place, other: Place) -> bool:
    same_place = (one.is_study, one.key) == (other.is_study, other.key)
    return same_place and one.contact != other.contact


def bridged_by(places: Sequence[Place], contact: str) -> set[str]:
    """Whoever was where this person was: their placing may rest on this person's places."""
    own = {(place.is_study, place.key) for place in places if place.contact == contact}
    return {place.contact for place in places if (place.is_study, place.key) in own} | {contact}
