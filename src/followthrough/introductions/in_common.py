"""What two people have in common: every place they share, and that they know each other."""

from __future__ import annotations

from collections.abc import Collection

from followthrough.accounts.models import Workspace
from followthrough.introductions.nearest import CROWD, TOGETHER_IN_A_GROUP, Pair
from followthrough.storage import bulk

# Of each pair all that links them: kind, place, its company’s size, four years.
_SHARED = """
    WITH pair(bridge, other) AS (VALUES {pairs}),
    met(id) AS (SELECT DISTINCT other FROM pair),
    shared(bridge, other, kind, place, key, b_from, b_to, o_from, o_to) AS (
        SELECT pair.bridge, pair.other, CASE WHEN o.is_study THEN 'studied' ELSE 'worked' END,
            o.name, o.key, b.started, b.finished, o.started, o.finished
        FROM pair CROSS JOIN followthrough_affiliation b CROSS JOIN followthrough_affiliation o
        WHERE b.workspace_id = %(own)s AND b.contact_id = pair.bridge
          AND o.workspace_id = %(own)s AND o.contact_id = pair.other
          AND o.key = b.key AND o.is_study = b.is_study
        UNION ALL
        SELECT pair.bridge, pair.other, 'worked', o.name, o.key, '', '', o.started, o.finished
        FROM pair CROSS JOIN followthrough_contact c CROSS JOIN followthrough_company co
        CROSS JOIN followthrough_affiliation o
        WHERE c.workspace_id = %(own)s AND c.id = pair.bridge
          AND co.workspace_id = %(own)s AND co.id = c.company_id
          AND o.workspace_id = %(own)s AND o.contact_id = pair.other
          AND o.key = co.key AND NOT o.is_study
        UNION ALL
        SELECT pair.bridge, pair.other, 'worked', co.name, co.key, b.started, b.finished, '', ''
        FROM pair CROSS JOIN followthrough_contact c CROSS JOIN followthrough_company co
        CROSS JOIN followthrough_affiliation b
        WHERE c.workspace_id = %(own)s AND c.id = pair.other
          AND co.workspace_id = %(own)s AND co.id = c.company_id
          AND b.workspace_id = %(own)s AND b.contact_id = pair.bridge
          AND b.key = co.key AND NOT b.is_study
        UNION ALL
        SELECT pair.bridge, pair.other, 'now', co.name, co.key, '', '', '', ''
        FROM pair CROSS JOIN followthrough_contact c CROSS JOIN followthrough_contact o
        CROSS JOIN followthrough_company co
        WHERE c.workspace_id = %(own)s AND c.id = pair.bridge AND o.workspace_id = %(own)s
          AND o.id = pair.other AND o.company_id = c.company_id
          AND co.workspace_id = %(own)s AND co.id = c.company_id
        UNION ALL
        SELECT pair.bridge, pair.other, 'knows', '', '', '', '', '', ''
        FROM pair CROSS JOIN followthrough_acquaintance a
        WHERE a.workspace_id = %(own)s AND ((a.contact_id = pair.bridge AND a.other_id = pair.other)
           OR (a.contact_id = pair.other AND a.other_id = pair.bridge))
        UNION ALL
        SELECT k.id, k.other, 'group', '', '', '', '', '', ''
        FROM ({together}) k CROSS JOIN pair ON pair.bridge = k.id AND pair.other = k.other
    )
    SELECT s.bridge, s.other, s.kind, s.place, COALESCE(co.size, ''), s.b_from, s.b_to, s.o_from,
        s.o_to
    FROM shared s LEFT JOIN followthrough_company co
        ON co.workspace_id = %(own)s AND co.key = s.key AND s.kind <> 'studied'
"""


def in_common(workspace: Workspace, pairs: Collection[Pair]) -> dict[Pair, list[tuple[str, ...]]]:
    """What each pair has in common, one row for each thing."""
    found: dict[Pair, list[tuple[str, ...]]] = {pair: [] for pair in pairs}
    if not pairs:
        return found
    marks = ", ".join(f"(%(b{at})s, %(o{at})s)" for at in range(len(pairs)))
    params = {"own": workspace.pk.hex}
    for at, pair in enumerate(pairs):
        params |= {f"b{at}": pair.bridge, f"o{at}": pair.other}
    for bridge, other, *link in bulk.read(
        _SHARED.format(pairs=marks, together=TOGETHER_IN_A_GROUP.format(crowd=CROWD)), params
    ):
        found[Pair(bridge, other)].append(tuple(link))
    return found
