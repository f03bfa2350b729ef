"""Keeping, for each contact, the state of the exchange that follows from what was said."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from followthrough.accounts.identifiers import in_order
from followthrough.accounts.models import Workspace
from followthrough.conversations import keeping_rounds, turns
from followthrough.conversations.models import Exchange
from followthrough.conversations.rounds import Entry, Round, rounds
from followthrough.conversations.tally import Tally
from followthrough.storage import bulk

MANY = 500  # from here on one pass over everybody costs less than asking for each
CHUNK = 500  # numbers in one statement
FACTS = (
    "turn",
    "last_touch_at",
    "last_heard_at",
    "touches",
    "heard",
    "touches_since_heard",
    "heard_since_touch",
    "last_is_closing",
    "last_result",
    "last_result_at",
    "last_met_on",
    "matter",
    "matter_at",
    "matter_touches",
    "matter_heard",
    "named_on",
    "away_until",
    "has_helped",
)
# The plus keeps SQLite from turning each value into a Python object: texts compare as well.
_ENTRIES = """
    SELECT contact_id, +is_outbound, +at, result, channel, +named_on, number
    FROM followthrough_interaction
    WHERE workspace_id = %s AND contact_id IS NOT NULL AND +is_personal{only}
    ORDER BY contact_id, number DESC
"""
_SAID = """
    SELECT contact_id, said FROM followthrough_interaction
    WHERE workspace_id = %s AND number IN ({marks})
"""
_KEPT = """
    SELECT contact_id, id, turn, +last_touch_at, +last_heard_at, touches, heard,
        touches_since_heard, heard_since_touch, +last_is_closing, last_result,
        +last_result_at, +last_met_on, matter, +matter_at, matter_touches, matter_heard,
        +named_on, +away_until, +has_helped
    FROM followthrough_exchange WHERE workspace_id = %s{only}
"""


def refresh(workspace: Workspace, contact_ids: Collection[UUID | str] | None = None) -> int:
    """Work out again last contact, whose turn it is and the rounds; say how many rows changed."""
    ids = None if contact_ids is None else [UUID(str(each)).hex for each in contact_ids]
    if ids is not None and len(ids) > MANY:
        ids = None
    own = workspace.id.hex
    tallies, asked = _tallies(own, ids)
    closing = _closing(own, [t.last_number for t in tallies.values() if t.heard_since_touch])
    kept = {row[0]: row[1:] for row in _rows(_KEPT, own, ids)}
    changed, new = [], in_order()
    for contact, tally in tallies.items():
        facts = tally.facts(is_closing=contact in closing)
        before = kept.get(contact)
        if before is None or tuple(before[1:]) != facts:
            changed.append((before[0] if before else next(new), own, contact, *facts))
    fields = ("id", "workspace", "contact", *FACTS)
    bulk.upsert(Exchange, fields, changed, on=("workspace", "contact"))
    silent = [row[0] for contact, row in kept.items() if contact not in tallies]
    for start in range(0, len(silent), CHUNK):
        Exchange.objects.of(workspace).filter(pk__in=silent[start : start + CHUNK]).delete()
    keeping_rounds.keep(workspace, asked, ids)
    return len(changed) + len(silent)


def _tallies(
    own: str, ids: list[str] | None
) -> tuple[dict[str, Tally], dict[str, tuple[Round, ...]]]:
    """The state and the rounds of each contact, in one pass over the entries."""
    found: dict[str, Tally] = {}
    asked: dict[str, tuple[Round, ...]] = {}
    for contact, rows in groupby(_rows(_ENTRIES, own, ids), key=itemgetter(0)):
        entries = []
        for _, is_outbound, at, result, channel, named_on, number in rows:
            tally = found.get(contact)
            if tally is None:
                tally = found[contact] = Tally(number)
            tally.add(is_outbound, at, result, channel, named_on)
            entries.append(Entry(is_outbound, at, result, channel, number))
        asked[contact] = rounds(entries)
    return found, asked


def _closing(own: str, numbers: list[int]) -> set[str]:
    """The contacts whose last words, at those numbers, need no answer."""
    found: set[str] = set()
    for start in range(0, len(numbers), CHUNK):
        some = numbers[start : start + CHUNK]
        sql = _SAID.format(marks=", ".join(["%s"] * len(some)))
        found.update(
            contact for contact, said in bulk.read(sql, [own, *some]) if turns.is_closing(said)
        )
    return found


def _rows(sql: str, own: str, ids: list[str] | None) -> Iterator[tuple[Any, ...]]:
    if ids is None:
        yield from bulk.read(sql.format(only=""), [own])
    elif ids:
        only = f" AND contact_id IN ({', '.join(['%s'] * len(ids))})"
        yield from bulk.read(sql.format(only=only), [own, *ids])
