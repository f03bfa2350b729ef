"""Counting what happened and what it led to, from the kept rounds, in a few questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from followthrough.accounts.identifiers import number_at
from followthrough.accounts.models import Workspace
from followthrough.conversations.days import span
from followthrough.conversations.turns import REPLY_WINDOW_DAYS, REPLY_WINDOW_SECONDS
from followthrough.results.period import Period
from followthrough.storage import bulk

BY = ("role", "kind", "channel", "source", "approach", "statement", "touch")
# In time: answered within thirty days. Those written to lately still have time, and count apart.
_IN_TIME = f"COALESCE(r.answered_after <= {REPLY_WINDOW_SECONDS}, 0)"
_STILL = f"(r.began_at >= %(young)s AND NOT {_IN_TIME})"
_SCOPE = "r.workspace_id = %(own)s AND r.began_at >= %(from)s AND r.began_at < %(to)s"
_MINE = f"{_SCOPE} AND NOT r.is_theirs"
_WHEN = ("answered_at", "talked_at", "named_at", "referred_at", "met_at", "interview_at")
_CAME = (*_WHEN, "offer_at")
_COHORT = f"""
    SELECT COUNT(*), SUM({_IN_TIME}), SUM({_STILL}), SUM(r.touches),
        {", ".join(f"COUNT(r.{name})" for name in _CAME)}
    FROM followthrough_round r WHERE {_MINE}
"""  # noqa: S608 - our own names only
_HAPPENED = f"""
    SELECT {", ".join(f"COALESCE(SUM(r.{n} >= %(from)s AND r.{n} < %(to)s), 0)" for n in _CAME)}
    FROM followthrough_round r WHERE r.workspace_id = %(own)s AND r.began_at < %(to)s
"""  # noqa: S608 - as above
# Counted on the index alone; what came back undelivered was no touch.
_TOUCHES = """
    SELECT COALESCE(SUM(is_outbound), 0),
        COALESCE(SUM(NOT is_outbound AND result = 'wrong_address'), 0)
    FROM followthrough_interaction
    WHERE workspace_id = %(own)s AND number >= %(low)s AND number < %(high)s AND is_personal
"""
_SUMS = f"COUNT(*), SUM({_IN_TIME}), SUM({_STILL})"
_PLACED = """
    LEFT JOIN followthrough_placement p
        ON p.workspace_id = r.workspace_id AND p.contact_id = r.contact_id
"""
_BROUGHT = """
    CROSS JOIN followthrough_contact c
        ON c.workspace_id = r.workspace_id AND c.id = r.contact_id
"""
_SOURCE = """
    CASE WHEN EXISTS (SELECT 1 FROM followthrough_acquaintance a
                      WHERE a.workspace_id = c.workspace_id AND a.other_id = c.id) THEN 'named'
        WHEN c.connected_on IS NOT NULL THEN 'connection'
        WHEN c.brought_by_id IS NULL THEN 'hand'
        WHEN c.profile_url <> '' THEN 'linkedin'
        ELSE 'file' END
"""
_WRITTEN = """
    CROSS JOIN followthrough_draft d ON d.workspace_id = r.workspace_id
        AND d.contact_id = r.contact_id AND d.sent_at = r.began_at
"""
_GROUPED = {
    "role": ("COALESCE(p.role, '')", _PLACED),
    "kind": ("COALESCE(p.kind, '')", _PLACED),
    "channel": ("r.channel", ""),
    "source": (_SOURCE, _BROUGHT),
    "approach": ("d.situation", _WRITTEN),
    "statement": ("d.statement_key", _WRITTEN),
}
_BY_TOUCH = f"""
    SELECT r.touches, COALESCE(r.answered_touch, 0), COUNT(*) FROM followthrough_round r
    WHERE {_MINE} AND NOT {_STILL} GROUP BY 1, 2
"""  # noqa: S608 - as above


class Sums(NamedTuple):
    """The people first written to in a period, and what has come of it since."""

    written: int
    in_time: int
    waiting: int
    touches: int
    answered: int
    talked: int
    named: int
    referred: int
    met: int
    interviews: int
    offers: int

    @property
    def counted(self) -> int:
        """Those who have answered or had thirty days for it."""
        return self.written - self.waiting


class Happened(NamedTuple):
    """What happened within a period, whenever it had begun."""

    first_follow_ups: int
    touches: int
    answered: int
    talked: int
    named: int
    referred: int
    met: int
    interviews: int
    offers: int


class GroupSums(NamedTuple):
    """One group: everybody written to, answered in time, still with time."""

    key: str
    written: int
    in_time: int
    waiting: int

    @property
    def counted(self) -> int:
        """Those who have answered or had thirty days for it."""
        return self.written - self.waiting


def sums(workspace: Workspace, period: Period, *, today: date) -> Sums:
    """What came of those first written to in a period."""
    return Sums(*_first(_COHORT, _params(workspace, period, today)))


def happened(workspace: Workspace, period: Period, begun: int, *, today: date) -> Happened:
    """What happened within a period; ``begun`` are the first follow-ups in it."""
    params = _params(workspace, period, today)
    touches, returned = _first(_TOUCHES, params)
    return Happened(begun, max(touches - returned, 0), *_first(_HAPPENED, params))


def grouped(workspace: Workspace, period: Period, by: str, *, today: date) -> tuple[GroupSums, ...]:
    """The same people by what they have in common, in no order of merit."""
    params = _params(workspace, period, today)
    if by == "touch":
        return _by_touch(list(bulk.read(_BY_TOUCH, params)))
    key, joined = _GROUPED[by]
    sql = f"SELECT {key}, {_SUMS} FROM followthrough_round r {joined} WHERE {_MINE} GROUP BY 1"  # noqa: S608 - our own names only
    return tuple(GroupSums(*row) for row in bulk.read(sql, params))


def _by_touch(rows: Sequence[tuple[int, int, int]]) -> tuple[GroupSums, ...]:
    """For each touch: how many got as far without an answer, and how many answered it next."""
    most = max((answered or touches for touches, answered, _ in rows), default=0)
    found = []
    for number in range(1, most + 1):
        reached = sum(
            people for touches, answered, people in rows if (answered or touches) >= number
        )
        found.append(
            GroupSums(
                str(number),
                reached,
                sum(people for _, answered, people in rows if answered == number),
                0,
            )
        )
    return tuple(found)


def _params(workspace: Workspace, period: Period, today: date) -> dict[str, Any]:
    begins, ends = span(workspace, period.first, period.last)
    young, _ = span(workspace, today - timedelta(days=REPLY_WINDOW_DAYS - 1), today)
    return {
        "own": workspace.pk.hex,
        "from": begins,
        "to": ends,
        "low": _number(begins),
        "high": _number(ends),
        "young": young,
    }


def _number(kept: str) -> int:
    """The search number at which an instant begins."""
    return number_at(int(datetime.fromisoformat(f"{kept}+00:00").timestamp()), 0)


def _first(sql: str, params: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(value or 0 for value in next(iter(bulk.read(sql, params))))
