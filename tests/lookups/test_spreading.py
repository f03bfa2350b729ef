"""Over which days follow-ups are spread: a table."""

from datetime import date

import pytest

from followthrough.lookups.spreading import spread

FRIDAY, MONDAY, TUESDAY = date(2026, 3, 13), date(2026, 3, 16), date(2026, 3, 17)


def is_working(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("number", "minutes", "taken", "days"),
    [
        (0, 30, {}, []),
        (2, 30, {}, [FRIDAY, FRIDAY]),
        (6, 30, {}, [FRIDAY] * 5 + [MONDAY]),
        (2, 30, {FRIDAY: 30}, [MONDAY, MONDAY]),
        (3, 30, {FRIDAY: 20}, [FRIDAY, MONDAY, MONDAY]),
        (3, 30, {FRIDAY: 99, MONDAY: 25}, [TUESDAY] * 3),
        (3, 5, {}, [FRIDAY, MONDAY, TUESDAY]),  # shorter than one: still one a day
        (2, 5, {FRIDAY: 4}, [MONDAY, TUESDAY]),
    ],
)
def test_as_many_a_day_as_its_minutes_hold(
    number: int, minutes: int, taken: dict[date, int], days: list[date]
) -> None:
    found = spread(
        number,
        start=FRIDAY,
        minutes_each=6,
        minutes_a_day=minutes,
        taken=taken,
        is_working=is_working,
    )
    assert found == days
