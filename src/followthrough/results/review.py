"""The weekly review: five minutes on what was done, what is owed, and where next week goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from followthrough.accounts.models import Workspace
from followthrough.favours.ledger import street
from followthrough.feeds.week import week
from followthrough.followups.landing import landed_on
from followthrough.followups.reviving import worth_reviving
from followthrough.followups.wording import count_words, day_words
from followthrough.results.open_ends import (
    Line,
    going_cold,
    helpers,
    introductions_open,
    owed,
    waiting,
)
from followthrough.results.reviewing import review_of
from followthrough.results.showing import Count
from followthrough.results.time_spent import TimeSpent, time_spent
from followthrough.results.week import WEEK, conversations, done_in, monday_of, week_from

LOOPS_SHOWN = 8
PARTS = {  # what each is called, what is said where it is empty, and where the rest is
    "owed": ("Owed", "You owe nobody an answer.", "turn=mine&sort=last_contact"),
    "waiting": (
        "Waiting for them",
        "The ball is with nobody else.",
        "turn=theirs&sort=last_contact",
    ),
    "cold": (
        "Going cold",
        "Nobody you talked with is going quiet.",
        "kind=key&quiet=30&sort=last_contact",
    ),
    "revive": ("Worth reviving", "Nobody comes to mind this week.", ""),
    "loops": ("Loops to close", "Everybody who helped knows what came of it.", ""),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the review: people, each with a line, and where the rest are."""

    key: str
    title: str
    lines: tuple[Line, ...]
    empty_words: str
    more_address: str = ""


@dataclass(frozen=True, slots=True)
class Landed:
    """How the search ended, and who is still to be thanked."""

    words: str
    thanked: int
    to_thank: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A week looked back on; parts are empty for weeks that are over and done."""

    monday: date
    words: str
    headline: str
    earlier: date
    later: date | None
    is_this_week: bool
    done: tuple[Count, ...]
    time: TimeSpent
    parts: tuple[Part, ...]
    next_week: str
    note: str
    kept_words: str
    then: dict[str, int]
    landed: Landed | None


def review(
    workspace: Workspace, day: date | None = None, *, now: datetime, today: date
) -> ReviewPage:
    """The review of the week of a day; of this week unless told."""
    monday = monday_of(day or today)
    done = done_in(workspace, monday, today=today)
    kept = review_of(workspace, monday)
    is_this = monday == monday_of(today)
    following = monday + timedelta(days=7)
    return ReviewPage(
        monday=monday,
        words=f"{day_words(monday, today)} to {day_words(monday + WEEK, today)}",
        headline=_headline(done, is_this_week=is_this),
        earlier=monday - timedelta(days=7),
        later=following if following <= today else None,
        is_this_week=is_this,
        done=done,
        time=time_spent(workspace, week_from(monday), talked=conversations(done), today=today),
        parts=_parts(workspace, today) if is_this else (),
        next_week=_next_week(workspace, now, today) if is_this else "",
        note=kept.note if kept else "",
        kept_words=f"Kept on {day_words(kept.kept_at.date(), today)}." if kept else "",
        then=kept.figures if kept else {},
        landed=_landed(workspace, today),
    )


def _headline(done: tuple[Count, ...], *, is_this_week: bool) -> str:
    found = {one.key: one.number for one in done}
    when = "this week" if is_this_week else "in this week"
    if not found["touched"] and not found["then_came"]:
        return f"Nothing was written {when}"
    wrote = _times(found["touched"], "touch", "touches")
    answers = _times(found["then_came"], "answer", "answers")
    talks = _times(found["then_talked"], "conversation", "conversations")
    return f"{wrote.capitalize()}, {answers} and {talks} {when}"


def _times(number: int, one: str, many: str) -> str:
    return f"{count_words(number)} {one if number == 1 else many}"


def _parts(workspace: Workspace, today: date) -> tuple[Part, ...]:
    promised, loops = _favours(workspace, today)
    silent = tuple(
        Line(one.who, f"your last word was {one.quiet_words}")
        for one in worth_reviving(workspace, today=today)
    )
    return (
        _part("owed", (*owed(workspace, today=today), *promised)),
        _part("waiting", waiting(workspace, today=today)),
        _part("cold", going_cold(workspace, today=today)),
        _part("revive", silent),
        _part("loops", (*loops, *introductions_open(workspace, today=today))),
    )


def _part(key: str, lines: tuple[Line, ...]) -> Part:
    title, empty_words, more = PARTS[key]
    return Part(key, title, lines, empty_words, more)


def _favours(workspace: Workspace, today: date) -> tuple[list[Line], list[Line]]:
    """What the user promised, and whom to tell what came of their help."""
    found = street(workspace, today=today)
    promised = [
        Line(one.who, f"you promised {one.kind_words} {one.due_words}".strip())
        for one in found.promises
    ]
    loops = [
        Line(one.who, f"tell them what came of {one.kind_words}: {one.outcome}")
        for one in found.to_tell
    ]
    return promised[:LOOPS_SHOWN], loops[:LOOPS_SHOWN]


def _next_week(workspace: Workspace, now: datetime, today: date) -> str:
    start = monday_of(today) + timedelta(days=7)
    days = week(workspace, today=today, now=now, start=start)
    steps = sum(len(day.due) for day in days)
    timed = sum(len(day.appointments) for day in days)
    minutes = sum(day.minutes for day in days)
    if not steps and not timed:
        return "Nothing stands in next week yet."
    calls = f" and {_times(timed, 'appointment', 'appointments')}" if timed else ""
    working = sum(day.is_working for day in days)
    return (
        f"Next week holds {_times(steps, 'step', 'steps')}{calls}, about {minutes} minutes"
        f" over {_times(working, 'working day', 'working days')}."
    )


def _landed(workspace: Workspace, today: date) -> Landed | None:
    landing = landed_on(workspace)
    if landing is None:
        return None
    to_thank, thanked = helpers(workspace, landing.on, today=today)
    where = f" at {landing.what}" if landing.what else ""
    return Landed(f"You landed{where} on {day_words(landing.on, today)}.", thanked, to_thank)
