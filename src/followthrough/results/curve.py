"""The curve of the time to a reply, with the sentence that says the same. Pure."""

from __future__ import annotations

from followthrough.results.counting import Spread
from followthrough.results.showing import Curve, CurvePoint
from followthrough.results.waiting import answered_by, kaplan_meier

LONGEST = 60  # days shown; later answers are rare, and few are left to wait for them
FEWEST = 5  # people


def curve(found: Spread) -> Curve:
    """How many had answered by each day, of those first written to in a period."""
    answered, left = found.answered, found.left
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
