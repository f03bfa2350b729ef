"""Days, counts and reasons in words: the same on every face, never by the machine's language."""

from __future__ import annotations

from datetime import date

from followthrough.followups.cadence import NextStep, Situation

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
    anchor, when = step.anchor_on, when_words(step.anchor_on, today)
    return {
        Situation.REPLY_OWED: f"Wrote {when}. Your turn",
        Situation.LATE_REPLY: f"Wrote {ago_words(anchor, today)}, and nothing went back",
        Situation.PLANNED: f"You planned this for {day_words(anchor, today)}",
        Situation.THANK_YOU: f"You met {when}. A thank-you is due",
        Situation.PROMISE_CHECK: f"Said {day_words(anchor, today)}; time for a light check",
        Situation.ACCEPTED_INVITATION: f"Accepted your invitation {when}",
        Situation.FIRST_FOLLOW_UP: f"Connected {_since(anchor, today)}, nothing said yet",
        Situation.NUDGE_ONE: f"You wrote {when}, nothing back yet",
        Situation.NUDGE_TWO: f"Second look: you wrote {when}",
        Situation.KEEP_WARM: f"Last contact {ago_words(anchor, today)}",
        Situation.RECONNECT: f"Quiet since {_month(anchor)}",
    }[step.situation]


def memo_words(step: NextStep, first_name: str, today: date) -> str:
    """Why now, as a sentence or two with the reason behind the day."""
    day = weekday_words(step.anchor_on, today)
    wait = working_days_words(step.wait)
    return {
        Situation.REPLY_OWED: f"{first_name} wrote on {day}. Replies you owe come first.",
        Situation.LATE_REPLY: f"{first_name} wrote on {day}, and no answer is on record."
        " A late answer is better than none.",
        Situation.PLANNED: f"You planned this step for {day}.",
        Situation.THANK_YOU: f"You met {first_name} on {day}. Thanks within a day is remembered.",
        Situation.PROMISE_CHECK: f"{first_name} named {day}; {wait} have passed since.",
        Situation.ACCEPTED_INVITATION: f"{first_name} accepted your invitation on {day}."
        " The connection is only the introduction.",
        Situation.FIRST_FOLLOW_UP: f"You connected with {first_name} on {day}, and neither of you"
        " has written yet.",
        Situation.NUDGE_ONE: f"You wrote on {day}; {wait} without an answer is a fair wait.",
        Situation.NUDGE_TWO: f"You wrote again on {day}; {wait} have passed. After this one, let"
        " it rest.",
        Situation.KEEP_WARM: f"You last exchanged words on {day}.",
        Situation.RECONNECT: f"You and {first_name} last wrote on {day}. Old ties are often glad"
        " to hear from you.",
    }[step.situation]


def wait_words(step: NextStep) -> str:
    """Why that many days, with the setting behind the number."""
    return {
        Situation.NUDGE_ONE: "Most hiring managers accept a reminder after one to two weeks;"
        " five working days is the gentle start of that.",
        Situation.NUDGE_TWO: "A second reminder helps little before two weeks are over.",
        Situation.THANK_YOU: "Most interviewers weigh a thank-you, and few receive one in time.",
    }.get(step.situation, "")


def _since(day: date, today: date) -> str:
    return when_words(day, today) if (today - day).days <= RECENT_DAYS else f"in {_month(day)}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
