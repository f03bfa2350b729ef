"""The next step that follows from what came of a touch, by the same rule as the queue."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from followthrough.conversations import turns
from followthrough.followups.approaches import approach
from followthrough.followups.cadence import next_step
from followthrough.followups.matter_steps import STEPS
from followthrough.followups.situations import INTERESTING, KEY, Facts, Matter, Rhythm, Situation
from followthrough.followups.wording import memo_words, skipped_words, wait_words
from followthrough.followups.working_calendar import WorkingCalendar

NOTHING = {
    "closed": ("Let {} rest", "You left the door open. Nothing more is planned."),
    "wrong_address": ("Find another way to {}", "The address is wrong; nothing was heard."),
}
_SETTLED = "If they answer before, this goes away by itself."


class Proposed(NamedTuple):
    """A day, an imperative and the reason; no day means that nothing needs planning.

    ``is_rule``: the rules come to that step by themselves, so nothing has to be written down.
    """

    on: date | None
    headline: str
    reason: str
    is_rule: bool = True
    situation: str = ""


class Happened(NamedTuple):
    """What was logged: the result, the day, and the day they named if they did."""

    result: str
    on: date
    is_outbound: bool
    kind: str = ""
    named_on: date | None = None
    role: str = ""


def propose(
    happened: Happened, first_name: str, *, rhythm: Rhythm, calendar: WorkingCalendar
) -> Proposed:
    """Work the next step out from the result."""
    if happened.result in NOTHING:
        headline, reason = NOTHING[happened.result]
        return Proposed(None, headline.format(first_name), reason)
    if happened.result == "meeting_set":
        due = calendar.nth_working_day(happened.on, 1)
        reason = "Put the day of the meeting here if you know it."
        return Proposed(due, f"Get ready for {first_name}", reason, is_rule=False)
    facts = _facts(happened)
    step = next_step(facts, rhythm=rhythm, calendar=calendar, today=happened.on)
    if step is None:
        return Proposed(None, f"Let {first_name} rest", "Nothing more comes up by itself.")
    way = approach(step.situation, facts.playbook_role, first_name, rhythm.playbook)
    reasons = [memo_words(step, first_name, step.due_on), skipped_words(step, calendar)]
    reasons.append(wait_words(step) or _SETTLED)
    words = " ".join(filter(None, reasons))
    is_rule = happened.kind in {KEY, INTERESTING} or step.situation is not Situation.NUDGE_ONE
    return Proposed(step.due_on, way.headline, words, is_rule, step.situation.value)


def _facts(happened: Happened) -> Facts:
    """Somebody of whom no more is known than this."""
    on, sent = happened.on, happened.is_outbound
    at = on.toordinal()
    exchange = turns.Exchange(
        last_touch_at=at if sent else at - 1,
        last_heard_at=None if sent else at,
        touches=1,
        heard=int(not sent),
        touches_since_heard=int(sent),
        heard_since_touch=int(not sent),
        last_result=happened.result,
        last_result_at=at,
    )
    matter = Matter(happened.result, on, 0, 0, happened.named_on)
    return Facts(
        kind=happened.kind or KEY,
        role=happened.role,
        came_in_on=on,
        connected_on=on,
        exchange=exchange,
        last_touch_on=on if sent else None,
        last_heard_on=None if sent else on,
        matter=matter
        if happened.result in STEPS or happened.result == "resume_asked"
        else Matter(),
    )
