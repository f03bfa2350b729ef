"""The map of the search: each target company, how near it is, and which way; a few at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Company
from followthrough.contacts.who import Who
from followthrough.introductions.drawing import Drawing, Row, draw
from followthrough.introductions.ways import Way, ways_to_company
from followthrough.jobsearch.aiming import aim_of
from followthrough.storage import bulk

AT_ONCE = 6  # companies on one page: more would be a hairball
PEOPLE = 5  # people there, and ways, on the page of a company
# Who is there, the nearest first: who answered, who is connected, then the others.
_THERE = """
    SELECT co.key, c.id, c.name, c.first_name, c.title, c.company_name, COALESCE(p.kind, ''),
        COUNT(*) OVER (PARTITION BY co.id), ROW_NUMBER() OVER (PARTITION BY co.id ORDER BY
            COALESCE(x.heard, 0) > 0 DESC, c.connected_on IS NULL, c.sort_name, c.id) AS nth
    FROM followthrough_company co INDEXED BY sqlite_autoindex_followthrough_company_2
    CROSS JOIN followthrough_contact c INDEXED BY contact_by_company
        ON c.workspace_id = co.workspace_id AND c.company_id = co.id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    LEFT JOIN followthrough_exchange x ON x.workspace_id = c.workspace_id AND x.contact_id = c.id
    WHERE co.workspace_id = %s AND co.key IN ({marks}) AND NOT c.is_anonymous
      AND COALESCE(p.kind, '') <> 'dont'
      AND (c.connected_on IS NOT NULL OR x.heard > 0)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """One target company on the map, and the way to it in words."""

    company_id: str
    name: str
    near: str
    words: str
    bridge: Who | None
    other: Who | None


@dataclass(frozen=True, slots=True)
class SearchMap:
    """Some target companies, drawn and as a list with the same words."""

    headline: str
    drawing: Drawing
    places: tuple[Place, ...]
    later: int | None
    earlier: int | None


def map_of(workspace: Workspace, *, today: date, start: int = 0) -> SearchMap:
    """The target companies in the user’s order, from one on, each with its nearest way."""
    aim = aim_of(workspace)
    some = aim.companies[start : start + AT_ONCE]
    companies = _companies(workspace, [key for key, _ in some])
    there = _there(workspace, [key for key, _ in some], most=1)
    places = tuple(
        _place(workspace, name, companies.get(key), there.get(key, ()), today) for key, name in some
    )
    last = start + AT_ONCE
    return SearchMap(
        headline=_headline(places, len(aim.companies)),
        drawing=draw([_row(place) for place in places]),
        places=places,
        later=last if last < len(aim.companies) else None,
        earlier=max(0, start - AT_ONCE) if start else None,
    )


def company_drawing(workspace: Workspace, company: Company, ways: Sequence[Way]) -> Drawing:
    """You, whom you know at a company, and who could introduce you there."""
    there = _there(workspace, [company.key], most=PEOPLE).get(company.key, ())
    known = [Row("there", "", who.name, who.title) for who, _ in there]
    led = [Row("one_step", way.bridge.name, way.other.name, way.other.title) for way in ways]
    return draw([*known, *led[:PEOPLE]])


def _companies(workspace: Workspace, keys: Collection[str]) -> dict[str, Company]:
    found = {}
    for one in Company.objects.of(workspace).filter(key__in=keys):
        one.workspace = workspace
        found[one.key] = one
    return found


def _there(
    workspace: Workspace, keys: Sequence[str], *, most: int
) -> dict[str, list[tuple[Who, int]]]:
    """The nearest people at each company, each with how many there are."""
    found: dict[str, list[tuple[Who, int]]] = {}
    if not keys:
        return found
    inner = _THERE.format(marks=", ".join(["%s"] * len(keys)))
    sql = f"SELECT * FROM ({inner}) WHERE nth <= %s ORDER BY 1, nth"  # noqa: S608 - our own names
    for key, *row, number, _ in bulk.read(sql, [workspace.pk.hex, *keys, most]):
        found.setdefault(key, []).append((_who(row), number))
    return found


def _who(row: Sequence[Any]) -> Who:
    own, name, first, title, company, kind = row
    return Who(str(UUID(own)), name, first or name, kind, title=title, company=company)


def _place(
    workspace: Workspace,
    name: str,
    company: Company | None,
    there: Sequence[tuple[Who, int]],
    today: date,
) -> Place:
    own = str(company.pk) if company else ""
    if there:
        who, number = there[0]
        more = f" and {number - 1} more" if number > 1 else ""
        return Place(own, name, "there", f"You know {who.name}{more} there", None, who)
    ways = ways_to_company(workspace, company, today=today, limit=1) if company else ()
    if not ways:
        return Place(own, name, "none", "Nobody known yet who could introduce you", None, None)
    (way,) = ways
    words = f"{way.bridge.name} could introduce you to {way.other.name}"
    return Place(own, name, "one_step", words, way.bridge, way.other)


def _row(place: Place) -> Row:
    if place.near == "there" and place.other:
        return Row("there", place.other.name, place.name)
    below = place.other.name if place.other else "nobody yet"
    return Row(place.near, place.bridge.name if place.bridge else "", place.name, below)


def _headline(places: Sequence[Place], number: int) -> str:
    if not number:
        return "No target companies yet"
    near = sum(place.near == "there" for place in places)
    step = sum(place.near == "one_step" for place in places)
    known = f"You know somebody at {near or 'none'} of these {len(places)}"
    return f"{known}; one step leads to {step or 'none'} of the others"
