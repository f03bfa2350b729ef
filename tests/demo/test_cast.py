"""The cast stays what the pictures show, on whatever day one looks."""

from datetime import UTC, date, datetime, time

import pytest

from followthrough.demo.portraits import Line, said_at, working_day_before
from tests import cast

THURSDAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("today", "days", "expected"),
    [
        (THURSDAY, 0, THURSDAY),
        (THURSDAY, 1, date(2026, 3, 11)),
        (THURSDAY, 5, date(2026, 3, 5)),
        (date(2026, 3, 9), 1, date(2026, 3, 6)),
        (date(2026, 3, 14), 1, date(2026, 3, 13)),
        (date(2026, 3, 15), 1, date(2026, 3, 13)),
        (date(2026, 3, 15), 6, date(2026, 3, 6)),
    ],
)
def test_working_day_before_skips_weekends(today: date, days: int, expected: date) -> None:
    assert working_day_before(today, days=days) == expected


def test_line_is_said_at_its_time_in_utc() -> None:
    line = Line(1, time(16, 40), is_mine=False, said="Happy to talk.")
    assert said_at(line, today=THURSDAY) == datetime(2026, 3, 11, 16, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("person", "is_mine", "said_on"),
    [
        (cast.GRACE, False, date(2026, 3, 11)),
        (cast.PRIYA, True, date(2026, 3, 5)),
        (cast.TOMASZ, True, date(2026, 3, 5)),
        (cast.HENRIK, True, date(2026, 2, 26)),
        (cast.ANA, False, date(2026, 2, 24)),
    ],
)
def test_last_word_is_the_one_in_the_pictures(
    person: cast.Person, *, is_mine: bool, said_on: date
) -> None:
    last = person.lines[-1]
    assert (last.is_mine, said_at(last, today=THURSDAY).date()) == (is_mine, said_on)


@pytest.mark.parametrize("person", cast.CAST, ids=lambda person: person.slug)
def test_lines_stand_in_the_order_they_were_said(person: cast.Person) -> None:
    said = [said_at(line, today=THURSDAY) for line in person.lines]
    assert said == sorted(said)


@pytest.mark.parametrize("person", cast.CAST, ids=lambda person: person.slug)
def test_nobody_talks_before_being_connected(person: cast.Person) -> None:
    connected_on = person.connected_on(THURSDAY)
    assert connected_on is not None
    assert [ln for ln in person.lines if said_at(ln, today=THURSDAY).date() < connected_on] == []


def test_whoever_waits_was_never_connected() -> None:
    assert [person.connected_on(THURSDAY) for person in cast.WAITING] == [None, None]
