"""The ways to a company or a person: read from the company's side, scored by the rule.

Who works at a company are few, and their places fewer than everybody's. So the query begins
there, finds who shared a place with them, and only then asks how the user stands with those.
The other way round costs hundreds of times as much; a test holds the plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Company, CompanyAlias, Contact
from followthrough.contacts.who import Who
from followthrough.conversations.days import kept_day
from followthrough.introductions.paths import Bridge, Link, Part, score
from followthrough.sorting.overlapping import Years
from followthrough.storage import bulk

FIRST = 3

# Every part gives: person to meet, bridge, kind of link, place, its company’s size, four years.
_TO_A_COMPANY = """
    SELECT c.id FROM followthrough_company co CROSS JOIN followthrough_contact c
    WHERE co.workspace_id = %(own)s AND co.key IN ({marks})
      AND c.workspace_id = co.workspace_id AND c.company_id = co.id AND NOT c.is_anonymous
"""
_TO_A_PERSON = (
    "SELECT c.id FROM followthrough_contact c WHERE c.workspace_id = %(own)s AND c.id = %(one)s"
)
_WAYS = """
    WITH met(id) AS NOT MATERIALIZED ({met}),
    shared(other, bridge, kind, place, key, b_from, b_to, o_from, o_to) AS (
        SELECT met.id, b.contact_id, CASE WHEN o.is_study THEN 'studied' ELSE 'worked' END,
            o.name, o.key, b.started, b.finished, o.started, o.finished
        FROM met CROSS JOIN followthrough_affiliation o
        CROSS JOIN followthrough_affiliation b
        WHERE o.workspace_id = %(own)s AND o.contact_id = met.id
          AND b.workspace_id = o.workspace_id AND b.key = o.key AND b.is_study = o.is_study
        UNION ALL
        SELECT met.id, c.id, 'worked', o.name, o.key, '', '', o.started, o.finished
        FROM met CROSS JOIN followthrough_affiliation o CROSS JOIN followthrough_company co
        CROSS JOIN followthrough_contact c
        WHERE o.workspace_id = %(own)s AND o.contact_id = met.id AND NOT o.is_study
          AND co.workspace_id = o.workspace_id AND co.key = o.key
          AND c.workspace_id = co.workspace_id AND c.company_id = co.id
        UNION ALL
        SELECT met.id, b.contact_id, 'worked', co.name, co.key, b.started, b.finished, '', ''
        FROM met CROSS JOIN followthrough_contact t CROSS JOIN followthrough_company co
        CROSS JOIN followthrough_affiliation b
        WHERE t.workspace_id = %(own)s AND t.id = met.id
          AND co.workspace_id = t.workspace_id AND co.id = t.company_id
          AND b.workspace_id = co.workspace_id AND b.key = co.key AND NOT b.is_study
        UNION ALL
        SELECT met.id, c.id, 'now', co.name, co.key, '', '', '', ''
        FROM met CROSS JOIN followthrough_contact t CROSS JOIN followthrough_company co
        CROSS JOIN followthrough_contact c
        WHERE %(one)s <> '' AND t.workspace_id = %(own)s AND t.id = met.id
          AND co.workspace_id = t.workspace_id AND co.id = t.company_id
          AND c.workspace_id = co.workspace_id AND c.company_id = co.id
        UNION ALL
        SELECT met.id, a.other_id, 'knows', '', '', '', '', '', ''
        FROM met CROSS JOIN followthrough_acquaintance a
        WHERE a.workspace_id = %(own)s AND a.contact_id = met.id
        UNION ALL
        SELECT met.id, a.contact_id, 'knows', '', '', '', '', '', ''
        FROM met CROSS JOIN followthrough_acquaintance a
        WHERE a.workspace_id = %(own)s AND a.other_id = met.id
    )
    SELECT s.other, s.bridge, s.kind, s.place, COALESCE(co.size, ''), s.b_from, s.b_to,
        s.o_from, s.o_to
    FROM shared s
    LEFT JOIN followthrough_company co ON co.workspace_id = %(own)s AND co.key = s.key
    WHERE s.bridge <> s.other {outside}
      AND (EXISTS (SELECT 1 FROM followthrough_exchange x WHERE x.workspace_id = %(own)s
               AND x.contact_id = s.bridge AND x.heard > 0)
           OR EXISTS (SELECT 1 FROM followthrough_contact n
               WHERE n.id = s.bridge AND n.connected_on IS NOT NULL))
"""
_PEOPLE = """
    SELECT c.id, c.name, c.first_name, c.title, c.company_name, COALESCE(p.kind, ''),
        COALESCE(p.function, ''), COALESCE(p.seniority, ''),
        COALESCE(x.touches, 0), COALESCE(x.heard, 0),
        MAX(COALESCE(+x.last_touch_at, ''), COALESCE(+x.last_heard_at, '')),
        COALESCE(x.turn = 'theirs', FALSE), c.connected_on IS NOT NULL,
        COALESCE(+x.has_helped, FALSE) OR EXISTS (SELECT 1 FROM followthrough_favour f
            WHERE f.workspace_id = c.workspace_id AND f.contact_id = c.id AND f.way = 'received'),
        EXISTS (SELECT 1 FROM followthrough_favour f WHERE f.workspace_id = c.workspace_id
            AND f.contact_id = c.id AND f.way = 'asked' AND julianday(%s) - julianday(f."on") <= 30)
    FROM followthrough_contact c
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    LEFT JOIN followthrough_exchange x ON x.workspace_id = c.workspace_id AND x.contact_id = c.id
    WHERE c.workspace_id = %s AND c.id IN ({marks}) AND NOT c.is_anonymous
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

    @property
    def is_near(self) -> bool:
        """Whether the user can ask them for anything: connected, or they have spoken."""
        return bool(self.is_connected or self.heard)


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
    marks = ", ".join(f"%(key{at})s" for at in range(len(keys)))
    sql = _WAYS.format(
        met=_TO_A_COMPANY.format(marks=marks), outside="AND s.bridge NOT IN (SELECT id FROM met)"
    )
    params = {"own": workspace.pk.hex, "one": ""}
    params |= {f"key{at}": key for at, key in enumerate(keys)}
    return _best(workspace, sql, params, today)[:limit]


def ways_to_person(contact: Contact, *, today: date, limit: int = FIRST) -> tuple[Way, ...]:
    """The best ways to one person."""
    sql = _WAYS.format(met=_TO_A_PERSON, outside="")
    params = {"own": contact.workspace_id.hex, "one": contact.pk.hex}
    return _best(contact.workspace, sql, params, today)[:limit]


def _best(workspace: Workspace, sql: str, params: dict[str, str], today: date) -> tuple[Way, ...]:
    links: defaultdict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for other, bridge, *link in bulk.read(sql, params):
        links[other, bridge].append(tuple(link))
    known = _people(workspace, sorted({one for pair in links for one in pair}), today)
    best: dict[str, Way] = {}
    for (other, bridge), rows in links.items():
        if other in known and bridge in known and known[bridge].is_near:
            way = _way(workspace, known[other], known[bridge], rows, today)
            best[bridge] = min(best.get(bridge, way), way, key=_order)
    return tuple(sorted(best.values(), key=_order))


def _people(workspace: Workspace, ids: Sequence[str], today: date) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        sql = _PEOPLE.format(marks=", ".join(["%s"] * len(some)))
        rows = bulk.read(sql, [today.isoformat(), workspace.pk.hex, *some])
        found |= {row[0]: _Known(*row) for row in rows}
    return found


def _way(
    workspace: Workspace,
    other: _Known,
    bridge: _Known,
    rows: Sequence[tuple[str, ...]],
    today: date,
) -> Way:
    links = [
        Link(kind, place, size, Years(b_from, b_to), Years(o_from, o_to), other.name)
        for kind, place, size, b_from, b_to, o_from, o_to in rows
    ]
    has_talked = bridge.touches and bridge.heard
    stands = Bridge(
        talked_days=(today - kept_day(workspace, bridge.last)).days if has_talked else None,
        messages=bridge.touches + bridge.heard,
        function=bridge.function,
        level=bridge.level,
        has_helped=bool(bridge.has_helped),
        was_asked_lately=bool(bridge.was_asked_lately),
        waits_for_answer=bool(bridge.is_their_turn),
    )
    found = score(links, stands, function=other.function, level=other.level)
    words = f"{bridge.name} to {other.name}: {'; '.join(part.words for part in found.parts)}."
    return Way(bridge.who, other.who, found.total, found.parts, words, found.missing)


def _order(way: Way) -> tuple[float, str, str]:
    return -way.total, way.bridge.name, way.other.name
