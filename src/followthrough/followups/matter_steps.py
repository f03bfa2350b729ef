"""The next step of a matter: a résumé sent, an introduction made, an interview held.

Each matter has its steps in order; each touch moves it on by one. A reply ends the asking, and
the rule behind the queue then looks at whose turn it is.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from followthrough.followups.situations import KEY, Facts, Matter, Rhythm, Situation
from followthrough.followups.working_calendar import WorkingCalendar

# To these one says what only oneself brings; peers are asked for the name of who hires.
HIRES = frozenset({"recruiter", "agency_recruiter", "sourcer", "hiring_manager"})
RESUME = (Situation.RESUME_NUDGE_ONE, Situation.RESUME_NUDGE_TWO, Situation.CLOSING_NOTE)
REFERRAL = (Situation.REFERRAL_NUDGE_ONE, Situation.REFERRAL_NUDGE_TWO)
STEPS = {
    "resume_sent": RESUME,
    "applied": (Situation.APPLICATION_NUDGE, Situation.RESUME_NUDGE_TWO, Situation.CLOSING_NOTE),
    "will_refer": REFERRAL,
    "intro_asked": (Situation.NUDGE_ONE,),
    "introduced": (Situation.INTRODUCED, Situation.INTRODUCED_NUDGE, Situation.TELL_BRIDGE),
    "interview": (Situation.INTERVIEW_THANKS, Situation.INTERVIEW_NUDGE),
    "met": (Situation.THANK_YOU, Situation.REPORT_BACK),
    "gave_name": (Situation.THANK_YOU,),
    "no": (Situation.TOLD_NO,),
    "role_filled": (Situation.TOLD_NO,),
    "later": (Situation.PROMISE_CHECK,),
}
# Asks that a reply ends; thanks and reports are owed whatever they said.
ASKS = frozenset({"resume_sent", "applied", "will_refer", "intro_asked", "introduced"})
OPENED_BY_AN_ASK = frozenset({"resume_sent", "applied", "intro_asked"})
NUDGES = frozenset(
    {
        *RESUME[:2],
        *REFERRAL,
        Situation.APPLICATION_NUDGE,
        Situation.INTRODUCED_NUDGE,
        Situation.NUDGE_ONE,
    }
)
BY_THEIR_DAY = frozenset({Situation.PROMISE_CHECK, Situation.INTERVIEW_NUDGE})
KEY_ONLY = frozenset(
    {Situation.CLOSING_NOTE, Situation.RESUME_NUDGE_TWO, Situation.REFERRAL_NUDGE_TWO}
)


class Counted(NamedTuple):
    """A step of a matter before it has a strength: its day, and what the wait is counted from."""

    situation: Situation
    due_on: date
    anchor_on: date
    wait: int


def is_open(facts: Facts, rhythm: Rhythm) -> bool:
    """Whether something is going on that has steps left."""
    return _situation(facts, rhythm) is not None


def is_over(facts: Facts, rhythm: Rhythm) -> bool:
    """Whether a matter with steps was opened and all of them are done, without a word since."""
    matter = facts.matter
    has_steps = matter.slug in STEPS or matter.slug == "closed"
    return has_steps and not matter.heard and not is_open(facts, rhythm)


def without_what_was_asked_before(facts: Facts, day: date) -> Facts:
    """Without a matter that began before they left: nobody there can answer for it any more."""
    began = facts.matter.opened_on
    return facts._replace(matter=Matter()) if began is not None and began < day else facts


def step(facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar) -> Counted | None:
    """The next step of what is going on, or None."""
    situation = _situation(facts, rhythm)
    opened = facts.matter.opened_on
    if situation is None or opened is None:
        return None
    anchor = opened
    if facts.matter.touches and facts.last_touch_on:
        anchor = max(opened, facts.last_touch_on)
    named = facts.matter.named_on
    wait = rhythm.wait(facts, situation)
    if situation in BY_THEIR_DAY and named is not None and named >= opened:
        anchor, wait = named, rhythm.wait(facts, Situation.PROMISE_CHECK)
    elif situation is Situation.PROMISE_CHECK:
        wait = rhythm.limits.check_without_day
    due = calendar.nth_working_day(facts.counted_from(anchor), wait)
    return Counted(situation, due, anchor, wait)


def _situation(facts: Facts, rhythm: Rhythm) -> Situation | None:
    matter = facts.matter
    steps = STEPS.get(matter.slug, ())
    if matter.slug == "resume_sent" and facts.role not in HIRES:
        steps = REFERRAL
    if matter.heard and matter.slug in ASKS:
        return None
    if matter.touches >= len(steps):
        return None
    situation = steps[matter.touches]
    if situation in KEY_ONLY and facts.kind != KEY:
        return None
    asked = matter.touches + (matter.slug in OPENED_BY_AN_ASK)
    is_once_more = situation in NUDGES and asked >= rhythm.most_touches(facts.kind)
    return None if is_once_more else situation
