"""Who has another employer than before: told by two files, the older and the newer one.

Within one entry of one list or address book the employer changes; two sources that differ tell
nothing, and neither do two profiles of one person. The day is that of the newer file. What the
user wrote over a company stays out of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from followthrough.contacts import company_names
from followthrough.contacts.models import Contact
from followthrough.contacts.profile_addresses import canonical_address
from followthrough.storage import bulk

AT_ONCE = 500  # contacts asked for in one query
_VERSIONS = """
    SELECT r.contact_id, r.entry, +r.seen_on, r.cells, c.company_name, c.edits, +c.moved_on,
        c.moved_from
    FROM followthrough_sourcerow r
    CROSS JOIN followthrough_contact c
    WHERE r.workspace_id = %s AND r.contact_id IN ({marks})
      AND c.workspace_id = r.workspace_id AND c.id = r.contact_id
    ORDER BY r.contact_id, r.entry, r.seen_on, r.id
"""
_OTHER_NAMES = "SELECT key, of FROM followthrough_companyalias WHERE workspace_id = %s"


class Move(NamedTuple):
    """The day of the file that first told of it, and where they were before."""

    on: str | None = None
    left: str = ""


STAYED = Move()


def last_move(versions: Iterable[tuple[str, str]], other_names: dict[str, str]) -> Move:
    """The last change of employer among the versions of one entry: (day, company), oldest first."""
    told = [(on, name, _key(name, other_names)) for on, name in versions]
    known = [one for one in told if one[2]]
    found = STAYED
    for (_, before, left), (on, _, now) in pairwise(known):
        if left != now:
            found = Move(on, before)
    return found


def note_moves(workspace: str, contacts: Sequence[str]) -> None:
    """Work out for these contacts whether and when they changed employers."""
    other_names = dict(bulk.read(_OTHER_NAMES, [workspace]))
    rows: list[tuple[object, ...]] = []
    for start in range(0, len(contacts), AT_ONCE):
        some = contacts[start : start + AT_ONCE]
        marks = ", ".join(["%s"] * len(some))
        read = bulk.read(_VERSIONS.format(marks=marks), [workspace, *some])
        for contact, versions in groupby(read, key=lambda row: row[0]):
            found, kept = _of_one(list(versions), other_names)
            if found != kept:
                rows.append((found.on, found.left[:300], contact))
    bulk.update(Contact, ("moved_on", "moved_from"), rows)


def _of_one(rows: list[tuple[str, ...]], other_names: dict[str, str]) -> tuple[Move, Move]:
    """The move that counts now, and the one that is kept."""
    *_, shown, edits, on, left = rows[0]
    if "company_name" in json.loads(edits):
        return STAYED, Move(on, left)
    found = STAYED
    by_source: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for _, entry, seen_on, cells, *_ in rows:
        said = json.loads(cells)
        profile = "" if entry else canonical_address(said.get("url", ""))
        by_source[entry, profile].append((seen_on, said.get("company", "")))
    for told in by_source.values():
        is_shown = _key(told[-1][1], other_names) == _key(shown, other_names)
        move = last_move(told, other_names) if is_shown else STAYED
        found = max(found, move, key=lambda one: one.on or "")
    return found, Move(on, left)


def _key(name: str, other_names: dict[str, str]) -> str:
    key = company_names.key(name)
    return other_names.get(key, key)
