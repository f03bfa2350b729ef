"""The ways to a company or a person: found by the database, worded and scored by the rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Company, CompanyAlias, Contact
from followthrough.contacts.who import Who
from followthrough.conversations.days import kept_day
from followthrough.introductions import nearest
from followthrough.introductions.in_common import in_common
from followthrough.introductions.nearest import Pair
from followthrough.introductions.paths import Bridge, Link, Part, Weights, score
from followthrough.introductions.weighing import weights_of
from followthrough.sorting.overlapping import Years
from followthrough.storage import bulk

FIRST = 3

_PEOPLE = """
    SELECT c.id, c.name, c.first_name, c.title, c.company_name, COALESCE(p.kind, ''),
        COALESCE(p.function, ''), COALESCE(p.seniority, ''),
        COALESCE(x.touches, 0), COALESCE(x.heard, 0),
        MAX(COALESCE(+x.last_touch_at, ''), COALESCE(+x.last_heard_at, '')),
        COALESCE(x.turn = 'theirs', FALSE), c.connected_on IS NOT NULL,
        COALESCE(+x.has_helped, FALSE) OR EXISTS (SELECT 1 FROM followthrough_recommendation r
            WHERE r.contact_id = c.id AND r.workspace_id = c.workspace_id AND r.is_sure
              AND NOT r.is_given)
        OR EXISTS (SELECT 1 FROM followthrough_favour f
            WHERE f.workspace_id = c.workspace_id AND f.contact_id = c.id AND f.way = 'received'),
        EXISTS (SELECT 1 FROM followthrough_favour f WHERE f.workspace_id = c.workspace_id
            AND f.contact_id = c.id AND f.way = 'asked' AND julianday(%s) - julianday(f."on") <= 30)
    FROM followthrough_contact c
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    LEFT JOIN followthrough_exchange x ON x.workspace_id = c.workspace_id AND x.contact_id = c.id
    WHERE +c.workspace_id = %s AND c.id IN ({marks}) AND NOT c.is_anonymous
      AND COALESCE(p.kind, '') <> 'dont'
"""
CHUNK = 500


class _Known(NamedTuple):
    """Somebody on a way, as they are read."""

    id: str
    name: str
    first_name: str
    title: str
    company: str
    kind: str
    function: str
    level: str
    touches: int
    heard: int
    last: str
    is_their_turn: int
    is_connected: int
    has_helped: int
    was_asked_lately: int

    @property
    def who(self) -> Who:
        """The person as a row shows them."""
        return Who(
            str(UUID(self.id)),
            self.name,
            self.first_name or self.name,
            self.kind,
            title=self.title,
            company=self.company,
        )


@dataclass(frozen=True, slots=True)
class Way:
    """One way: who could introduce, to whom, why, and what would prove it."""

    bridge: Who
    other: Who
    total: float
    parts: tuple[Part, ...]
    words: str
    missing: str


def ways_to_company(
    workspace: Workspace, company: Company, *, today: date, limit: int = FIRST
) -> tuple[Way, ...]:
    """The best ways to anybody at a company, by people outside it; one for each bridge."""
    aliases = CompanyAlias.objects.of(workspace).filter(of=company.key)
    keys = [company.key, *aliases.values_list("key", flat=True)]
    weighed = weights_of(workspace)
    found = nearest.to_companies(workspace, keys, weighed=weighed, today=today, limit=limit)
    return _ways(workspace, found, weighed, today)


def ways_to_person(contact: Contact, *, today: date, limit: int = FIRST) -> tuple[Way, ...]:
    """The best ways to one person."""
    workspace = contact.workspace
    weighed, one = weights_of(workspace), contact.pk.hex
    found = nearest.to_person(workspace, one, weighed=weighed, today=today, limit=limit)
    return _ways(workspace, found, weighed, today)


def _ways(
    workspace: Workspace, pairs: Sequence[Pair], weighed: Weights, today: date
) -> tuple[Way, ...]:
    links = in_common(workspace, pairs)
    known = _people(workspace, sorted({one for pair in pairs for one in pair}), today)
    return tuple(
        _way(
            known[pair.other], known[pair.bridge], links[pair], _Reading(workspace, weighed, today)
        )
        for pair in pairs
    )


class _Reading(NamedTuple):
    """What everything is read with."""

    workspace: Workspace
    weighed: Weights
    today: date


def _people(workspace: Workspace, ids: Sequence[str], today: date) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        sql = _PEOPLE.format(marks=", ".join(["%s"] * len(some)))
        rows = bulk.read(sql, [today.isoformat(), workspace.pk.hex, *some])
        found |= {row[0]: _Known(*row) for row in rows}
    return found


def _way(other: _Known, bridge: _Known, rows: Sequence[tuple[str, ...]], reading: _Reading) -> Way:
    links = [
        Link(kind, place, size, Years(b_from, b_to), Years(o_from, o_to), other.name)
        for kind, place, size, b_from, b_to, o_from, o_to in rows
    ]
    has_talked = bridge.touches and bridge.heard
    last = kept_day(reading.workspace, bridge.last) if has_talked else None
    stands = Bridge(
        talked_days=(reading.today - last).days if last else None,
        messages=bridge.touches + bridge.heard,
        function=bridge.function,
        level=bridge.level,
        has_helped=bool(bridge.has_helped),
        was_asked_lately=bool(bridge.was_asked_lately),
        waits_for_answer=bool(bridge.is_their_turn),
    )
    found = score(
        links, stands, function=other.function, level=other.level, weighed=reading.weighed
    )
    words = f"{bridge.name} to {other.name}: {'; '.join(part.words for part in found.parts)}."
    return Way(bridge.who, other.who, found.total, found.parts, words, found.missing)
