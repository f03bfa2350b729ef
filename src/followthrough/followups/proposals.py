"""The next step that follows from what came of a touch."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from followthrough.followups.cadence import KEY, Rhythm
from followthrough.followups.wording import weekday_words, working_days_words
from followthrough.followups.working_calendar import WorkingCalendar


class Proposed(NamedTuple):
    """A day, an imperative and the reason; no day means that nothing needs planning."""

    on: date | None
    headline: str
    reason: str


class Happened(NamedTuple):
    """What was logged: the result, the day, and the day they named if they did."""

    result: str
    on: date
    is_outbound: bool
    kind: str = ""
    named_on: date | None = None


def propose(
    happened: Happened, first_name: str, *, rhythm: Rhythm, calendar: WorkingCalendar
) -> Proposed:
    """Work the next step out from the result."""
    if happened.result == "later":
        return _later(happened, first_name, rhythm, calendar)
    if happened.result in {"no", "wrong_address"}:
        return _nothing(happened.result, first_name)
    wait, what, why = _wait(happened, first_name, rhythm)
    due = calendar.nth_working_day(happened.on, wait)
    return Proposed(due, what, f"{working_days_words(wait).capitalize()} from that day. {why}")


def _wait(happened: Happened, name: str, rhythm: Rhythm) -> tuple[int, str, str]:
    answers = {
        "met": (rhythm.thank_you, f"Thank {name}", "Thanks within a day is remembered."),
        "meeting_set": (
            rhythm.thank_you,
            f"Get ready for {name}",
            "Put the day of the meeting here if you know it.",
        ),
        "gave_name": (rhythm.thank_you, f"Thank {name} for the name", "And write to that person."),
        "will_refer": (
            rhythm.nudge_one,
            f"Ask {name} who the recruiter is",
            "A name lets you write yourself; “did you?” puts people on the spot.",
        ),
        "yes": (rhythm.reply_owed, f"Answer {name}", "A yes is answered while it is warm."),
    }
    if happened.result in answers:
        return answers[happened.result]
    if not happened.is_outbound:
        return rhythm.reply_owed, f"Answer {name}", "Replies you owe come first."
    wait = rhythm.nudge_one if happened.kind == KEY else rhythm.nudge_two
    return wait, f"Look again at {name}", "If they answer before, this goes away by itself."


def _later(happened: Happened, name: str, rhythm: Rhythm, calendar: WorkingCalendar) -> Proposed:
    if happened.named_on is None:
        due = calendar.nth_working_day(happened.on, rhythm.nudge_two)
        reason = "No day was named, so ten working days. Put theirs here if they named one."
        return Proposed(due, f"Check in with {name}", reason)
    due = calendar.nth_working_day(happened.named_on, rhythm.promise_check)
    day = weekday_words(happened.named_on, happened.on)
    extra = working_days_words(rhythm.promise_check)
    reason = f"They named {day}, plus {extra}. Use their own words, no new pitch."
    return Proposed(due, f"Check in with {name}", reason)


def _nothing(result: str, name: str) -> Proposed:
    if result == "no":
        return Proposed(None, f"Let {name} rest", "A no is an answer. Nothing more is planned.")
    return Proposed(None, f"Find another way to {name}", "The address is wrong; nothing was heard.")
