"""Counting what happened and what it led to, from the kept rounds, in a few questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from followthrough.accounts.models import Workspace
from followthrough.conversations.days import numbers, span
from followthrough.conversations.turns import REPLY_WINDOW_DAYS, REPLY_WINDOW_SECONDS
from followthrough.results.period import EARLIEST, Period
from followthrough.storage import bulk

A_FEW_DAYS = 400  # up to then fewer rounds are read than there are people
OF_LETTERS = frozenset({"approach", "statement"})
OF_PEOPLE = frozenset({"role", "kind", "source"})
BY = ("role", "kind", "channel", "source", "approach", "statement", "touch")
# In time: answered within thirty days. Those written to lately still have time, and count apart.
_IN_TIME = f"COUNT(CASE WHEN r.answered_after < {REPLY_WINDOW_SECONDS} THEN 1 END)"
_IS_YOUNG = "(r.answered_after IS NULL AND r.began_at >= %(young)s)"
_STILL = f"COUNT(CASE WHEN {_IS_YOUNG} THEN 1 END)"
_BEGUN = "r.began_at >= %(from)s AND r.began_at < %(to)s"
_MINE = f"r.workspace_id = %(own)s AND {_BEGUN} AND NOT r.is_theirs"
# Both on the index alone: on which day they answered, and since which day they have not.
_ANSWERED = f"""
    SELECT r.answered_after / 86400, COUNT(*) FROM followthrough_round r
    WHERE {_MINE} AND r.answered_after IS NOT NULL GROUP BY 1
"""  # noqa: S608 - our own names only
_LEFT = f"""
    SELECT SUBSTR(r.began_at, 1, 10), r.began_at >= %(young)s, COUNT(*), SUM(r.touches)
    FROM followthrough_round r
    WHERE {_MINE} AND r.answered_after IS NULL GROUP BY 1, 2
"""  # noqa: S608 - as above
_TALKED = f"""
    SELECT COUNT(CASE WHEN {_BEGUN} AND NOT r.is_theirs THEN 1 END),
        COUNT(CASE WHEN r.talked_at < %(to)s THEN 1 END)
    FROM followthrough_round r WHERE r.workspace_id = %(own)s AND r.talked_at >= %(from)s
"""  # noqa: S608 - as above
_CAME = ("named_at", "referred_at", "met_at", "interview_at", "offer_at")
_OF_THEM = ", ".join(f"COUNT(CASE WHEN {_BEGUN} AND NOT is_theirs THEN r.{n} END)" for n in _CAME)
_IN_IT = ", ".join(
    f"COUNT(CASE WHEN r.{n} >= %(from)s AND r.{n} < %(to)s THEN 1 END)" for n in _CAME
)
# Whatever came of those begun in a period, or happened in it, came after it had begun.
_OUTCOMES = f"""
    SELECT {_OF_THEM}, {_IN_IT}
    FROM followthrough_round r WHERE r.workspace_id = %(own)s AND r.came_at >= %(from)s
"""  # noqa: S608 - as above
_ANSWERS = """
    SELECT COUNT(*) FROM followthrough_round r
    WHERE r.workspace_id = %(own)s AND r.answered_at >= %(from)s AND r.answered_at < %(to)s
        AND NOT r.is_theirs
"""
# Each counted on an index of its own; what came back undelivered was no touch.
_TOUCHES = """
    SELECT (SELECT COUNT(*) FROM followthrough_interaction
            WHERE workspace_id = %(own)s AND number >= %(low)s AND number < %(high)s
                AND is_outbound AND is_personal)
        - (SELECT COUNT(*) FROM followthrough_interaction
           WHERE workspace_id = %(own)s AND number >= %(low)s AND number < %(high)s
               AND NOT is_outbound AND is_personal AND result = 'wrong_address')
"""
_SUMS = f"COUNT(*), {_IN_TIME}, {_STILL}"
# Contact by contact along the index, so that each is looked up once; the plus keeps to it. Those
# who still have time are few and are asked for by themselves.
_BY_CONTACT = f"""
    SELECT {{key}}, SUM(r.written), SUM(r.in_time), 0 FROM (
        SELECT r.workspace_id, r.contact_id, COUNT(*) AS written, {_IN_TIME} AS in_time
        FROM followthrough_round r
        WHERE +r.workspace_id = %(own)s AND NOT r.is_theirs{{within}} GROUP BY r.contact_id) AS r
    {{joined}} GROUP BY 1
"""  # noqa: S608 - as above
_BY_YOUNG = """
    SELECT {key}, 0, 0, COUNT(*) FROM followthrough_round r {joined}
    WHERE r.workspace_id = %(own)s AND r.began_at >= %(late)s AND r.began_at < %(to)s
        AND NOT r.is_theirs AND r.answered_after IS NULL GROUP BY 1
"""
_BY_ROUND = (
    f"SELECT {{key}}, {_SUMS} FROM followthrough_round r {{joined}} WHERE {_MINE} GROUP BY 1"  # noqa: S608 - as above
)
# From the letters written here to the asks they began, not past every ask.
_BY_LETTER = f"""
    SELECT {{key}}, {_SUMS} FROM followthrough_draft d CROSS JOIN followthrough_round r
        ON r.workspace_id = d.workspace_id AND r.contact_id = d.contact_id
            AND r.began_at = d.sent_at
    WHERE d.workspace_id = %(own)s AND d.sent_at IS NOT NULL AND +{_MINE} GROUP BY 1
"""  # noqa: S608 - as above
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
_GROUPED = {
    "role": ("COALESCE(p.role, '')", _PLACED),
    "kind": ("COALESCE(p.kind, '')", _PLACED),
    "channel": ("r.channel", ""),
    "source": (_SOURCE, _BROUGHT),
    "approach": ("d.situation", ""),
    "statement": ("d.statement_key", ""),
}
_BY_TOUCH = f"""
    SELECT r.touches, COALESCE(r.answered_touch, 0), COUNT(*) FROM followthrough_round r
    WHERE {_MINE} AND NOT {_IS_YOUNG} GROUP BY 1, 2
"""  # noqa: S608 - as above


class Spread(NamedTuple):
    """On which day after the first touch people answered, and how long the others have waited.

    ``waiting`` of those others were written to less than thirty days ago; ``in_vain`` are the
    touches to the rest of them.
    """

    answered: dict[int, int]
    left: dict[int, int]
    waiting: int
    in_vain: int


class Came(NamedTuple):
    """What came of it beyond an answer."""

    talked: int
    named: int
    referred: int
    met: int
    interviews: int
    offers: int


class Sums(NamedTuple):
    """The people first written to in a period, and what has come of it since."""

    written: int
    in_time: int
    waiting: int
    answered: int
    came: Came

    @property
    def counted(self) -> int:
        """Those who have answered or had thirty days for it."""
        return self.written - self.waiting


class Happened(NamedTuple):
    """What happened within a period, whenever it had begun."""

    touches: int
    came: Came


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


def spread(workspace: Workspace, period: Period, *, today: date) -> Spread:
    """How long those first written to in a period took to answer, or have waited."""
    params = _params(workspace, period, today)
    left: Counter[int] = Counter()
    waiting = in_vain = 0
    for day, is_young, people, touches in bulk.read(_LEFT, params):
        left[max((today - date.fromisoformat(day)).days, 0)] += people
        waiting += people if is_young else 0
        in_vain += 0 if is_young else touches
    return Spread(dict(bulk.read(_ANSWERED, params)), dict(left), waiting, in_vain)


def counted(
    workspace: Workspace, period: Period, found: Spread, *, today: date
) -> tuple[Sums, Happened]:
    """What came of those first written to in a period, and what happened within it."""
    params = _params(workspace, period, today)
    talked = next(bulk.read(_TALKED, params))
    outcomes = next(bulk.read(_OUTCOMES, params))
    (touches,) = next(bulk.read(_TOUCHES, params))
    answered = sum(found.answered.values())
    of_them = Sums(
        written=answered + sum(found.left.values()),
        in_time=sum(n for day, n in found.answered.items() if day < REPLY_WINDOW_DAYS),
        waiting=found.waiting,
        answered=answered,
        came=Came(talked[0], *outcomes[: len(_CAME)]),
    )
    return of_them, Happened(max(touches, 0), Came(talked[1], *outcomes[len(_CAME) :]))


def answers_within(workspace: Workspace, period: Period, *, today: date) -> int:
    """How many answered within a period, whenever they had been written to."""
    (number,) = next(bulk.read(_ANSWERS, _params(workspace, period, today)))
    return int(number)


def grouped(workspace: Workspace, period: Period, by: str, *, today: date) -> tuple[GroupSums, ...]:
    """The same people by what they have in common, in no order of merit."""
    params = _params(workspace, period, today)
    if by == "touch":
        return _by_touch(list(bulk.read(_BY_TOUCH, params)))
    key, joined = _GROUPED[by]
    if by in OF_PEOPLE and period.days > A_FEW_DAYS:
        within = "" if period.first == EARLIEST else " AND +r.began_at >= %(from)s"
        within += " AND +r.began_at < %(to)s"
        both = (_BY_CONTACT.format(key=key, joined=joined, within=within), _BY_YOUNG)
        rows = [
            row for sql in both for row in bulk.read(sql.format(key=key, joined=joined), params)
        ]
        return _together(rows)
    by_what = _BY_LETTER if by in OF_LETTERS else _BY_ROUND
    sql = by_what.format(key=key, joined=joined)
    return tuple(GroupSums(*row) for row in bulk.read(sql, params))


def _together(rows: Sequence[tuple[str, int, int, int]]) -> tuple[GroupSums, ...]:
    """The sums of rows of the same group."""
    found: dict[str, GroupSums] = {}
    for key, *sums in rows:
        known = found.get(key, GroupSums(key, 0, 0, 0))
        found[key] = GroupSums(key, *(a + b for a, b in zip(known[1:], sums, strict=True)))
    return tuple(found.values())


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
    low, high = numbers(workspace, period.first, period.last)
    young, _ = span(workspace, today - timedelta(days=REPLY_WINDOW_DAYS - 1), today)
    return {
        "own": workspace.pk.hex,
        "from": begins,
        "to": ends,
        "low": low,
        "high": high,
        "young": young,
        "late": max(young, begins),
    }
