"""Filling the minutes of a day: replies first, most of it for Key people, never more than fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from followthrough.contacts.who import Who
from followthrough.followups.limits import USUAL, Limits
from followthrough.followups.situations import KEY, Situation

REPLIES = frozenset({Situation.REPLY_OWED, Situation.RESUME_REQUESTED, Situation.THEY_WROTE})
FIRST_TOUCHES = frozenset(
    {
        Situation.FIRST_FOLLOW_UP,
        Situation.ACCEPTED_INVITATION,
        Situation.RECONNECT,
    }
)
OPENERS = FIRST_TOUCHES | {Situation.SECOND_PERSON}
SMALL = 5  # minutes: what a hard day still has room for
WAITING = frozenset(  # asked already, and their turn to speak
    {
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
    }
)
ASKS = OPENERS | WAITING


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


class Week(NamedTuple):
    """The minutes spent since Monday: all of them, and those on others than Key people."""

    minutes: int = 0
    others: int = 0


class Spent(Protocol):
    """Something done, with its minutes and the person."""

    @property
    def minutes(self) -> int:
        """What it took."""

    @property
    def who(self) -> Who:
        """Whom it was for."""


def week_of(done: Iterable[Spent]) -> Week:
    """What the share of Key people is kept over."""
    spent = [(one.minutes, one.who.kind) for one in done]
    others = sum(minutes for minutes, kind in spent if kind != KEY)
    return Week(sum(minutes for minutes, _ in spent), others)


class _Filling:
    """A day being filled: what is left of it, and what has been asked already."""

    def __init__(self, minutes: int, done_minutes: int, week: Week, limits: Limits) -> None:
        self.left = minutes - done_minutes
        of_others = (100 - limits.key_share) / 100
        share = round((week.minutes - done_minutes + minutes) * of_others)
        self.others_left = max(share - week.others, 0)
        self.first_touches = limits.first_touches_a_day
        self.is_untouched = done_minutes == 0
        self.companies: set[str] = set()

    def has_room(self, one: Candidate, *, has_key: bool) -> bool:
        """Whether somebody fits the minutes, the company's one open ask, and the share of Key."""
        if one.minutes > self.left and not self.is_untouched:
            return False
        if one.company and one.company in self.companies and one.situation in ASKS:
            return False
        if one.situation in OPENERS and self.first_touches == 0:
            return False
        is_counted = has_key and _is_other(one)
        return not is_counted or one.minutes <= self.others_left

    def take(self, one: Candidate) -> None:
        """Give somebody their minutes."""
        self.left -= one.minutes
        self.is_untouched = False
        self.first_touches -= one.situation in OPENERS
        self.others_left -= one.minutes if _is_other(one) else 0
        if one.situation in ASKS:
            self.companies.add(one.company)


def plan_day(
    candidates: Sequence[Candidate],
    minutes: int,
    *,
    done_minutes: int = 0,
    week: Week | None = None,
    small_first: bool = False,
    limits: Limits = USUAL,
) -> Day:
    """The steps that fit, in order. The very first fits always, however short the time is.

    One open ask for each company; what others may take is bounded while Key people wait, over
    the ``week``. ``small_first`` leaves out what takes long and begins with the shortest.
    """
    filling = _Filling(minutes, done_minutes, week or Week(done_minutes, 0), limits)
    ordered = sorted(candidates, key=lambda one: (-one.order_key, one.id))
    later: list[Candidate] = []
    if small_first and any(one.minutes <= SMALL for one in ordered):
        later = [one for one in ordered if one.minutes > SMALL]
        ordered = sorted((one for one in ordered if one.minutes <= SMALL), key=_smallest)
    has_key = any(one.kind == KEY and one.situation not in REPLIES for one in ordered)
    steps: list[Candidate] = []
    for one in ordered:
        if filling.has_room(one, has_key=has_key):
            filling.take(one)
            steps.append(one)
        else:
            later.append(one)
    used = sum(one.minutes for one in steps)
    key = sum(one.minutes for one in steps if one.kind == KEY)
    return Day(tuple(steps), tuple(later), used, max(filling.left, 0), key)


def _smallest(one: Candidate) -> tuple[int, int, str]:
    return one.minutes, -one.order_key, one.id


def _is_other(one: Candidate) -> bool:
    return one.kind != KEY and one.situation not in REPLIES
