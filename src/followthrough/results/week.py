"""A week in figures: what was done, and what came of earlier weeks in it."""

from __future__ import annotations

from datetime import date, timedelta

from followthrough.accounts.models import Workspace
from followthrough.results.counting import answers_within, counted, spread
from followthrough.results.overview import address
from followthrough.results.period import Period
from followthrough.results.showing import Count

WEEK = timedelta(days=6)


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def week_from(monday: date) -> Period:
    """Monday to Sunday."""
    return Period(monday, monday + WEEK)


def done_in(workspace: Workspace, monday: date, *, today: date) -> tuple[Count, ...]:
    """What happened in a week: what one decides oneself first, then what came of it."""
    return done_within(workspace, week_from(monday), today=today)


def done_within(workspace: Workspace, period: Period, *, today: date) -> tuple[Count, ...]:
    """The same for any days."""
    found = spread(workspace, period, today=today)
    whole, did = counted(workspace, period, found, today=today)
    answers = answers_within(workspace, period, today=today)
    told = (
        ("touched", did.touches, "touches"),
        ("written", whole.written, "first follow-ups"),
        ("then_came", answers, "answers to your asks"),
        ("then_talked", did.came.talked, "conversations"),
        ("then_named", did.came.named, "names gained"),
        ("then_referred", did.came.referred, "referrals and introductions"),
        ("then_met", did.came.met, "informational interviews"),
        ("then_interview", did.came.interviews, "interviews"),
        ("then_offer", did.came.offers, "offers"),
    )
    return tuple(
        Count(key, number, words, address(period, key) if number else "")
        for key, number, words in told
    )


def conversations(done: tuple[Count, ...]) -> int:
    """How many conversations there were among what happened."""
    return next(one.number for one in done if one.key == "then_talked")
