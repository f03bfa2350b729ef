"""When somebody comes up next, and why: the one rule behind the queue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from followthrough.conversations import turns
from followthrough.followups.working_calendar import WorkingCalendar

KEY, INTERESTING, DONT = "key", "interesting", "dont"


class Situation(StrEnum):
    """Why a follow-up is due."""

    REPLY_OWED = "reply_owed"
    LATE_REPLY = "late_reply"
    PLANNED = "planned"
    THANK_YOU = "thank_you"
    PROMISE_CHECK = "promise_check"
    ACCEPTED_INVITATION = "accepted_invitation"
    FIRST_FOLLOW_UP = "first_follow_up"
    NUDGE_ONE = "nudge_one"
    NUDGE_TWO = "nudge_two"
    KEEP_WARM = "keep_warm"
    RECONNECT = "reconnect"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The waits, in working days unless the name says otherwise. All are starting points.

    Sources: five days after a message and ten to a second nudge follow hiring managers' answers
    (Accountemps 2011 and 2017: most accept one to two weeks) and vendors' studies in which a
    first follow-up helps most and a third hurts; a thank-you within a day: TopResume and Robert
    Half 2017. The rest is judgement. See docs/follow-ups.md.
    """

    first_follow_up: int = 2
    nudge_one: int = 5
    nudge_two: int = 10
    thank_you: int = 1
    reply_owed: int = 1
    promise_check: int = 2
    rest_after_silence: int = 60
    keep_warm_agency: int = 10
    keep_warm_key: int = 30
    keep_warm_interesting: int = 75
    most_touches_key: int = 3
    most_touches_interesting: int = 2
    fresh_reply_days: int = 30
    stale_reply_days: int = 180
    fresh_connection_days: int = 30


class Facts(NamedTuple):
    """What the rule looks at. Days are in the user's calendar."""

    kind: str
    role: str
    came_in_on: date
    connected_on: date | None = None
    invitation: str = ""
    exchange: turns.Exchange = turns.Exchange()
    last_touch_on: date | None = None
    last_heard_on: date | None = None
    last_met_on: date | None = None
    promised_on: date | None = None
    planned_on: date | None = None
    is_resting: bool = False


class NextStep(NamedTuple):
    """The next step: when, how strong, how long it takes, and what the wait is counted from."""

    situation: Situation
    due_on: date
    strength: int
    minutes: int
    anchor_on: date
    wait: int = 0
    bends_on: date | None = None

    @property
    def order_key(self) -> int:
        """Strength minus the day: lateness counts the same for all, so the order stands still."""
        return self.strength - self.due_on.toordinal()


MINUTES = {
    Situation.REPLY_OWED: 8,
    Situation.LATE_REPLY: 8,
    Situation.PLANNED: 6,
    Situation.THANK_YOU: 5,
    Situation.PROMISE_CHECK: 4,
    Situation.ACCEPTED_INVITATION: 6,
    Situation.FIRST_FOLLOW_UP: 6,
    Situation.NUDGE_ONE: 5,
    Situation.NUDGE_TWO: 5,
    Situation.KEEP_WARM: 4,
    Situation.RECONNECT: 7,
}
STRENGTH = {
    Situation.REPLY_OWED: 1000,
    Situation.PLANNED: 300,
    Situation.THANK_YOU: 260,
    Situation.PROMISE_CHECK: 220,
    Situation.NUDGE_ONE: 160,
    Situation.NUDGE_TWO: 150,
    Situation.ACCEPTED_INVITATION: 140,
    Situation.FIRST_FOLLOW_UP: 130,
    Situation.LATE_REPLY: 120,
    Situation.KEEP_WARM: 40,
    Situation.RECONNECT: 30,
}
BACKLOG = 60  # strength of a first follow-up to somebody connected long ago
LESS_IF_INTERESTING = 50
LESS_FOR_A_REPLY = {KEY: 0, INTERESTING: 40, "": 80}  # more than a reply can be late


def next_step(
    facts: Facts, *, rhythm: Rhythm, calendar: WorkingCalendar, today: date
) -> NextStep | None:
    """The next step with somebody as of today, or None where nothing is coming."""
    if facts.kind == DONT:
        return None
    return (
        _reply(facts, rhythm, calendar, today)
        or _planned(facts)
        or (None if facts.is_resting else _of_the_cadence(facts, rhythm, calendar, today))
    )


def _reply(facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar, today: date) -> NextStep | None:
    heard = facts.last_heard_on
    if heard is None or turns.whose_turn(facts.exchange) != turns.MINE:
        return None
    if facts.is_resting and facts.planned_on and heard <= facts.planned_on:
        return None
    late_on = heard + timedelta(days=rhythm.fresh_reply_days + 1)
    if today < late_on:
        due = calendar.nth_working_day(heard, rhythm.reply_owed)
        step = _step(Situation.REPLY_OWED, due, heard, wait=rhythm.reply_owed, bends_on=late_on)
        return step._replace(strength=step.strength - LESS_FOR_A_REPLY[facts.kind])
    stale_on = heard + timedelta(days=rhythm.stale_reply_days + 1)
    if today < stale_on and facts.kind in {KEY, INTERESTING}:
        due = max(calendar.next_working(late_on), facts.came_in_on)
        return _step(Situation.LATE_REPLY, due, heard, facts=facts, bends_on=stale_on)
    return None


def _planned(facts: Facts) -> NextStep | None:
    if facts.planned_on is None or facts.is_resting:
        return None
    return _step(Situation.PLANNED, facts.planned_on, facts.planned_on)


def _of_the_cadence(
    facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar, today: date
) -> NextStep | None:
    if thanks := _thanks(facts, rhythm, calendar):
        return thanks
    if facts.kind not in {KEY, INTERESTING}:
        return None
    if facts.last_touch_on is None and facts.last_heard_on is None:
        return _first(facts, rhythm, calendar, today)
    return (
        _promised(facts, rhythm, calendar)
        or _nudge(facts, rhythm, calendar, today)
        or _warm(facts, rhythm, calendar)
    )


def _thanks(facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar) -> NextStep | None:
    met, wrote = facts.last_met_on, facts.last_touch_on
    if met is None or (wrote is not None and wrote > met):
        return None
    due = calendar.nth_working_day(met, rhythm.thank_you)
    return _step(Situation.THANK_YOU, due, met, wait=rhythm.thank_you)


def _first(facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar, today: date) -> NextStep | None:
    if facts.connected_on is None:
        return None
    due = max(
        facts.came_in_on, calendar.nth_working_day(facts.connected_on, rhythm.first_follow_up)
    )
    old_on = facts.connected_on + timedelta(days=rhythm.fresh_connection_days + 1)
    is_fresh = today < old_on
    situation = Situation.FIRST_FOLLOW_UP
    if is_fresh and facts.invitation == "sent":
        situation = Situation.ACCEPTED_INVITATION
    step = _step(
        situation,
        due,
        facts.connected_on,
        facts=facts,
        wait=rhythm.first_follow_up,
        bends_on=old_on if is_fresh else None,
    )
    return step if is_fresh else step._replace(strength=_weaker(BACKLOG, facts))


def _promised(facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar) -> NextStep | None:
    if facts.promised_on is None:
        return None
    due = calendar.nth_working_day(facts.promised_on, rhythm.promise_check)
    return _step(Situation.PROMISE_CHECK, due, facts.promised_on, wait=rhythm.promise_check)


def _nudge(facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar, today: date) -> NextStep | None:
    sent, wrote = facts.exchange.touches_since_heard, facts.last_touch_on
    is_key = facts.kind == KEY
    most = rhythm.most_touches_key if is_key else rhythm.most_touches_interesting
    if wrote is None or not 1 <= sent < most or turns.whose_turn(facts.exchange) != turns.THEIRS:
        return None
    wait = rhythm.nudge_one if sent == 1 else rhythm.nudge_two
    # Far in the past the exact day does not matter, and counting it would cost most of an import.
    if (today - wrote).days > 2 * (wait + rhythm.rest_after_silence):
        return None
    due = calendar.nth_working_day(wrote, wait)
    over_on = calendar.nth_working_day(due, rhythm.rest_after_silence)
    if today >= over_on:
        return None
    situation = Situation.NUDGE_ONE if sent == 1 else Situation.NUDGE_TWO
    return _step(situation, due, wrote, facts=facts, wait=wait, bends_on=over_on)


def _warm(facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar) -> NextStep | None:
    last = max(filter(None, (facts.last_touch_on, facts.last_heard_on)))
    if not facts.exchange.is_two_way:
        return None  # nobody who never answered is kept warm
    days = _warm_days(facts, rhythm)
    due = max(_about(last, days, calendar), facts.came_in_on)
    old = due.toordinal() - last.toordinal() > 2 * days + 365
    situation = Situation.RECONNECT if old else Situation.KEEP_WARM
    return _step(situation, due, last, facts=facts, wait=days)


def _warm_days(facts: Facts, rhythm: Rhythm) -> int:
    if facts.role == "agency_recruiter":
        return rhythm.keep_warm_agency
    return rhythm.keep_warm_key if facts.kind == KEY else rhythm.keep_warm_interesting


def _about(day: date, working_days: int, calendar: WorkingCalendar) -> date:
    """About that many working days later: five to a week, then the next working day."""
    return calendar.next_working(day + timedelta(days=working_days * 7 // 5))


def _weaker(strength: int, facts: Facts | None) -> int:
    is_interesting = facts is not None and facts.kind == INTERESTING
    return max(strength - LESS_IF_INTERESTING, 5) if is_interesting else strength


def _step(
    situation: Situation,
    due: date,
    anchor: date,
    *,
    facts: Facts | None = None,
    wait: int = 0,
    bends_on: date | None = None,
) -> NextStep:
    strength = _weaker(STRENGTH[situation], facts)
    return NextStep(situation, due, strength, MINUTES[situation], anchor, wait, bends_on)


def day_of(seconds: int | None) -> date | None:
    """The day of an instant in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).date()
