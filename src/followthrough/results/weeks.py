"""The last weeks: which share of the touches went to Key people, and what a conversation took."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from followthrough.accounts.models import Workspace
from followthrough.conversations.days import numbers
from followthrough.followups.settings import limits_of
from followthrough.followups.wording import day_words
from followthrough.results.week import WEEK, monday_of
from followthrough.storage import bulk

WEEKS = 6
FEWEST = 5  # touches below which a share says nothing
_TOUCHES = """
    SELECT CASE {weeks} END, COALESCE(p.kind, '') = 'key', COUNT(*)
    FROM followthrough_interaction i
    LEFT JOIN followthrough_placement p
        ON p.workspace_id = i.workspace_id AND p.contact_id = i.contact_id
    WHERE i.workspace_id = %s AND i.number >= %s AND i.number < %s
        AND i.is_outbound AND i.is_personal
    GROUP BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class WeekShare:
    """One week: touches to Key people and to others; ``percent`` is None for few touches."""

    monday: date
    words: str
    key: int
    touches: int
    percent: int | None
    said: str


@dataclass(frozen=True, slots=True)
class LastWeeks:
    """The last six weeks, the oldest first, with one sentence for all of them."""

    words: str
    goal: int
    weeks: tuple[WeekShare, ...]


def last_weeks(workspace: Workspace, *, today: date) -> LastWeeks:
    """The share of Key people week by week."""
    mondays = [monday_of(today) - timedelta(days=7 * back) for back in range(WEEKS)][::-1]
    ends = [numbers(workspace, monday, monday + WEEK)[1] for monday in mondays]
    start, _ = numbers(workspace, mondays[0], mondays[0])
    cases = " ".join(f"WHEN i.number < %s THEN {place}" for place in range(WEEKS))
    params = [*ends, workspace.pk.hex, start, ends[-1]]
    found: defaultdict[tuple[int, bool], int] = defaultdict(int)
    for place, is_key, number in bulk.read(_TOUCHES.format(weeks=cases), params):
        found[place, bool(is_key)] += number
    weeks = tuple(
        _share(monday, found[place, True], found[place, False], today)
        for place, monday in enumerate(mondays)
    )
    key, whole = sum(one.key for one in weeks), sum(one.touches for one in weeks)
    return LastWeeks(_words(key, whole), limits_of(workspace).key_share, weeks)


def _share(monday: date, key: int, others: int, today: date) -> WeekShare:
    whole = key + others
    percent = round(100 * key / whole) if whole >= FEWEST else None
    words = day_words(monday, today)
    return WeekShare(monday, words, key, whole, percent, f"{key} of {whole} in the week of {words}")


def _words(key: int, whole: int) -> str:
    if not whole:
        return "No touches in the last six weeks."
    share = f" ({round(100 * key / whole)}%)" if whole >= FEWEST else ""
    return f"{key:,} of {whole:,} touches of the last six weeks went to Key people{share}."
