"""Keeping the rounds with each contact, so that results are counted without reading it all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from followthrough.accounts.identifiers import in_order
from followthrough.accounts.models import Workspace
from followthrough.conversations import rounds
from followthrough.conversations.models import Round
from followthrough.storage import bulk

FACTS = rounds.Round._fields[1:]
_CHUNK = 500
_KEPT = """
    SELECT contact_id, +began_at, id, +is_theirs, channel, touches, +answered_at, answered_after,
        answered_touch, +talked_at, +named_at, +referred_at, +met_at, +interview_at, +offer_at,
        +came_at
    FROM followthrough_round WHERE workspace_id = %s{only}
"""


def keep(
    workspace: Workspace,
    found: Mapping[str, tuple[rounds.Round, ...]],
    contact_ids: Collection[str] | None,
) -> None:
    """Write the rounds that are new or changed, of some contacts or of everybody."""
    own = workspace.pk.hex
    kept = _kept(own, contact_ids)
    changed, new = [], in_order()
    for contact, several in found.items():
        for one in several:
            before = kept.pop((contact, one.began_at), None)
            if before is None or before[1:] != one[1:]:
                changed.append((before[0] if before else next(new), own, contact, *one))
    fields = ("id", "workspace", "contact", "began_at", *FACTS)
    bulk.upsert(Round, fields, changed, on=("workspace", "contact", "began_at"))
    gone = [row[0] for row in kept.values()]
    for start in range(0, len(gone), _CHUNK):
        Round.objects.of(workspace).filter(pk__in=gone[start : start + _CHUNK]).delete()


def _kept(own: str, contact_ids: Collection[str] | None) -> dict[tuple[str, str], tuple[Any, ...]]:
    if contact_ids is None:
        rows = bulk.read(_KEPT.format(only=""), [own])
    elif contact_ids:
        only = f" AND contact_id IN ({', '.join(['%s'] * len(contact_ids))})"
        rows = bulk.read(_KEPT.format(only=only), [own, *contact_ids])
    else:
        return {}
    return {(row[0], row[1]): row[2:] for row in rows}
