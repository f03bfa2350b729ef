"""Where time went: what was recorded, by kind, and never a guess for what was not."""

from __future__ import annotations

from dataclasses import dataclass

from followthrough.accounts.models import Workspace
from followthrough.conversations.days import numbers, span
from followthrough.followups.queries import GOAL
from followthrough.results.overview import labels
from followthrough.results.period import Period
from followthrough.storage import bulk

FEWEST = 5  # touches below which a share says nothing
# Writing is measured here letter by letter; a call or a meeting counts as long as it was planned.
_TIMED = """
    SELECT COALESCE(p.kind, ''), e.verb, e.details FROM followthrough_event e
    LEFT JOIN followthrough_placement p
        ON p.workspace_id = e.workspace_id AND p.contact_id = e.contact_id
    WHERE e.workspace_id = %s AND e.at >= %s AND e.at < %s AND e.undone_at IS NULL
        AND e.verb IN ('letter_sent', 'activity_cleared')
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
class TimeSpent:
    """Touches and minutes by kind, and what may be said of them."""

    kinds: tuple[KindShare, ...]
    touches: int
    minutes: int
    timed: int
    key_percent: int | None
    goal: int
    words: str
    minutes_words: str


def time_spent(workspace: Workspace, period: Period) -> TimeSpent:
    """Where the touches of a period went, and the minutes that were recorded for them."""
    own = workspace.pk.hex
    low, high = numbers(workspace, period.first, period.last)
    touches: dict[str, int] = dict(bulk.read(_TOUCHES, [own, low, high]))
    minutes: dict[str, int] = {}
    timed = 0
    for kind, verb, details in bulk.read(
        _TIMED, [own, *span(workspace, period.first, period.last)]
    ):
        told = details if isinstance(details, dict) else bulk.from_json(details)
        spent = round(told.get("seconds", 0) / 60) if verb == "letter_sent" else told.get("minutes")
        if spent:
            minutes[kind] = minutes.get(kind, 0) + int(spent)
            timed += 1
    return _told(touches, minutes, timed)


def _told(touches: dict[str, int], minutes: dict[str, int], timed: int) -> TimeSpent:
    whole, spent = sum(touches.values()), sum(minutes.values())
    names = labels()["kind"]
    kinds = tuple(
        KindShare(kind, label, touches.get(kind, 0), minutes.get(kind, 0))
        for kind, label in names.items()
        if touches.get(kind) or minutes.get(kind)
    )
    percent = round(100 * touches.get("key", 0) / whole) if whole >= FEWEST else None
    return TimeSpent(
        kinds=kinds,
        touches=whole,
        minutes=spent,
        timed=timed,
        key_percent=percent,
        goal=GOAL,
        words=_words(touches.get("key", 0), whole, percent),
        minutes_words=_minutes_words(spent, timed, whole),
    )


def _words(key: int, whole: int, percent: int | None) -> str:
    if not whole:
        return "No touches in this time."
    share = f" ({percent}%)" if percent is not None else ""
    return f"{key:,} of {whole:,} touches{share} went to Key people; your goal is {GOAL}%."


def _minutes_words(minutes: int, timed: int, touches: int) -> str:
    if not timed:
        return "How long they took was not recorded: that is known of letters written here."
    unit = "minute" if minutes == 1 else "minutes"
    rest = max(touches - timed, 0)
    line = f"{minutes:,} {unit} recorded, of letters written here and what stood at a time."
    return f"{line} Of {rest:,} more touches nothing was recorded." if rest else line
