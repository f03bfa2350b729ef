"""Keeping the places of people the user can ask, so that ways to somebody are found at once.

Placing somebody again ends here, and every verb that changes where somebody was, works, or
whether they have spoken, places them again. The work is that of the people named.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import connection

from followthrough.accounts.models import Workspace
from followthrough.sorting.gathering import plain_id
from followthrough.titles.levels import LEVELS

CHUNK = 500
LEVEL = " ".join(
    ("CASE p.seniority", *(f"WHEN '{x}' THEN {n}" for n, x in enumerate(LEVELS)), "END")
)
_MONTH = "CAST(substr({0}, 1, 4) AS INTEGER) * 12 + CAST(substr({0}, 6, 2) AS INTEGER)"
# The latest month of coming and the earliest of leaving, as ``introductions.together`` reads them.
CAME_BY = f"""CASE length({{0}}.started) WHEN 0 THEN NULL WHEN 4 THEN {{0}}.started * 12 + 12
    ELSE {_MONTH.format("{0}.started")} END"""
LEFT_FROM = f"""CASE length({{0}}.finished) WHEN 0 THEN NULL WHEN 4 THEN {{0}}.finished * 12
    ELSE {_MONTH.format("{0}.finished")} - 1 END"""
_FORGET = "DELETE FROM followthrough_nearplace WHERE workspace_id = %s{among}"
_KEEP = f"""
    INSERT INTO followthrough_nearplace (id, workspace_id, contact_id, key, is_study, is_now,
        has_talked, came_by, left_from, function, level)
    SELECT a.id, a.workspace_id, c.id, a.key, a.is_study, FALSE,
        COALESCE(x.heard > 0 AND x.touches > 0, FALSE), {CAME_BY.format("a")},
        {LEFT_FROM.format("a")}, COALESCE(p.function, ''), {LEVEL}
    FROM followthrough_affiliation a
    CROSS JOIN followthrough_contact c ON c.id = a.contact_id AND c.workspace_id = a.workspace_id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    LEFT JOIN followthrough_exchange x ON x.workspace_id = c.workspace_id AND x.contact_id = c.id
    WHERE a.workspace_id = %s{{a}} AND NOT c.is_anonymous
      AND (c.connected_on IS NOT NULL OR x.heard > 0)
    UNION ALL
    SELECT c.id, c.workspace_id, c.id, co.key, FALSE, TRUE, x.touches > 0, NULL, NULL,
        COALESCE(p.function, ''), {LEVEL}
    FROM followthrough_exchange x
    CROSS JOIN followthrough_contact c ON c.id = x.contact_id AND c.workspace_id = x.workspace_id
    CROSS JOIN followthrough_company co
        ON co.id = c.company_id AND co.workspace_id = c.workspace_id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    WHERE x.workspace_id = %s{{x}} AND x.heard > 0 AND NOT c.is_anonymous
"""  # noqa: S608 - our own names only


def keep(workspace: Workspace, contact_ids: Collection[UUID | str] | None) -> None:
    """Keep the places of these people, or of everybody, as they stand now."""
    if contact_ids is None:
        _keep(workspace.pk.hex, [])
        return
    ids = sorted({plain_id(one) for one in contact_ids})
    for start in range(0, len(ids), CHUNK):
        _keep(workspace.pk.hex, ids[start : start + CHUNK])


def _keep(own: str, ids: list[str]) -> None:
    """An empty list stands for everybody."""
    among = f" AND {{}}contact_id IN ({', '.join(['%s'] * len(ids))})" if ids else ""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET.format(among=among.format("")), [own, *ids])
        cursor.execute(
            _KEEP.format(a=among.format("a."), x=among.format("x.")), [own, *ids, own, *ids]
        )
