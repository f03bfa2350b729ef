"""Filling the minutes of a day: replies first, most of it for Key people, never more than fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from followthrough.followups.situations import KEY, Situation

FIRST_TOUCHES_A_DAY = 5  # Source: Dalton, The 2-Hour Job Search: a first batch of five
KEY_SHARE = 0.6  # of the minutes; the share is ours, "the majority of your time" is the chapter's

REPLIES = frozenset({Situation.REPLY_OWED, Situation.RESUME_REQUESTED, Situation.THEY_WROTE})
FIRST_TOUCHES = frozenset(
    {Situation.FIRST_FOLLOW_UP, Situation.ACCEPTED_INVITATION, Situation.RECONNECT}
)
ASKS = FIRST_TOUCHES | {
    Situation.NUDGE_ONE,
    Situation.NUDGE_TWO,
    Situation.PROMISE_CHECK,
    Situation.RESUME_NUDGE_ONE,
    Situation.RESUME_NUDGE_TWO,
    Situation.APPLICATION_NUDGE,
    Situation.REFERRAL_NUDGE_ONE,
    Situation.REFERRAL_NUDGE_TWO,
    Situation.INTRODUCED_NUDGE,
    Situation.INTERVIEW_NUDGE,
    Situation.SECOND_PERSON,
}


class Candidate(NamedTuple):
    """Somebody who could come up today."""

    id: str
    kind: str
    company: str
    situation: Situation
    minutes: int
    order_key: int


class Day(NamedTuple):
    """Who fits, and who has to wait."""

    steps: tuple[Candidate, ...]
    later: tuple[Candidate, ...]
    used_minutes: int
    spare_minutes: int
    key_minutes: int


class _Filling:
    """A day being filled: what is left of it, and what has been asked already."""

    def __init__(self, minutes: int, done_minutes: int, companies: frozenset[str]) -> None:
        self.left = minutes - done_minutes
        self.others_left = round(minutes * (1 - KEY_SHARE))
        self.first_touches = FIRST_TOUCHES_A_DAY
        self.is_untouched = done_minutes == 0
        self.companies = set(companies)

    def has_room(self, one: Candidate, *, has_key: bool) -> bool:
        """Whether somebody fits the minutes, the company's one open ask, and the share of Key."""
        if one.minutes > self.left and not self.is_untouched:
            return False
        if one.company and one.company in self.companies and one.situation in ASKS:
            return False
        if one.situation in FIRST_TOUCHES and self.first_touches == 0:
            return False
        is_counted = has_key and _is_other(one)
        return not is_counted or one.minutes <= self.others_left

    def take(self, one: Candidate) -> None:
        """Give somebody their minutes."""
        self.left -= one.minutes
        self.is_untouched = False
        self.first_touches -= one.situation in FIRST_TOUCHES
        self.others_left -= one.minutes if _is_other(one) else 0
        if one.situation in ASKS:
            self.companies.add(one.company)


def plan_day(
    candidates: Sequence[Candidate],
    minutes: int,
    *,
    done_minutes: int = 0,
    done_companies: frozenset[str] = frozenset(),
) -> Day:
    """The steps that fit, in order. The very first fits always, however short the time is.

    One open ask for each company; what others may take is bounded while Key people wait.
    """
    filling = _Filling(minutes, done_minutes, done_companies)
    ordered = sorted(candidates, key=lambda one: (-one.order_key, one.id))
    has_key = any(one.kind == KEY and one.situation not in REPLIES for one in ordered)
    steps: list[Candidate] = []
    later: list[Candidate] = []
    for one in ordered:
        if filling.has_room(one, has_key=has_key):
            filling.take(one)
            steps.append(one)
        else:
            later.append(one)
    used = sum(one.minutes for one in steps)
    key = sum(one.minutes for one in steps if one.kind == KEY)
    return Day(tuple(steps), tuple(later), used, max(filling.left, 0), key)


def _is_other(one: Candidate) -> bool:
    return one.kind != KEY and one.situation not in REPLIES
