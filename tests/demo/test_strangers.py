"""Strangers are many, varied and never two people with one address."""

import random
from collections import Counter
from datetime import UTC, date, datetime

import pytest

from followthrough.demo.calendar import DAY, Calendar
from followthrough.demo.sheets import american, day_month_year, month_year
from followthrough.demo.strangers import ascii_form, companies, days_ago, invented
from followthrough.demo.threads import spoken

TODAY = date(2026, 3, 12)


@pytest.fixture(scope="module")
def crowd() -> list[tuple[str, str]]:
    people = invented(random.Random(7), count=5_000, today=TODAY)
    return [(person.slug, person.name) for person in people if person.slug]


def test_no_two_strangers_share_an_address(crowd: list[tuple[str, str]]) -> None:
    assert len({slug for slug, _ in crowd}) == len(crowd)


def test_few_strangers_share_a_name(crowd: list[tuple[str, str]]) -> None:
    names = Counter(name for _, name in crowd)
    shared = sum(times for times in names.values() if times > 1)
    assert 0.01 < shared / len(crowd) < 0.06


def test_some_are_hidden(crowd: list[tuple[str, str]]) -> None:
    assert 0.01 < 1 - len(crowd) / 5_000 < 0.03


def test_companies_are_all_different() -> None:
    assert (len(companies()) > 3_000, len(set(companies()))) == (True, len(companies()))


def test_connections_are_denser_in_the_last_years() -> None:
    assert [days_ago(share) for share in (0, 0.5, 1)] == [0, 912, 2_920]


@pytest.mark.parametrize(
    ("first_name", "expected"),
    [
        ("Grace", "Grace"),
        ("🚀 Grace", "Grace"),
        ("Grace ", "Grace"),
        ("GRACE", "Grace"),
        ("grace", "Grace"),
        ("Grace, SHRM-CP", "Grace"),
        ("\U0001d406\U0001d42b\U0001d41a\U0001d41c\U0001d41e", "Grace"),
        ("陽菜", "陽菜"),
        ("🌱", "there"),
    ],
)
def test_letters_use_the_plain_first_name(first_name: str, expected: str) -> None:
    assert spoken(first_name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("joão-peña", "joao-pena"), ("łukasz", "lukasz"), ("søren", "soren"), ("健太-佐藤", "")],
)
def test_ascii_form_drops_accents_and_other_scripts(text: str, expected: str) -> None:
    assert ascii_form(text) == expected


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        (0, "1/5/26, 12:05 AM"),
        (9, "1/5/26, 9:05 AM"),
        (12, "1/5/26, 12:05 PM"),
        (23, "1/5/26, 11:05 PM"),
    ],
)
def test_american_times(hour: int, expected: str) -> None:
    assert american(datetime(2026, 1, 5, hour, 5, tzinfo=UTC)) == expected


def test_days_and_months_are_written_in_english() -> None:
    assert (day_month_year(TODAY), month_year(TODAY)) == ("12 Mar 2026", "Mar 2026")


@pytest.mark.parametrize(
    ("today", "last_day"),
    [
        (date(2026, 3, 12), "2026-03-11"),
        (date(2026, 3, 9), "2026-03-07"),
        (date(2026, 3, 15), "2026-03-13"),
    ],
)
def test_calendar_ends_before_today(today: date, last_day: str) -> None:
    calendar = Calendar(today)
    assert calendar.stamp(calendar.now)[:10] == last_day
    assert calendar.stamp(calendar.place(date(2026, 3, 2)) * DAY) == "2026-03-02 06:40:00 UTC"
