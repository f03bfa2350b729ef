"""The table contact × situation, row by row: what happened, how long to wait, what to do."""

from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

from followthrough.conversations.tally import Tally
from followthrough.conversations.turns import Exchange
from followthrough.followups import playbook
from followthrough.followups.approaches import approach
from followthrough.followups.cadence import Facts, Matter, NextStep, Rhythm, Situation, next_step
from followthrough.followups.playbook import DEFAULTS, Playbook
from followthrough.followups.working_calendar import WorkingCalendar

MONDAY = date(2026, 3, 2)
LONG_AGO = date(2020, 1, 6)
CALENDAR, RHYTHM = WorkingCalendar(), Rhythm()
ME, THEY = True, False


class Said(NamedTuple):
    """One entry: days after that Monday, who, what came of it, and a day they named."""

    day: int
    is_mine: bool
    result: str = ""
    named: int | None = None
    channel: str = "email"


def day(at: str | None) -> date | None:
    return date.fromisoformat(at[:10]) if at else None


def number(at: str | None) -> int | None:
    return int(at[:10].replace("-", "")) if at else None


def folded(entries: list[Said]) -> Tally:
    """The entries, folded as the program folds them."""
    tally = Tally(0)
    for one in sorted(entries, reverse=True):
        at = f"{MONDAY + timedelta(days=one.day)} 12:00:00"
        named = None if one.named is None else str(MONDAY + timedelta(days=one.named))
        tally.add(one.is_mine, at, one.result, one.channel, named)
    return tally


def facts(kind: str, role: str, entries: list[Said], **more: Any) -> Facts:
    """The facts that follow from the entries."""
    tally = folded(entries)
    exchange = Exchange(
        number(tally.last_touch_at),
        number(tally.last_heard_at),
        tally.touches,
        tally.heard,
        tally.touches_since_heard,
        tally.heard_since_touch,
        last_result=tally.last_result,
        last_result_at=number(tally.last_result_at),
    )
    opened = day(tally.matter_at)
    said = (tally.matter_touches, tally.matter_heard, day(tally.named_on))
    given = Facts(
        kind,
        role,
        came_in_on=LONG_AGO,
        connected_on=MONDAY,
        exchange=exchange,
        last_touch_on=day(tally.last_touch_at),
        last_heard_on=day(tally.last_heard_at),
        last_met_on=day(tally.last_met_on),
        matter=Matter(tally.matter, opened, *said),
        away_until=day(tally.away_until),
        has_helped=bool(tally.has_helped),
    )
    return given._replace(**more)


def step(given: Facts, *, after: int = 1) -> NextStep | None:
    """The next step that many days after the Monday."""
    today = MONDAY + timedelta(days=after)
    return next_step(given, rhythm=RHYTHM, calendar=CALENDAR, today=today)


RESUME = Said(0, ME, "resume_sent")
ROWS = [
    # row, kind, role, what happened, situation, working days waited, counted from that day on
    (1, "key", "recruiter", [], "first_follow_up", 2, 0),
    (2, "key", "recruiter", [RESUME], "resume_nudge_one", 5, 0),
    (3, "key", "recruiter", [RESUME, Said(7, ME)], "resume_nudge_two", 10, 7),
    (4, "key", "recruiter", [RESUME, Said(7, ME), Said(21, ME)], "closing_note", 10, 21),
    (5, "key", "recruiter", [], "first_follow_up", 2, 0),
    (6, "key", "agency_recruiter", [], "first_follow_up", 2, 0),
    (7, "key", "agency_recruiter", [Said(-1, THEY), Said(0, ME, "met")], "thank_you", 1, 0),
    (8, "key", "recruiter", [Said(0, THEY)], "they_wrote", 1, 0),
    (8, "key", "sourcer", [Said(0, THEY)], "they_wrote", 1, 0),
    (9, "key", "hiring_manager", [], "first_follow_up", 2, 0),
    (10, "key", "hiring_manager", [RESUME], "resume_nudge_one", 5, 0),
    (10, "key", "hiring_manager", [Said(0, ME, "applied")], "application_nudge", 8, 0),
    (11, "key", "hiring_manager", [RESUME, Said(7, ME)], "resume_nudge_two", 10, 7),
    (13, "key", "employee", [], "first_follow_up", 2, 0),
    (14, "key", "employee", [Said(0, THEY, "will_refer")], "referral_nudge_one", 5, 0),
    (14, "key", "colleague", [RESUME], "referral_nudge_one", 5, 0),
    (
        15,
        "key",
        "employee",
        [Said(0, THEY, "will_refer"), Said(7, ME)],
        "referral_nudge_two",
        10,
        7,
    ),
    (16, "key", "colleague", [], "first_follow_up", 2, 0),
    (16, "key", "colleague", [Said(0, ME)], "nudge_one", 5, 0),
    (19, "interesting", "general", [], "first_follow_up", 2, 0),
    (19, "interesting", "general", [Said(0, ME, "intro_asked")], "nudge_one", 10, 0),
    (21, "key", "employee", [Said(0, THEY, "introduced")], "introduced", 1, 0),
    (22, "key", "employee", [Said(0, THEY, "introduced"), Said(1, ME)], "introduced_nudge", 5, 1),
    (
        22,
        "key",
        "employee",
        [Said(0, THEY, "introduced"), Said(1, ME), Said(8, ME)],
        "tell_bridge",
        5,
        8,
    ),
    (23, "key", "recruiter", [Said(0, THEY, "later", 7)], "promise_check", 2, 7),
    (24, "key", "employee", [Said(0, ME, "met", None, "meeting")], "thank_you", 1, 0),
    (25, "key", "employee", [Said(0, THEY, "met"), Said(1, ME)], "report_back", 15, 1),
    (26, "key", "hiring_manager", [Said(0, THEY, "interview")], "interview_thanks", 1, 0),
    (
        26,
        "key",
        "hiring_manager",
        [Said(0, THEY, "interview", 9), Said(1, ME)],
        "interview_nudge",
        2,
        9,
    ),
    (
        26,
        "key",
        "hiring_manager",
        [Said(0, THEY, "interview"), Said(1, ME)],
        "interview_nudge",
        5,
        1,
    ),
    (27, "key", "recruiter", [Said(0, THEY, "no")], "told_no", 1, 0),
    (27, "key", "hiring_manager", [RESUME, Said(3, THEY, "role_filled")], "told_no", 1, 3),
    (28, "key", "employee", [Said(0, ME), Said(1, THEY)], "reply_owed", 1, 1),
]


@pytest.mark.parametrize(("row", "kind", "role", "entries", "situation", "wait", "since"), ROWS)
def test_each_row_of_the_table(  # noqa: PLR0913, PLR0917 - the columns of the table
    row: int, kind: str, role: str, entries: list[Said], situation: str, wait: int, since: int
) -> None:
    last = max((entry.day for entry in entries), default=0)
    found = step(facts(kind, role, entries), after=last + 1)
    assert found is not None, row
    assert found.situation == situation
    anchor = MONDAY + timedelta(days=since)
    assert found.due_on == CALENDAR.nth_working_day(anchor, wait)


def test_row_12_a_stranger_gets_seven_days_and_a_second_person_three() -> None:
    stranger = facts("key", "hiring_manager", [Said(0, ME)], connected_on=None)
    found = step(stranger)
    assert found is not None
    assert (found.situation, found.wait) == (Situation.NUDGE_ONE, 7)
    assert DEFAULTS.row("hiring_manager", "second_person").wait == 3


def test_row_17_a_weak_tie_is_reminded_after_seven_days() -> None:
    assert DEFAULTS.wait("alum", "nudge_one", is_interesting=False, is_stranger=False) == 7


@pytest.mark.parametrize(
    ("row", "kind", "role", "situation", "days"),
    [
        (7, "key", "agency_recruiter", "keep_warm", 10),
        (18, "key", "employee", "reconnect", 0),
        (20, "interesting", "general", "keep_warm", 75),
    ],
)
def test_rows_of_staying_in_touch(
    row: int, kind: str, role: str, situation: str, days: int
) -> None:
    talked = facts(kind, role, [Said(-1, ME), Said(0, THEY, "yes")])
    settled = talked._replace(exchange=talked.exchange._replace(last_is_closing=True))
    if situation == "reconnect":
        settled = settled._replace(came_in_on=MONDAY + timedelta(days=1200))
    found = step(settled, after=1200 if situation == "reconnect" else 1)
    assert found is not None, row
    assert found.situation == situation
    if days:
        assert found.wait == days


def test_row_29_a_request_of_a_stranger_waits_for_the_user() -> None:
    assert step(facts("", "", [], invitation="received")) is None


def test_row_30_dont_follow_up_means_never() -> None:
    for entries in ([Said(0, THEY)], [RESUME], [Said(0, THEY, "met")]):
        assert step(facts("dont", "recruiter", entries)) is None


def test_row_31_once_landed_only_those_who_helped_are_told() -> None:
    landed = MONDAY + timedelta(days=20)
    helped = facts("key", "employee", [Said(0, THEY, "gave_name"), Said(1, ME)], landed_on=landed)
    others = facts("key", "recruiter", [RESUME], landed_on=landed)
    found = step(helped, after=21)
    assert found is not None
    assert found.situation is Situation.LANDED
    assert found.due_on <= CALENDAR.nth_working_day(landed, 5)
    assert step(others, after=21) is None
    told = facts("key", "employee", [Said(0, THEY, "gave_name"), Said(22, ME)], landed_on=landed)
    assert step(told, after=23) is None


@pytest.mark.parametrize("row", range(1, 32))
def test_every_row_stands_in_a_file(row: int) -> None:
    pairs = [
        (role, situation)
        for role in (playbook.ANY, *playbook.ROLES)
        for situation in playbook.situations()
    ]
    known = {number for role, situation in pairs for number in DEFAULTS.row(role, situation).rows}
    by_hand = {29, 30}  # the user decides, and never: no step comes of these
    assert row in known | by_hand


def test_a_peer_is_asked_for_a_name_and_a_recruiter_reminded_of_value() -> None:
    peer = approach(Situation.REFERRAL_NUDGE_ONE, "employee", "Ana")
    assert "the name of the recruiter or hiring manager" in peer.must
    assert "did you pass it on?" in peer.must_not
    for role in ("recruiter", "hiring_manager"):
        assert any("value" in one for one in approach(Situation.RESUME_NUDGE_ONE, role, "A").must)


@pytest.mark.parametrize(
    ("entries", "situation"),
    [
        ([RESUME, Said(2, THEY)], "reply_owed"),
        ([RESUME, Said(2, THEY, "auto_reply", 20)], "resume_nudge_one"),
        ([RESUME, Said(2, THEY, "wrong_address")], None),
        ([Said(0, THEY, "resume_asked")], "resume_requested"),
        ([Said(0, THEY, "resume_asked"), RESUME._replace(day=1)], "resume_nudge_one"),
    ],
)
def test_what_came_back_decides(entries: list[Said], situation: str | None) -> None:
    found = step(facts("key", "recruiter", entries, connected_on=None), after=4)
    assert (found.situation.value if found else None) == situation


def test_an_auto_reply_moves_the_reminder_to_two_days_after_the_return() -> None:
    away = facts("key", "recruiter", [RESUME, Said(1, THEY, "auto_reply", 21)])
    found = step(away)
    assert found is not None
    assert found.due_on == CALENDAR.nth_working_day(MONDAY + timedelta(days=21), 2)


def test_an_interesting_person_is_not_asked_a_third_time() -> None:
    twice = facts("interesting", "general", [RESUME, Said(7, ME)])
    assert step(twice, after=8) is None


def test_a_change_counts_for_its_role_and_leaves_the_others() -> None:
    changed = Playbook({"recruiter": {"resume_nudge_one": {"wait": 7}}})
    for role, wait in (("recruiter", 7), ("hiring_manager", 5)):
        found = changed.wait(role, "resume_nudge_one", is_interesting=False, is_stranger=False)
        assert found == wait
    assert changed.row("recruiter", "resume_nudge_one").is_changed


def test_a_wait_of_ones_own_counts_for_strangers_and_interesting_people_too() -> None:
    changed = Playbook({"any": {"nudge_one": {"wait": 6}, "keep_warm": {"wait": 40}}})
    assert changed.wait("employee", "nudge_one", is_interesting=False, is_stranger=True) == 6
    assert changed.wait("general", "keep_warm", is_interesting=True, is_stranger=False) == 40
