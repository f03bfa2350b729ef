"""Days, counts and reasons in words: the same on every face, never by the machine's language."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib import resources

from followthrough.followups.situations import NextStep
from followthrough.followups.working_calendar import WorkingCalendar

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COUNTS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
RECENT_DAYS = 6
TURNS = {"mine": "Your turn", "theirs": "Their turn", "nobody": "Nobody’s turn", "": "Not yet"}
ROLES = {
    "recruiter": "In-house recruiter",
    "agency_recruiter": "Agency recruiter",
    "sourcer": "Sourcer",
    "hiring_manager": "Possible hiring manager",
    "employee": "Works at a target company",
    "colleague": "Shared background",
    "alum": "Your school or group",
    "bridge": "Perhaps a bridge",
    "general": "",
    "": "",
}


def day_words(day: date, today: date) -> str:
    """A day as it is written: “5 March”, with the year when it is not this one."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def weekday_words(day: date, today: date) -> str:
    """A day with its weekday: “Thursday 5 March”."""
    return f"{WEEKDAYS[day.weekday()]} {day_words(day, today)}"


def when_words(day: date, today: date) -> str:
    """How one would say the day: today, yesterday, on Thursday, on 5 March."""
    ago = (today - day).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    if ago in near:
        return near[ago]
    if 0 < ago <= RECENT_DAYS:
        return f"on {WEEKDAYS[day.weekday()]}"
    return f"on {day_words(day, today)}"


def count_words(number: int) -> str:
    """A number in words up to twelve."""
    return COUNTS[number] if 0 <= number < len(COUNTS) else f"{number:,}"


def working_days_words(number: int) -> str:
    """“five working days”, “one working day”."""
    return f"{count_words(number)} working day{'' if number == 1 else 's'}"


def ago_words(day: date, today: date) -> str:
    """Roughly how long ago, for long times: “16 days ago”, “three months ago”, “two years ago”."""
    days = (today - day).days
    for size, unit in ((365, "year"), (30, "month")):
        if days >= 2 * size or (size == 365 and days >= size):  # noqa: PLR2004 - a year of days
            number = days // size
            return f"{count_words(number)} {unit}{'' if number == 1 else 's'} ago"
    return {0: "today", 1: "yesterday"}.get(days, f"{count_words(days)} days ago")


def row_words(step: NextStep, today: date) -> str:
    """Why now, in the few words of a row."""
    return _fill("row", step, "", today)


def memo_words(step: NextStep, first_name: str, today: date) -> str:
    """Why now, as a sentence or two with the reason behind the day."""
    return _fill("memo", step, first_name, today)


def wait_words(step: NextStep) -> str:
    """Why that many days, with the setting behind the number."""
    return _why()[_entry(step)].get("wait", "")


def send_words(step: NextStep, today: date) -> str:
    """What is said of a step that falls on a day off of the user."""
    if step.send_on is None:
        return ""
    if today >= step.send_on:
        return f"Prepared for {weekday_words(step.send_on, today)}: send it when you are back."
    return f"Prepare it now; you are off on {weekday_words(step.send_on, today)}, when it is due."


def skipped_words(step: NextStep, calendar: WorkingCalendar, region: str = "") -> str:
    """The holidays within a wait, by name, as “Thursday 4 June (Corpus Christi in Bayern)”."""
    holidays = calendar.holidays_between(step.anchor_on, step.due_on)
    there = f" in {region}" if region else ""
    said = [f"{weekday_words(day, step.due_on)} ({name}{there})" for day, name in holidays]
    if not said:
        return ""
    days = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"{days} {'was' if len(said) == 1 else 'were'} not counted."


def _fill(part: str, step: NextStep, first_name: str, today: date) -> str:
    anchor = step.anchor_on
    return _why()[_entry(step)][part].format(
        name=first_name,
        day=weekday_words(anchor, today),
        date=day_words(anchor, today),
        when=when_words(anchor, today),
        ago=ago_words(anchor, today),
        since=_since(anchor, today),
        month=_month(anchor),
        wait=working_days_words(step.wait),
    )


def _entry(step: NextStep) -> str:
    return step.situation.value


@cache
def _why() -> dict[str, dict[str, str]]:
    text = resources.files("followthrough.followups").joinpath("why.toml").read_text("utf-8")
    return tomllib.loads(text)


def _since(day: date, today: date) -> str:
    return when_words(day, today) if (today - day).days <= RECENT_DAYS else f"in {_month(day)}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
