"""When somebody comes up next: every situation, its boundaries and what always holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from followthrough.conversations.turns import Exchange
from followthrough.followups import matter_steps
from followthrough.followups.cadence import (
    DONT,
    INTERESTING,
    KEY,
    Facts,
    Matter,
    NextStep,
    Rhythm,
    Situation,
    day_of,
    next_step,
)
from followthrough.followups.matter_steps import STEPS
from followthrough.followups.working_calendar import WorkingCalendar

RHYTHM, CALENDAR = Rhythm(), WorkingCalendar()
START = date(2026, 3, 2)  # a Monday
SENT = Exchange(last_touch_at=100, touches=1, touches_since_heard=1)
HEARD = Exchange(last_heard_at=100, heard=1, heard_since_touch=1)
TALKED = Exchange(last_touch_at=50, last_heard_at=100, touches=1, heard=1, last_is_closing=True)
CLOSED = TALKED._replace(heard_since_touch=1)
NEW = Facts(KEY, "employee", came_in_on=date(2020, 1, 6))
CONNECTED = NEW._replace(connected_on=START)
WROTE = NEW._replace(exchange=SENT, last_touch_on=START)
WAS_ASKED = NEW._replace(exchange=HEARD, last_heard_on=START)
MET = CLOSED._replace(last_result="met", last_result_at=200)
WARM = NEW._replace(exchange=CLOSED, last_touch_on=START - timedelta(days=1), last_heard_on=START)


def step_of(facts: Facts, days: int = 1) -> NextStep | None:
    """The next step, that many days after the start."""
    today = START + timedelta(days=days)
    return next_step(facts, rhythm=RHYTHM, calendar=CALENDAR, today=today)


@pytest.mark.parametrize(
    ("facts", "days", "situation", "due_on"),
    [
        (WAS_ASKED, 1, Situation.REPLY_OWED, date(2026, 3, 3)),
        (WAS_ASKED._replace(kind=""), 30, Situation.REPLY_OWED, date(2026, 3, 3)),
        (WAS_ASKED, 31, Situation.LATE_REPLY, date(2026, 4, 2)),
        (WAS_ASKED, 180, Situation.LATE_REPLY, date(2026, 4, 2)),
        (NEW._replace(planned_on=date(2026, 3, 20)), 1, Situation.PLANNED, date(2026, 3, 20)),
        (
            NEW._replace(exchange=MET, last_met_on=START, last_heard_on=START),
            1,
            Situation.THANK_YOU,
            date(2026, 3, 3),
        ),
        (
            WROTE._replace(matter=Matter("later", START, 0, 0, date(2026, 3, 13))),
            1,
            Situation.PROMISE_CHECK,
            date(2026, 3, 17),
        ),
        (
            WROTE._replace(is_last_touch_late=True, connected_on=START),
            1,
            Situation.NUDGE_ONE,
            date(2026, 3, 10),
        ),
        (
            WROTE._replace(away_until=date(2026, 3, 20), connected_on=START),
            1,
            Situation.NUDGE_ONE,
            date(2026, 3, 24),
        ),
        (
            CONNECTED._replace(invitation="sent"),
            30,
            Situation.ACCEPTED_INVITATION,
            date(2026, 3, 4),
        ),
        (CONNECTED._replace(invitation="sent"), 31, Situation.FIRST_FOLLOW_UP, date(2026, 3, 4)),
        (CONNECTED, 1, Situation.FIRST_FOLLOW_UP, date(2026, 3, 4)),
        (WROTE, 1, Situation.NUDGE_ONE, date(2026, 3, 11)),
        (WROTE._replace(connected_on=START), 1, Situation.NUDGE_ONE, date(2026, 3, 9)),
        (
            WROTE._replace(exchange=SENT._replace(touches=2, touches_since_heard=2)),
            1,
            Situation.NUDGE_TWO,
            date(2026, 3, 16),
        ),
        (WARM, 1, Situation.KEEP_WARM, date(2026, 4, 13)),
        (WARM._replace(kind=INTERESTING), 1, Situation.KEEP_WARM, date(2026, 6, 15)),
        (WARM._replace(role="agency_recruiter"), 1, Situation.KEEP_WARM, date(2026, 3, 16)),
        (WARM._replace(came_in_on=date(2028, 3, 1)), 900, Situation.RECONNECT, date(2028, 3, 1)),
    ],
)
def test_situation_follows_from_the_facts(
    facts: Facts, days: int, situation: Situation, due_on: date
) -> None:
    step = step_of(facts, days)
    assert step is not None
    assert (step.situation, step.due_on) == (situation, due_on)


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        (NEW, 1),
        (WAS_ASKED._replace(kind=DONT), 1),
        (CONNECTED._replace(kind=DONT, planned_on=START), 1),
        (CONNECTED._replace(kind=""), 1),
        (CONNECTED._replace(is_resting=True), 1),
        (CONNECTED._replace(is_resting=True, planned_on=START), 1),
        (WAS_ASKED._replace(is_resting=True, planned_on=START), 1),
        (WAS_ASKED._replace(kind=""), 31),
        (WAS_ASKED, 181),
        (WROTE._replace(exchange=SENT._replace(touches_since_heard=3)), 1),
        (WROTE._replace(kind=INTERESTING, exchange=SENT._replace(touches_since_heard=2)), 1),
        (WROTE._replace(exchange=SENT._replace(last_result="no", last_result_at=100)), 1),
        (WROTE, 120),
        (WROTE, 4000),
    ],
)
def test_nothing_comes_up(facts: Facts, days: int) -> None:
    assert step_of(facts, days) is None


def test_somebody_at_rest_who_writes_again_is_answered() -> None:
    rests = WAS_ASKED._replace(is_resting=True, planned_on=START - timedelta(days=1))
    step = step_of(rests)
    assert step is not None
    assert step.situation is Situation.REPLY_OWED


def test_thanks_once_given_are_not_due_again() -> None:
    thanked = NEW._replace(
        exchange=SENT._replace(last_result="met", last_result_at=100),
        last_met_on=START,
        last_touch_on=START + timedelta(days=1),
    )
    assert step_of(thanked) is None


def test_interesting_people_weigh_less_than_key() -> None:
    steps = [step_of(CONNECTED._replace(kind=kind)) for kind in (KEY, INTERESTING)]
    assert [step.strength for step in steps if step] == [130, 80]


def test_an_old_connection_weighs_less_than_a_fresh_one() -> None:
    steps = [step_of(CONNECTED, days) for days in (30, 31)]
    assert [(step.strength, step.bends_on is None) for step in steps if step] == [
        (130, False),
        (60, True),
    ]


def test_a_late_reply_is_never_due_at_a_weekend() -> None:
    heard = WAS_ASKED._replace(last_heard_on=date(2026, 3, 4))  # 31 days on is a Saturday
    step = step_of(heard, 40)
    assert step is not None
    assert step.due_on == date(2026, 4, 6)


def test_day_of_an_instant() -> None:
    assert (day_of(None), day_of(0)) == (None, date(1970, 1, 1))


DATES = st.dates(date(2025, 1, 1), date(2026, 12, 31))
MAYBE = st.none() | DATES


@st.composite
def all_matters(draw: st.DrawFn, touched: date | None) -> Matter:
    """Anything that may be going on; its touches cannot be later than the last one."""
    slug = draw(st.sampled_from(["", *STEPS, "resume_asked", "closed"]))
    if not slug:
        return Matter()
    opened = draw(DATES)
    touches = draw(st.integers(0, 4)) if touched and touched >= opened else 0
    return Matter(slug, opened, touches, draw(st.integers(0, 1)), draw(MAYBE))


@st.composite
def all_facts(draw: st.DrawFn) -> Facts:
    """Anybody: the days and counts of an exchange agree with one another."""
    touched, heard = draw(MAYBE), draw(MAYBE)
    at = [None if day is None else day.toordinal() * 86_400 for day in (touched, heard)]
    is_last_mine = (touched or date.min) > (heard or date.min)
    exchange = Exchange(
        last_touch_at=at[0],
        last_heard_at=at[1],
        touches=int(touched is not None),
        heard=int(heard is not None),
        touches_since_heard=draw(st.integers(1, 4)) if is_last_mine else 0,
        heard_since_touch=0 if is_last_mine else int(heard is not None),
        last_is_closing=draw(st.booleans()),
    )
    return Facts(
        kind=draw(st.sampled_from([KEY, INTERESTING, DONT, ""])),
        role=draw(st.sampled_from(["recruiter", "agency_recruiter", "employee", "general"])),
        came_in_on=draw(DATES),
        connected_on=draw(MAYBE),
        invitation=draw(st.sampled_from(["", "sent", "received"])),
        exchange=exchange,
        last_touch_on=touched,
        last_heard_on=heard,
        last_met_on=draw(MAYBE),
        matter=draw(all_matters(touched)),
        away_until=draw(MAYBE),
        has_helped=draw(st.booleans()),
        landed_on=draw(st.none() | DATES),
        is_last_touch_late=draw(st.booleans()),
        planned_on=draw(MAYBE),
        moved_on=draw(MAYBE),
        is_resting=draw(st.booleans()),
    )


@settings(deadline=None)
@given(facts=all_facts(), first=DATES, later=st.integers(1, 400))
def test_next_step_stands_still_until_it_bends(facts: Facts, first: date, later: int) -> None:
    step = next_step(facts, rhythm=RHYTHM, calendar=CALENDAR, today=first)
    second = first + timedelta(days=later)
    if step is None or (step.bends_on is not None and second >= step.bends_on):
        return
    assert next_step(facts, rhythm=RHYTHM, calendar=CALENDAR, today=second) == step


@settings(deadline=None)
@given(facts=all_facts(), first=DATES, later=st.integers(1, 400))
def test_order_never_rises_with_time_alone(facts: Facts, first: date, later: int) -> None:
    days = (first, first + timedelta(days=later))
    steps = [next_step(facts, rhythm=RHYTHM, calendar=CALENDAR, today=day) for day in days]
    before, after = steps
    if before is None or after is None or before.situation is not after.situation:
        return
    assert after.order_key <= before.order_key


@settings(deadline=None)
@given(facts=all_facts(), today=DATES, country=st.sampled_from(["", "US", "EG"]))
def test_a_computed_day_is_a_working_day(facts: Facts, today: date, country: str) -> None:
    calendar = WorkingCalendar(country)
    step = next_step(facts, rhythm=RHYTHM, calendar=calendar, today=today)
    if step is None or step.situation is Situation.PLANNED:
        return
    assert calendar.is_working(step.due_on) or step.due_on == facts.came_in_on


@settings(deadline=None)
@given(facts=all_facts(), today=DATES)
def test_nobody_is_written_to_past_the_cap(facts: Facts, today: date) -> None:
    step = next_step(facts, rhythm=RHYTHM, calendar=CALENDAR, today=today)
    if step is None or step.situation not in {Situation.NUDGE_ONE, Situation.NUDGE_TWO}:
        return
    if matter_steps.is_open(facts, RHYTHM):  # a matter counts its own touches
        return
    most = {
        KEY: RHYTHM.limits.most_touches_key,
        INTERESTING: RHYTHM.limits.most_touches_interesting,
    }
    assert facts.exchange.touches_since_heard < most[facts.kind]


def test_a_new_position_is_congratulated_in_time_or_not_at_all() -> None:
    moved = date(2026, 3, 2)
    facts = Facts(
        KEY,
        "employee",
        came_in_on=date(2020, 1, 1),
        connected_on=date(2020, 1, 1),
        exchange=Exchange(1, 2, 1, 1),
        last_touch_on=date(2026, 1, 5),
        last_heard_on=date(2026, 1, 6),
        moved_on=moved,
    )
    early = next_step(facts, rhythm=RHYTHM, calendar=CALENDAR, today=moved)
    late = next_step(facts, rhythm=RHYTHM, calendar=CALENDAR, today=moved + timedelta(days=120))
    assert early is not None
    assert late is not None
    assert early.situation is Situation.NEW_POSITION
    assert early.bends_on is not None
    assert early.bends_on <= moved + timedelta(days=120)
    assert late.situation is Situation.KEEP_WARM
