"""People who look alike, to be settled together: same suggestion, same role, same employer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.sorting import ranking
from followthrough.sorting.reasons import KIND_WORDS
from followthrough.storage import bulk
from followthrough.titles.functions import label

MOST_GROUPS = 12  # of which the first is open: what can be seen at a glance
LEAST = 2  # one person alone is looked at in the queue
NAMES_SHOWN = 200  # more names than that nobody reads before agreeing
ROLE_WORDS = {
    "recruiter": ("recruiter", "recruiters"),
    "agency_recruiter": ("agency recruiter", "agency recruiters"),
    "sourcer": ("sourcer", "sourcers"),
    "hiring_manager": ("possible hiring manager", "possible hiring managers"),
    "employee": ("person", "people"),
    "colleague": ("colleague of your background", "colleagues of your background"),
    "bridge": ("possible bridge", "possible bridges"),
    "alum": ("person of your school", "people of your school"),
    "general": ("person you know", "people you know"),
}
CONFIDENCES = (ranking.SURE, ranking.LIKELY, ranking.POSSIBLE)


class Alike(NamedTuple):
    """What the people of a group share; together it names the group."""

    kind: str
    role: str
    confidence: str
    what: str  # the employer of people at a target, else the field of their work


@dataclass(frozen=True, slots=True)
class GroupMember:
    """Somebody in a group."""

    id: str
    name: str
    where: str


@dataclass(frozen=True, slots=True)
class SortGroup:
    """One group, in words."""

    kind: str
    role: str
    confidence: str
    what: str
    count: int
    headline: str
    kind_words: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """The groups still to settle, the open one with its people, and what today has brought."""

    to_settle: int
    groups: tuple[SortGroup, ...]
    open_group: SortGroup | None
    place: int
    members: tuple[GroupMember, ...]
    more_members: int
    settled_today: tuple[tuple[str, int], ...]


# People at a target are grouped by employer, the others by field. The fields, flags and the rest
# of a placement stand in one index, so that only people at targets are looked up one by one.
_GROUPS = """
    SELECT suggested_kind, role, confidence, fields, COUNT(*)
    FROM followthrough_placement
    WHERE workspace_id = %(own)s AND decided_at IS NULL AND NOT (suggested_kind = '')
      AND role NOT IN ('employee', 'hiring_manager') AND red_flag = ''
      AND (wants_a_look OR confidence IN ('sure', 'likely'))
    GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT p.suggested_kind, p.role, p.confidence, c.company_name, COUNT(*)
    FROM followthrough_placement p
    JOIN followthrough_contact c ON c.id = p.contact_id AND c.workspace_id = p.workspace_id
    WHERE p.workspace_id = %(own)s AND p.decided_at IS NULL AND NOT (p.suggested_kind = '')
      AND p.role IN ('employee', 'hiring_manager') AND p.red_flag = ''
      AND (p.wants_a_look OR p.confidence IN ('sure', 'likely'))
    GROUP BY 1, 2, 3, 4
"""
_MEMBERS = """
    SELECT p.contact_id, c.name, c.title, c.company_name
    FROM followthrough_placement p
    JOIN followthrough_contact c ON c.id = p.contact_id AND c.workspace_id = p.workspace_id
    WHERE p.workspace_id = %s AND p.decided_at IS NULL AND NOT (p.suggested_kind = '')
      AND p.confidence = %s AND p.suggested_kind = %s AND p.role = %s AND p.red_flag = ''
      AND (p.wants_a_look OR p.confidence IN ('sure', 'likely')) AND {what} = %s
    ORDER BY c.sort_name, c.id
"""
AT_TARGETS = frozenset(["employee", "hiring_manager"])
_SETTLED = """
    SELECT kind, COUNT(*) FROM followthrough_placement
    WHERE workspace_id = %s AND decided_at >= %s GROUP BY kind
"""


def sitting(workspace: Workspace, *, since: datetime, place: int = 0) -> Sitting:
    """The groups, the sure and large ones first; ``place`` is the one to open."""
    found = sorted(
        (_group(*row) for row in bulk.read(_GROUPS, {"own": workspace.pk.hex})),
        key=lambda one: (CONFIDENCES.index(one.confidence), -one.count, one.what, one.role),
    )
    groups = [one for one in found if one.count >= LEAST]
    place = min(max(0, place), max(0, len(groups) - 1))
    opened = groups[place] if groups else None
    members = _members(workspace, _alike(opened)) if opened else []
    settled = dict(bulk.read(_SETTLED, [workspace.pk.hex, _plain(since)]))
    return Sitting(
        to_settle=sum(one.count for one in groups),
        groups=tuple(groups[place : place + MOST_GROUPS]),
        open_group=opened,
        place=place,
        members=tuple(members[:NAMES_SHOWN]),
        more_members=max(0, len(members) - NAMES_SHOWN),
        settled_today=tuple(
            (words, settled[kind]) for kind, words in KIND_WORDS.items() if kind in settled
        ),
    )


def ids_of(workspace: Workspace, alike: Alike, *, without: Sequence[str] = ()) -> list[UUID]:
    """The people of a group as it is now, but for those left out."""
    left_out = {UUID(one).hex for one in without}
    members = _rows(workspace, alike)
    return [UUID(row[0]) for row in members if row[0] not in left_out]


def _alike(group: SortGroup) -> Alike:
    return Alike(group.kind, group.role, group.confidence, group.what)


def _members(workspace: Workspace, alike: Alike) -> list[GroupMember]:
    return [
        GroupMember(str(UUID(own)), name, ", ".join(filter(None, (title, company))))
        for own, name, title, company in _rows(workspace, alike)
    ]


def _rows(workspace: Workspace, alike: Alike) -> list[tuple[Any, ...]]:
    named = [workspace.pk.hex, alike.confidence, alike.kind, alike.role, alike.what]
    what = "c.company_name" if alike.role in AT_TARGETS else "p.fields"
    return list(bulk.read(_MEMBERS.format(what=what), named))


def _group(kind: str, role: str, confidence: str, what: str, count: int) -> SortGroup:
    one, several = ROLE_WORDS.get(role, ROLE_WORDS["general"])
    words = f"{count:,} {one if count == 1 else several}"
    if role in AT_TARGETS:
        words = f"{words} at {what}" if what else words
    elif fields := " and ".join(filter(None, map(label, what.split(",")))):
        words = f"{words} in {fields}" if fields != "recruiting" else words
    return SortGroup(kind, role, confidence, what, count, words, KIND_WORDS[kind])


def _plain(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%d %H:%M:%S")
