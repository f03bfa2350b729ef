"""Who could introduce, best first, worked out by the database: the question behind every way.

It begins with whoever is to be met, for they and their places are few, and walks from each
place along one index to the people the user can ask; the other way round costs hundreds of
times as much. People who never talked to the user are many, so they are asked for only where
they could still be among the best. Equal ends are taken together, the score is that of
``paths.score``, and only as many bridges come back as are shown. The indexes are named, for
without ANALYZE, or after one on a small record, SQLite would guess; a test holds the plan,
another the scores.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from followthrough.accounts.models import Workspace
from followthrough.introductions import paths
from followthrough.introductions.paths import Weights
from followthrough.sorting.near_places import CAME_BY, LEFT_FROM, LEVEL
from followthrough.storage import bulk

CROWD = 8  # people who wrote in one conversation
COLLEAGUES = ("same_employer", "same_team")  # no way to a company, for they are in it
APART = ("apart", "apart_small", "apart_large")  # no years needed
NOTED = ("together", "together_large", "classmates", "school")
_TO_A_COMPANY = """
    FROM followthrough_company co INDEXED BY sqlite_autoindex_followthrough_company_2
    CROSS JOIN followthrough_contact c INDEXED BY contact_by_company
        ON c.workspace_id = co.workspace_id AND c.company_id = co.id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    WHERE co.workspace_id = %(own)s AND co.key IN ({marks})
"""
_TO_A_PERSON = """
    FROM followthrough_contact c
    LEFT JOIN followthrough_company co
        ON co.workspace_id = c.workspace_id AND co.id = c.company_id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    WHERE c.workspace_id = %(own)s AND c.id = %(one)s
"""
# Whom to meet, and their places: equal ones in one row, under the first person of them.
_ENDS = f"""
    WITH met(id, nth, function, level, key, company) AS MATERIALIZED (
        SELECT c.id, ROW_NUMBER() OVER (ORDER BY c.name, c.id), COALESCE(p.function, ''), {LEVEL},
            co.key, co.id
        {{met}} AND NOT c.is_anonymous AND COALESCE(p.kind, '') <> 'dont'
    ),
    stay(key, is_study, is_now, came_by, left_from, function, level, size, company, nth)
    AS MATERIALIZED (
        SELECT s.key, s.is_study, s.is_now, s.came_by, s.left_from, s.function, s.level,
            COALESCE(co.size, ''), co.id, s.nth FROM (
            SELECT o.key, o.is_study, FALSE AS is_now, {CAME_BY.format("o")} AS came_by,
                {LEFT_FROM.format("o")} AS left_from, met.function, met.level, MIN(met.nth) AS nth
            FROM met CROSS JOIN followthrough_affiliation o INDEXED BY affiliation_whole
            WHERE o.workspace_id = %(own)s AND o.contact_id = met.id GROUP BY 1, 2, 4, 5, 6, 7
            UNION ALL
            SELECT met.key, FALSE, TRUE, NULL, NULL, met.function, met.level, MIN(met.nth)
            FROM met WHERE met.key IS NOT NULL GROUP BY 1, 6, 7
        ) s LEFT JOIN followthrough_company co
            INDEXED BY sqlite_autoindex_followthrough_company_2
            ON co.workspace_id = %(own)s AND co.key = s.key AND NOT s.is_study
    ),
"""  # noqa: S608 - our own names only
_PEER = "({b}.function <> '' AND {b}.function = s.function)"
_NEAR_LEVEL = "CASE WHEN abs({level} - s.level) <= 1 THEN %(same_level)s ELSE 0 END"
_LARGE = "(s.size = 'large' AND NOT {peer})"
_TOGETHER = "min(s.left_from, n.left_from) - max(s.came_by, n.came_by)"
_APART = (
    "CASE WHEN {large} THEN %(apart_large)s WHEN s.size IN ('small', 'medium')"
    " THEN %(apart_small)s ELSE %(apart)s END"
)
_KNOWN = """
    SELECT a.other_id AS id, met.id AS other FROM met CROSS JOIN followthrough_acquaintance a
    WHERE a.workspace_id = %(own)s AND a.contact_id = met.id
    UNION ALL
    SELECT a.contact_id, met.id FROM met CROSS JOIN followthrough_acquaintance a
    WHERE a.workspace_id = %(own)s AND a.other_id = met.id
"""
# Who wrote in one conversation of a few; in a crowd nobody has to know anybody.
TOGETHER_IN_A_GROUP = """
    SELECT DISTINCT g.contact_id AS id, met.id AS other
    FROM met CROSS JOIN followthrough_interaction i INDEXED BY interaction_in_group
    CROSS JOIN followthrough_interaction g INDEXED BY interaction_of_group
    WHERE i.workspace_id = %(own)s AND NOT i.is_personal AND i.contact_id = met.id
      AND g.workspace_id = %(own)s AND NOT g.is_personal AND g.conversation_id = i.conversation_id
      AND g.contact_id <> met.id AND (SELECT COUNT(DISTINCT n.contact_id)
          FROM followthrough_interaction n INDEXED BY interaction_of_group
          WHERE n.workspace_id = %(own)s AND NOT n.is_personal
            AND n.conversation_id = i.conversation_id) <= {crowd}
"""
_PRESENT = f"""
        SELECT c.id, ((CASE
            WHEN s.is_now AND {_PEER.format(b="p")} THEN %(same_team)s
            WHEN s.is_now THEN %(same_employer)s
            ELSE {_APART.format(large=_LARGE.format(peer=_PEER.format(b="p")))} END
            + {_NEAR_LEVEL.format(level=f"({LEVEL})")}) << 20) - s.nth
        FROM (SELECT company, is_now, size, function, level, MIN(nth) AS nth FROM stay
              WHERE company IS NOT NULL AND (%(one)s <> '' OR NOT is_now) GROUP BY 1, 2, 3, 4, 5) s
        CROSS JOIN followthrough_contact c INDEXED BY contact_connected
        LEFT JOIN followthrough_placement p
            ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
        WHERE c.workspace_id = %(own)s AND c.company_id = s.company
          AND c.connected_on IS NOT NULL
        UNION ALL"""  # noqa: S608 - as above
_LINKS = f"""
    link(bridge, worth) AS (
        SELECT n.contact_id, ((CASE
            WHEN n.is_study AND min(s.left_from, n.left_from + 12)
                - max(s.came_by, n.came_by - 12) > 0 THEN %(classmates)s
            WHEN n.is_study THEN %(school)s
            WHEN n.is_now AND s.is_now AND {_PEER.format(b="n")} THEN %(same_team)s
            WHEN n.is_now AND s.is_now THEN %(same_employer)s
            WHEN {_TOGETHER} >= {paths.MONTHS_TOGETHER} THEN CASE
                WHEN {_LARGE.format(peer=_PEER.format(b="n"))} THEN %(together_large)s
                ELSE %(together)s END
            ELSE {_APART.format(large=_LARGE.format(peer=_PEER.format(b="n")))} END
            + {_NEAR_LEVEL.format(level="n.level")}) << 20) - s.nth
        FROM stay s CROSS JOIN followthrough_nearplace n INDEXED BY near_place_walked
        WHERE n.workspace_id = %(own)s AND n.key = s.key AND n.is_study = s.is_study{{talked}}
        UNION ALL{{present}}
        SELECT k.id, ((%(knows)s + {_NEAR_LEVEL.format(level=f"({LEVEL})")}) << 20) - s.nth
        FROM ({_KNOWN}) k CROSS JOIN met s ON s.id = k.other
        LEFT JOIN followthrough_placement p ON p.workspace_id = %(own)s AND p.contact_id = k.id
        UNION ALL
        SELECT k.id, ((%(same_group)s + {_NEAR_LEVEL.format(level=f"({LEVEL})")}) << 20) - s.nth
        FROM ({TOGETHER_IN_A_GROUP.format(crowd=CROWD)}) k CROSS JOIN met s ON s.id = k.other
        LEFT JOIN followthrough_placement p ON p.workspace_id = %(own)s AND p.contact_id = k.id
    ),
    best(bridge, worth) AS MATERIALIZED (SELECT bridge, MAX(worth) FROM link GROUP BY bridge)
"""  # noqa: S608 - as above
_POINTS = f"""(CASE WHEN last = '' THEN %(never_talked)s WHEN last >= %(since_90)s
            THEN %(talked_90_days)s WHEN last >= %(since_a_year)s THEN %(talked_a_year)s
            WHEN last >= %(since_3_years)s THEN %(talked_3_years)s WHEN words >= {paths.CLOSE}
            THEN %(was_close)s ELSE %(was_weak)s END
        + CASE WHEN has_helped THEN %(helped_before)s ELSE 0 END
        + CASE WHEN was_asked THEN %(asked_lately)s ELSE 0 END
        + CASE WHEN waits THEN %(waits_for_answer)s ELSE 0 END)"""
_STANDING = """
    SELECT best.bridge, met.id, ((best.worth + 1048575) >> 20) + {standing} FROM (
        SELECT best.bridge, best.worth, c.name, c.company_id, p.kind,
            CASE WHEN x.touches > 0 AND x.heard > 0 THEN
                MAX(COALESCE(+x.last_touch_at, ''), COALESCE(+x.last_heard_at, '')) ELSE '' END
                AS last,
            COALESCE(x.touches + x.heard, 0) AS words, COALESCE(x.turn = 'theirs', FALSE) AS waits,
            COALESCE(+x.has_helped, FALSE) OR EXISTS (SELECT 1
                FROM followthrough_recommendation r WHERE r.contact_id = c.id
                  AND r.workspace_id = c.workspace_id AND r.is_sure AND NOT r.is_given)
            OR EXISTS (SELECT 1 FROM followthrough_favour f
                WHERE f.workspace_id = c.workspace_id AND f.contact_id = c.id
                  AND f.way = 'received') AS has_helped,
            EXISTS (SELECT 1 FROM followthrough_favour f WHERE f.workspace_id = c.workspace_id
                AND f.contact_id = c.id AND f.way = 'asked'
                AND julianday(%(today)s) - julianday(f."on") <= 30) AS was_asked
        FROM best CROSS JOIN followthrough_contact c ON c.id = best.bridge
        LEFT JOIN followthrough_placement p
            ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
        LEFT JOIN followthrough_exchange x ON x.workspace_id = c.workspace_id
            AND x.contact_id = c.id
        WHERE c.workspace_id = %(own)s AND NOT c.is_anonymous
          AND (c.connected_on IS NOT NULL OR x.heard > 0) {outside}
    ) best CROSS JOIN met ON met.nth = -best.worth & 1048575
    WHERE COALESCE(best.kind, '') <> 'dont' AND met.id <> best.bridge
    ORDER BY 3 DESC, last DESC, best.name, best.bridge
    LIMIT %(limit)s
"""
_OUTSIDE = "AND (c.company_id IS NULL OR c.company_id NOT IN (SELECT company FROM met))"


class Pair(NamedTuple):
    """A bridge and whom they could introduce the user to, as the database names them."""

    bridge: str
    other: str


def to_companies(
    workspace: Workspace,
    keys: Sequence[str],
    *,
    weighed: Weights,
    today: date,
    limit: int,
) -> list[Pair]:
    """The best bridges to anybody at these companies, by people outside them."""
    marks = ", ".join(f"%(key{at})s" for at in range(len(keys)))
    named = {f"key{at}": key for at, key in enumerate(keys)}
    met = _TO_A_COMPANY.format(marks=marks)
    return _nearest(workspace, met, _OUTSIDE, {"one": "", **named}, weighed, today, limit)


def to_person(
    workspace: Workspace, contact: str, *, weighed: Weights, today: date, limit: int
) -> list[Pair]:
    """The best bridges to one person."""
    return _nearest(workspace, _TO_A_PERSON, "", {"one": contact}, weighed, today, limit)


def _nearest(  # noqa: PLR0913, PLR0917 - one question
    workspace: Workspace,
    met: str,
    outside: str,
    named: Mapping[str, str],
    weighed: Weights,
    today: date,
    limit: int,
) -> list[Pair]:
    """Who talked is asked first; who never did, only where they could still be among the best."""
    params: dict[str, Any] = {"own": workspace.pk.hex, "today": today.isoformat(), "limit": limit}
    since = {
        "since_90": paths.DAYS_90,
        "since_a_year": paths.A_YEAR,
        "since_3_years": paths.THREE_YEARS,
    }
    params |= {name: _start_of_day(workspace, today, days) for name, days in since.items()}
    standing = _STANDING.format(outside=outside, standing=_POINTS)
    apart = (*APART, *(COLLEAGUES if named["one"] else ()))

    def ask(talked: str, present: str) -> list[tuple[str, str, int]]:
        link = _LINKS.format(talked=talked, present=present)
        sql = "".join((_ENDS.format(met=met), link, standing))
        return list(bulk.read(sql, {**params, **named, **weighed}))

    found = ask(" AND n.has_talked", "")
    least = found[-1][2] if len(found) == limit else None
    if least is None or least < _most(weighed, apart):
        found = ask("", _PRESENT)
    elif least < _most(weighed, (*apart, *NOTED)):
        found = ask("", "")  # a company of today alone leads nowhere better
    return [Pair(bridge, other) for bridge, other, _ in found]


def _most(weighed: Weights, links: Collection[str]) -> int:
    """What somebody who never talked to the user can be worth at most, over these links."""
    raises = ("same_level", "helped_before", "asked_lately", "waits_for_answer")
    best = max((weighed[name] for name in links), default=0)
    return best + weighed["never_talked"] + sum(max(0, weighed[name]) for name in raises)


def _start_of_day(workspace: Workspace, today: date, days: int) -> str:
    """The instant a day so long ago began where the user is, as the database keeps instants."""
    on = datetime.combine(today - timedelta(days), time(), ZoneInfo(workspace.time_zone))
    return on.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
