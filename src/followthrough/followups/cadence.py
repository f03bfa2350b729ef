"""When somebody comes up next, and why: the one rule behind the queue."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from followthrough.conversations import turns
from followthrough.followups import matter_steps
from followthrough.followups.matter_steps import Counted
from followthrough.followups.situations import (
    DONT,
    INTERESTING,
    KEY,
    ROLE_WEIGHT,
    STRENGTH,
    Facts,
    Matter,
    NextStep,
    Rhythm,
    Situation,
)
from followthrough.followups.working_calendar import WorkingCalendar

__all__ = [
    "DONT",
    "INTERESTING",
    "KEY",
    "STRENGTH",
    "Facts",
    "Matter",
    "NextStep",
    "Rhythm",
    "Situation",
    "day_of",
    "next_step",
]

BACKLOG = 60  # strength of a first follow-up to somebody connected long ago
LESS_IF_INTERESTING = 50
LESS_FOR_A_REPLY = {KEY: 0, INTERESTING: 40, "": 80}  # more than a reply can be late
RECRUITING = frozenset({"recruiter", "agency_recruiter", "sourcer"})
_WAITING_FOR_THEM = frozenset(
    {
        Situation.NUDGE_ONE,
        Situation.NUDGE_TWO,
        Situation.RESUME_NUDGE_ONE,
        Situation.RESUME_NUDGE_TWO,
        Situation.APPLICATION_NUDGE,
        Situation.REFERRAL_NUDGE_ONE,
        Situation.REFERRAL_NUDGE_TWO,
        Situation.INTRODUCED_NUDGE,
        Situation.INTERVIEW_NUDGE,
        Situation.PROMISE_CHECK,
        Situation.CLOSING_NOTE,
    }
)


def next_step(
    facts: Facts, *, rhythm: Rhythm, calendar: WorkingCalendar, today: date
) -> NextStep | None:
    """The next step with somebody as of today, or None where nothing is coming."""
    if facts.kind == DONT:
        return None
    now = _reply(facts, rhythm, calendar, today) or _planned(facts, rhythm)
    if now is not None or facts.is_resting:
        return now
    if facts.landed_on is not None:
        return _landed(facts, facts.landed_on, rhythm, calendar)
    step = _of_the_cadence(facts, rhythm, calendar, today)
    return None if step is None else _after_their_leave(step, facts, rhythm, calendar)


def _reply(facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar, today: date) -> NextStep | None:
    heard = facts.last_heard_on
    if heard is None or turns.whose_turn(facts.exchange) != turns.MINE:
        return None
    if facts.is_resting and facts.planned_on and heard <= facts.planned_on:
        return None
    late_on = heard + timedelta(days=rhythm.limits.fresh_reply_days + 1)
    if today < late_on:
        situation = _of_a_reply(facts)
        wait = rhythm.wait(facts, situation)
        due = calendar.nth_working_day(heard, wait)
        step = _step(Counted(situation, due, heard, wait), facts, rhythm, bends_on=late_on)
        strength = STRENGTH[situation] - LESS_FOR_A_REPLY[facts.kind]
        return step._replace(strength=strength)
    stale_on = heard + timedelta(days=rhythm.limits.stale_reply_days + 1)
    if today < stale_on and facts.kind in {KEY, INTERESTING}:
        due = max(calendar.next_working(late_on), facts.came_in_on)
        return _step(Counted(Situation.LATE_REPLY, due, heard, 0), facts, rhythm, bends_on=stale_on)
    return None


def _of_a_reply(facts: Facts) -> Situation:
    """What sort of answer is owed."""
    if facts.matter.slug == "resume_asked" and not facts.matter.touches:
        return Situation.RESUME_REQUESTED
    if facts.role in RECRUITING and not facts.exchange.touches:
        return Situation.THEY_WROTE
    return Situation.REPLY_OWED


def _planned(facts: Facts, rhythm: Rhythm) -> NextStep | None:
    if facts.planned_on is None or facts.is_resting:
        return None
    on = facts.planned_on
    step = _step(Counted(Situation.PLANNED, on, on, 0), facts, rhythm)
    return step._replace(strength=STRENGTH[Situation.PLANNED])


def _landed(
    facts: Facts, landed_on: date, rhythm: Rhythm, calendar: WorkingCalendar
) -> NextStep | None:
    """Once the search is over: thanks to all who helped, and nothing else."""
    wrote = facts.last_touch_on
    if not facts.has_helped or (wrote is not None and wrote >= landed_on):
        return None
    wait = rhythm.wait(facts, Situation.LANDED)
    due = calendar.nth_working_day(landed_on, 1)
    return _step(Counted(Situation.LANDED, due, landed_on, wait), facts, rhythm)


def _of_the_cadence(
    facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar, today: date
) -> NextStep | None:
    if thanks := _thanks(facts, rhythm, calendar):
        return thanks
    if facts.moved_on is None:
        return _of_what_goes_on(facts, rhythm, calendar, today)
    if not _spoke_since(facts, facts.moved_on):
        if not _may_congratulate(facts):
            return None
        if step := _new_position(facts, facts.moved_on, rhythm, calendar, today):
            return step
    here = matter_steps.without_what_was_asked_before(facts, facts.moved_on)
    return _of_what_goes_on(here, rhythm, calendar, today)


def _of_what_goes_on(
    facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar, today: date
) -> NextStep | None:
    if matter_steps.is_open(facts, rhythm):
        return _matter(facts, rhythm, calendar, today)
    if facts.kind not in {KEY, INTERESTING}:
        return None
    if facts.last_touch_on is None and facts.last_heard_on is None:
        return _first(facts, rhythm, calendar, today)
    if matter_steps.is_over(facts, rhythm):
        return _warm(facts, rhythm, calendar)
    return _nudge(facts, rhythm, calendar, today) or _warm(facts, rhythm, calendar)


def _thanks(facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar) -> NextStep | None:
    met, wrote = facts.last_met_on, facts.last_touch_on
    if met is None or (wrote is not None and wrote > met):
        return None
    is_interview = facts.matter.slug == "interview" and facts.matter.opened_on == met
    situation = Situation.INTERVIEW_THANKS if is_interview else Situation.THANK_YOU
    wait = rhythm.wait(facts, situation)
    due = calendar.nth_working_day(met, wait)
    step = _step(Counted(situation, due, met, wait), facts, rhythm)
    return step._replace(strength=STRENGTH[situation])


def _may_congratulate(facts: Facts) -> bool:
    return facts.kind in {KEY, INTERESTING} and facts.exchange.is_two_way


def _new_position(
    facts: Facts, moved_on: date, rhythm: Rhythm, calendar: WorkingCalendar, today: date
) -> NextStep | None:
    """They left: congratulate them while it is news; what was asked there is over."""
    rest = rhythm.limits.rest_after_silence
    wait = rhythm.wait(facts, Situation.NEW_POSITION)
    due = max(facts.came_in_on, calendar.nth_working_day(moved_on, wait))
    if (today - due).days > 2 * rest:
        return None
    over_on = calendar.nth_working_day(due, rest)
    if today >= over_on:
        return None
    counted = Counted(Situation.NEW_POSITION, due, moved_on, wait)
    return _step(counted, facts, rhythm, bends_on=over_on)


def _spoke_since(facts: Facts, day: date) -> bool:
    last = max(filter(None, (facts.last_touch_on, facts.last_heard_on)), default=None)
    return last is not None and last >= day


def _matter(
    facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar, today: date
) -> NextStep | None:
    """The next step of what is going on, until sixty working days have gone by."""
    counted = matter_steps.step(facts, rhythm, calendar)
    if counted is None:
        return None
    due = counted.due_on
    if (today - due).days > 2 * rhythm.limits.rest_after_silence:
        return None
    over_on = calendar.nth_working_day(due, rhythm.limits.rest_after_silence)
    if today >= over_on:
        return None
    return _step(counted, facts, rhythm, bends_on=over_on)


def _first(facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar, today: date) -> NextStep | None:
    if facts.connected_on is None:
        return None
    old_on = facts.connected_on + timedelta(days=rhythm.limits.fresh_connection_days + 1)
    is_fresh = today < old_on
    situation = Situation.FIRST_FOLLOW_UP
    if is_fresh and facts.invitation == "sent":
        situation = Situation.ACCEPTED_INVITATION
    wait = rhythm.wait(facts, situation)
    due = max(facts.came_in_on, calendar.nth_working_day(facts.connected_on, wait))
    bends_on = old_on if is_fresh else None
    counted = Counted(situation, due, facts.connected_on, wait)
    step = _step(counted, facts, rhythm, bends_on=bends_on)
    return step if is_fresh else step._replace(strength=_weaker(BACKLOG, facts))


def _nudge(facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar, today: date) -> NextStep | None:
    sent, wrote = facts.exchange.touches_since_heard, facts.last_touch_on
    most = rhythm.most_touches(facts.kind)
    if wrote is None or not 1 <= sent < most or turns.whose_turn(facts.exchange) != turns.THEIRS:
        return None
    situation = Situation.NUDGE_ONE if sent == 1 else Situation.NUDGE_TWO
    wait = rhythm.wait(facts, situation)
    # Far in the past the exact day does not matter, and counting it would cost most of an import.
    if (today - wrote).days > 2 * (wait + rhythm.limits.rest_after_silence):
        return None
    due = calendar.nth_working_day(facts.counted_from(wrote), wait)
    over_on = calendar.nth_working_day(due, rhythm.limits.rest_after_silence)
    if today >= over_on:
        return None
    return _step(Counted(situation, due, wrote, wait), facts, rhythm, bends_on=over_on)


def _warm(facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar) -> NextStep | None:
    last = max(filter(None, (facts.last_touch_on, facts.last_heard_on)))
    if not facts.exchange.is_two_way:
        return None  # nobody who never answered is kept warm
    days = rhythm.wait(facts, Situation.KEEP_WARM)
    if facts.matter.slug in {"no", "role_filled", "closed"}:
        days = max(days, rhythm.limits.rest_after_silence)
    due = max(_about(last, days, calendar), facts.came_in_on)
    old = due.toordinal() - last.toordinal() > 2 * days + 365
    situation = Situation.RECONNECT if old else Situation.KEEP_WARM
    return _step(Counted(situation, due, last, days), facts, rhythm)


def _after_their_leave(
    step: NextStep, facts: Facts, rhythm: Rhythm, calendar: WorkingCalendar
) -> NextStep:
    """Whoever is away is asked again some working days after the return they named."""
    away = facts.away_until
    if away is None or away < step.anchor_on or step.situation not in _WAITING_FOR_THEM:
        return step
    back = calendar.nth_working_day(away, rhythm.limits.after_their_return)
    return step._replace(due_on=max(step.due_on, back))


def _about(day: date, working_days: int, calendar: WorkingCalendar) -> date:
    """About that many working days later: five to a week, then the next working day."""
    return calendar.next_working(day + timedelta(days=working_days * 7 // 5))


def _weaker(strength: int, facts: Facts) -> int:
    return max(strength - LESS_IF_INTERESTING, 5) if facts.kind == INTERESTING else strength


def _step(
    counted: Counted, facts: Facts, rhythm: Rhythm, *, bends_on: date | None = None
) -> NextStep:
    situation, due, anchor, wait = counted
    strength = _weaker(STRENGTH[situation], facts)
    if situation in _WAITING_FOR_THEM:
        strength += ROLE_WEIGHT.get(facts.role, 0)
    minutes = rhythm.minutes(facts, situation)
    return NextStep(situation, due, strength, minutes, anchor, wait, bends_on)


def day_of(seconds: int | None) -> date | None:
    """The day of an instant in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).date()
