"""Filling the minutes of a day."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from followthrough.followups.cadence import INTERESTING, KEY, Situation
from followthrough.followups.day import Candidate, Week, plan_day
from followthrough.followups.limits import USUAL

NUDGE, HELLO, WARM, REPLY = (
    Situation.NUDGE_ONE,
    Situation.FIRST_FOLLOW_UP,
    Situation.KEEP_WARM,
    Situation.REPLY_OWED,
)


def somebody(name: str, situation: Situation = NUDGE, **changes: Any) -> Candidate:
    """A Key candidate of five minutes at no company."""
    return Candidate(name, KEY, "", situation, 5, 0)._replace(**changes)


@pytest.mark.parametrize(
    ("candidates", "minutes", "expected"),
    [
        ([], 30, []),
        ([somebody("a", order_key=1), somebody("b", order_key=2)], 30, ["b", "a"]),
        ([somebody("b"), somebody("a")], 30, ["a", "b"]),
        ([somebody("a"), somebody("b")], 9, ["a"]),
        ([somebody("a", minutes=20), somebody("b")], 10, ["a"]),
        ([somebody("a", company="Acme"), somebody("b", company="Acme")], 30, ["a"]),
        ([somebody("a", company="Acme"), somebody("b", REPLY, company="Acme")], 30, ["a", "b"]),
        ([somebody(str(n), HELLO) for n in range(7)], 60, ["0", "1", "2", "3", "4"]),
        (
            [somebody("a", WARM, kind=INTERESTING, minutes=9), somebody("k", order_key=-1)],
            20,
            ["k"],
        ),
        ([somebody("a", WARM, kind=INTERESTING, minutes=9)], 20, ["a"]),
        ([somebody("a", REPLY, kind=INTERESTING, minutes=9), somebody("k")], 20, ["a", "k"]),
    ],
)
def test_day_takes_who_fits(candidates: list[Candidate], minutes: int, expected: list[str]) -> None:
    assert [one.id for one in plan_day(candidates, minutes).steps] == expected


def test_day_remembers_what_was_done() -> None:
    day = plan_day([somebody("a"), somebody("b")], 8, done_minutes=4)
    assert (day.steps, day.used_minutes, day.spare_minutes) == ((), 0, 4)


def test_the_share_of_key_people_is_kept_over_the_week() -> None:
    waiting = [somebody("k"), somebody("i", kind=INTERESTING, order_key=5)]
    fresh = plan_day(waiting, 30, week=Week(0, 0))
    spent = plan_day(waiting, 30, week=Week(60, 60))
    assert [one.id for one in fresh.steps] == ["i", "k"]
    assert [one.id for one in spent.steps] == ["k"]


def test_a_hard_day_begins_with_the_smallest_and_leaves_the_long_ones() -> None:
    day = plan_day(
        [somebody("long", minutes=12, order_key=99), somebody("short", minutes=3)],
        30,
        small_first=True,
    )
    assert [one.id for one in day.steps] == ["short"]
    assert [one.id for one in day.later] == ["long"]


def test_day_counts_its_minutes() -> None:
    day = plan_day([somebody("a"), somebody("b", WARM, kind=INTERESTING)], 20)
    assert (day.used_minutes, day.key_minutes, day.spare_minutes) == (10, 5, 10)


CANDIDATES = st.lists(
    st.builds(
        Candidate,
        id=st.text("abc", min_size=1, max_size=3),
        kind=st.sampled_from([KEY, INTERESTING, ""]),
        company=st.sampled_from(["", "Acme", "Birch"]),
        situation=st.sampled_from(list(Situation)),
        minutes=st.integers(1, 12),
        order_key=st.integers(-50, 50),
    ),
    max_size=20,
)


@given(candidates=CANDIDATES, minutes=st.integers(1, 90), done=st.integers(0, 90))
def test_day_never_takes_more_than_it_has(
    candidates: list[Candidate], minutes: int, done: int
) -> None:
    day = plan_day(candidates, minutes, done_minutes=done)
    is_single_first = done == 0 and len(day.steps) == 1
    assert is_single_first or day.used_minutes <= max(minutes - done, 0)
    assert sorted((*day.steps, *day.later)) == sorted(candidates)
    hellos = {Situation.FIRST_FOLLOW_UP, Situation.ACCEPTED_INVITATION, Situation.RECONNECT}
    assert sum(one.situation in hellos for one in day.steps) <= USUAL.first_touches_a_day
