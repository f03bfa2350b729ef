"""Working days: weekends and holidays from data, quiet times and buffers."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from followthrough.followups.working_calendar import WorkingCalendar, is_quiet, quiet_from

PLAIN = WorkingCalendar()
COUNTRIES = st.sampled_from(["", "US", "DE", "EG", "SA", "GB", "FR"])
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("country", "day", "expected"),
    [
        ("", date(2026, 3, 6), True),  # a Friday
        ("", date(2026, 3, 7), False),
        ("", date(2026, 3, 8), False),
        ("", date(2026, 3, 9), True),
        ("EG", date(2026, 3, 6), False),
        ("EG", date(2026, 3, 7), False),
        ("EG", date(2026, 3, 8), True),
        ("SA", date(2026, 3, 6), False),
        ("SA", date(2026, 3, 8), True),
        ("US", date(2026, 7, 3), False),  # Independence Day, kept on the Friday
        ("DE", date(2026, 7, 3), True),
        ("", date(2026, 12, 24), False),
        ("", date(2027, 1, 1), False),
        ("", date(2027, 1, 4), False),  # the first day after a long rest
        ("", date(2027, 1, 5), True),
    ],
)
def test_working_depends_on_the_country(
    country: str,
    day: date,
    expected: bool,  # noqa: FBT001
) -> None:
    assert WorkingCalendar(country).is_working(day) is expected


def test_holidays_depend_on_the_part_of_a_country() -> None:
    epiphany = date(2026, 1, 6)
    parts = [WorkingCalendar("DE", part).is_working(epiphany) for part in ("BY", "BE")]
    assert parts == [False, True]


def test_desks_are_cleared_after_three_days_off() -> None:
    leave = WorkingCalendar(days_off=frozenset({date(2026, 3, 9)}))
    assert leave.next_working(date(2026, 3, 7)) == date(2026, 3, 11)
    assert PLAIN.next_working(date(2026, 3, 7)) == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("after", "n", "expected"),
    [
        (date(2026, 3, 5), 0, date(2026, 3, 5)),
        (date(2026, 3, 5), 1, date(2026, 3, 6)),
        (date(2026, 3, 5), 2, date(2026, 3, 9)),
        (date(2026, 3, 7), 0, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 10)),
        (date(2026, 12, 23), 1, date(2027, 1, 5)),
    ],
)
def test_nth_working_day_counts_from_day_zero(after: date, n: int, expected: date) -> None:
    assert PLAIN.nth_working_day(after, n) == expected


def test_working_days_between_leave_the_first_out() -> None:
    assert PLAIN.working_days_between(date(2026, 3, 6), date(2026, 3, 10)) == 2
    assert PLAIN.working_days_between(date(2026, 3, 6), date(2026, 3, 6)) == 0


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 12, 23), False),
        (date(2026, 12, 24), True),
        (date(2027, 1, 2), True),
        (date(2027, 1, 3), False),
    ],
)
def test_quiet_around_the_new_year(day: date, expected: bool) -> None:  # noqa: FBT001
    assert is_quiet(day) is expected


@pytest.mark.parametrize(
    ("kept", "day", "expected"),
    [
        ("08-01/08-15", date(2026, 8, 1), True),
        ("08-01/08-15", date(2026, 8, 16), False),
        ("08-01/08-15", date(2026, 12, 25), False),
        ("12-20/01-06", date(2027, 1, 6), True),
        ("", date(2026, 12, 25), False),
    ],
)
def test_a_quiet_time_of_ones_own(kept: str, day: date, expected: bool) -> None:  # noqa: FBT001
    assert is_quiet(day, quiet_from(kept)) is expected


@given(country=COUNTRIES, after=DAYS, n=st.integers(0, 30))
def test_due_dates_are_working_days(country: str, after: date, n: int) -> None:
    calendar = WorkingCalendar(country)
    due = calendar.nth_working_day(after, n)
    assert calendar.is_working(due)
    start = calendar.next_working(after)
    assert calendar.working_days_between(start, due) == n


@given(day=DAYS)
def test_a_weekend_of_friday_and_saturday_is_never_due(day: date) -> None:
    due = WorkingCalendar("EG").next_working(day)
    assert due.weekday() not in {4, 5}
    assert due - day <= timedelta(days=30)
