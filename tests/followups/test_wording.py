"""Days, counts and reasons in words."""

from datetime import date

import pytest

from followthrough.followups import wording
from followthrough.followups.cadence import NextStep, Situation

TODAY = date(2026, 3, 20)  # a Friday


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 20), "today"),
        (date(2026, 3, 19), "yesterday"),
        (date(2026, 3, 21), "tomorrow"),
        (date(2026, 3, 14), "on Saturday"),
        (date(2026, 3, 13), "on 13 March"),
        (date(2025, 12, 31), "on 31 December 2025"),
        (date(2026, 3, 25), "on 25 March"),
    ],
)
def test_when_is_said_as_people_say_it(day: date, expected: str) -> None:
    assert wording.when_words(day, TODAY) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 20), "today"),
        (date(2026, 3, 19), "yesterday"),
        (date(2026, 3, 4), "16 days ago"),
        (date(2026, 1, 19), "two months ago"),
        (date(2025, 3, 20), "one year ago"),
        (date(2024, 3, 1), "two years ago"),
    ],
)
def test_long_ago_is_rough(day: date, expected: str) -> None:
    assert wording.ago_words(day, TODAY) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1200, "1,200"), (-1, "-1")],
)
def test_counts_are_words_up_to_twelve(number: int, expected: str) -> None:
    assert wording.count_words(number) == expected


def test_one_working_day_is_singular() -> None:
    assert [wording.working_days_words(n) for n in (1, 5)] == [
        "one working day",
        "five working days",
    ]


@pytest.mark.parametrize("situation", list(Situation))
def test_every_situation_has_its_words(situation: Situation) -> None:
    step = NextStep(situation, TODAY, 100, 5, date(2026, 3, 2), wait=5)
    row, memo = wording.row_words(step, TODAY), wording.memo_words(step, "Ana", TODAY)
    assert all((row, memo, memo.endswith(".")))
    assert (row + memo + wording.wait_words(step)).count("!") == 0


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 18), "Connected on Wednesday, nothing said yet"),
        (date(2025, 11, 2), "Connected in November 2025, nothing said yet"),
    ],
)
def test_connection_is_dated_roughly_when_old(day: date, expected: str) -> None:
    step = NextStep(Situation.FIRST_FOLLOW_UP, TODAY, 100, 5, day)
    assert wording.row_words(step, TODAY) == expected
