"""Where time went: what was recorded, by kind, and never a guess for what was not.

Writing is measured here letter by letter and person by person where one is looked at alone, the
user may say how long something took, and a call or a meeting counts as long as it was planned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.accounts.models import Workspace
from followthrough.conversations.days import numbers, span
from followthrough.conversations.turns import REPLY_WINDOW_DAYS
from followthrough.followups.settings import limits_of
from followthrough.results.labels import labels
from followthrough.results.period import Period
from followthrough.storage import bulk

FEWEST = 5  # touches below which a share says nothing
LEAST_MINUTES = 30  # below which a share says nothing, either
_TIMED = """
    SELECT COALESCE(p.kind, ''), SUM(e.seconds), COUNT(*),
        SUM(CASE WHEN x.turn = 'theirs' AND x.last_touch_at < %(young)s THEN e.seconds ELSE 0 END)
    FROM followthrough_event e
    LEFT JOIN followthrough_placement p
        ON p.workspace_id = e.workspace_id AND p.contact_id = e.contact_id
    LEFT JOIN followthrough_exchange x
        ON x.workspace_id = e.workspace_id AND x.contact_id = e.contact_id
    WHERE e.workspace_id = %(own)s AND e.at >= %(from)s AND e.at < %(to)s
        AND e.undone_at IS NULL AND e.seconds > 0
    GROUP BY 1
"""
_TOUCHES = """
    SELECT COALESCE(p.kind, ''), COUNT(*) FROM followthrough_interaction i
    LEFT JOIN followthrough_placement p
        ON p.workspace_id = i.workspace_id AND p.contact_id = i.contact_id
    WHERE i.workspace_id = %s AND i.number >= %s AND i.number < %s
        AND i.is_outbound AND i.is_personal
    GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class KindShare:
    """The touches and the recorded minutes of one kind."""

    kind: str
    label: str
    touches: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """The recorded minutes, by kind, of how many acts, and how many of them led nowhere.

    ``in_vain`` went to people who have had thirty days for an answer and gave none.
    """

    whole: int
    timed: int
    in_vain: int
    by_kind: dict[str, int]
    key_percent: int | None
    words: str


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """Touches and minutes by kind, and what may be said of them."""

    kinds: tuple[KindShare, ...]
    touches: int
    minutes: Minutes
    key_percent: int | None
    goal: int
    words: str


def minutes_spent(workspace: Workspace, period: Period, *, talked: int, today: date) -> Minutes:
    """The minutes recorded in a period in which there were so many conversations."""
    begins, ends = span(workspace, period.first, period.last)
    young, _ = span(workspace, today - timedelta(days=REPLY_WINDOW_DAYS - 1), today)
    params = {"own": workspace.pk.hex, "from": begins, "to": ends, "young": young}
    seconds: dict[str, int] = {}
    timed = in_vain = 0
    for kind, took, acts, nowhere in bulk.read(_TIMED, params):
        seconds[kind] = took
        timed, in_vain = timed + acts, in_vain + nowhere
    whole, key = _minutes(sum(seconds.values())), _minutes(seconds.get("key", 0))
    goal = limits_of(workspace).key_share
    percent = round(100 * key / whole) if whole >= LEAST_MINUTES else None
    return Minutes(
        whole=whole,
        timed=timed,
        in_vain=_minutes(in_vain),
        by_kind={kind: _minutes(took) for kind, took in seconds.items()},
        key_percent=percent,
        words=_minutes_words(whole, key, percent, _minutes(in_vain), talked, goal),
    )


def time_spent(workspace: Workspace, period: Period, *, talked: int, today: date) -> TimeSpent:
    """Where the touches of a period went, and the minutes that were recorded in it."""
    low, high = numbers(workspace, period.first, period.last)
    touches: dict[str, int] = dict(bulk.read(_TOUCHES, [workspace.pk.hex, low, high]))
    minutes = minutes_spent(workspace, period, talked=talked, today=today)
    whole, key = sum(touches.values()), touches.get("key", 0)
    kinds = tuple(
        KindShare(kind, label, touches.get(kind, 0), minutes.by_kind.get(kind, 0))
        for kind, label in labels()["kind"].items()
        if touches.get(kind) or minutes.by_kind.get(kind)
    )
    percent = round(100 * key / whole) if whole >= FEWEST else None
    goal = limits_of(workspace).key_share
    return TimeSpent(kinds, whole, minutes, percent, goal, _words(key, whole, percent, goal))


def _minutes(seconds: int) -> int:
    return round(seconds / 60)


def _words(key: int, whole: int, percent: int | None, goal: int) -> str:
    if not whole:
        return "No touches in this time."
    share = f" ({percent}%)" if percent is not None else ""
    return f"{key:,} of {whole:,} touches{share} went to Key people; your goal is {goal}%."


def _minutes_words(
    whole: int, key: int, percent: int | None, in_vain: int, talked: int, goal: int
) -> str:
    if not whole:
        return (
            "No minutes were recorded: letters written here, one at a time and “It took” fill them."
        )
    share = f" ({percent}% against your goal of {goal}%)" if percent is not None else ""
    line = f"{_count(whole)} recorded, {key:,} of them{share} for Key people"
    if talked:
        line += f"; about {_count(max(round(whole / talked), 1))} for each conversation"
    if in_vain:
        line += f"; {in_vain:,} went to people who had thirty days and did not answer"
    return f"{line}."


def _count(minutes: int) -> str:
    return f"{minutes:,} {'minute' if minutes == 1 else 'minutes'}"
