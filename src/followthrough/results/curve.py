"""The curve of the time to a reply, from the kept rounds."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from followthrough.accounts.models import Workspace
from followthrough.conversations.days import span
from followthrough.results.period import Period
from followthrough.results.showing import Curve, CurvePoint
from followthrough.results.waiting import answered_by, kaplan_meier
from followthrough.storage import bulk

LONGEST = 60  # days shown; later answers are rare, and few are left to wait for them
FEWEST = 5
_DAYS = """
    SELECT CASE WHEN answered_after IS NULL THEN 0 ELSE 1 END,
        COALESCE(answered_after, CAST(strftime('%%s', %(now)s) AS integer)
            - CAST(strftime('%%s', began_at) AS integer)) / 86400,
        COUNT(*)
    FROM followthrough_round
    WHERE workspace_id = %(own)s AND began_at >= %(from)s AND began_at < %(to)s AND NOT is_theirs
    GROUP BY 1, 2
"""


def curve(workspace: Workspace, period: Period, *, now: datetime) -> Curve:
    """How many had answered by each day, of those first written to in a period."""
    begins, ends = span(workspace, period.first, period.last)
    at = f"{now.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
    params = {"own": workspace.pk.hex, "from": begins, "to": ends, "now": at}
    answered: Counter[int] = Counter()
    left: Counter[int] = Counter()
    for has_answered, day, number in bulk.read(_DAYS, params):
        (answered if has_answered else left)[max(day, 0)] += number
    people = sum(answered.values()) + sum(left.values())
    if people < FEWEST or not answered:
        return Curve("Too few answers yet to say how long one takes.", ())
    steps = kaplan_meier(answered, left)
    points = tuple(
        CurvePoint(
            one.day,
            100 * (1 - one.waiting),
            100 * (1 - one.high),
            100 * (1 - one.low),
            one.at_risk,
        )
        for one in steps
        if one.day <= LONGEST
    )
    week, month = (round(100 * answered_by(steps, day)) for day in (6, 29))
    words = f"About {week}% had answered within a week, {month}% within 30 days"
    return Curve(f"{words}; those still waiting count as long as they have waited.", points)
