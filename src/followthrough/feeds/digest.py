"""The day in plain text: a file, a mail to oneself, or a line for a shell prompt."""

from __future__ import annotations

from datetime import date, datetime

from followthrough.accounts.models import Workspace
from followthrough.feeds.week import ahead
from followthrough.followups import queries

_NOT_TEXT = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)}, " ")  # no name breaks a line


def digest(workspace: Workspace, *, today: date, now: datetime) -> str:
    """Today with its reasons, and what the next days hold."""
    day = queries.today(workspace, today=today)
    lines = ["".join(text for text, _ in day.headline), day.second_line, ""]
    for step in day.steps:
        lines += [
            f"[ ] {step.headline} ({step.who.name}), {step.minutes} min",
            f"    {step.why_memo}",
        ]
        lines += [f"    {step.approach}", ""]
    coming = ahead(workspace, today=today, now=now)
    for over in coming.to_log:
        lines.append(f"Did it happen? {over.date_words} {over.time_words} {over.words}")
    for one in coming.days:
        times = [f"{each.time_words} {each.words}" for each in one.appointments]
        steps = [f"{len(one.due)} steps, {one.minutes} min"] if one.due else []
        if times or steps:
            lines.append(f"{one.words}: {'; '.join([*times, *steps])}")
    return "\n".join(line.translate(_NOT_TEXT) for line in lines).strip() + "\n"


def short(workspace: Workspace, *, today: date) -> str:
    """One line: how many, how long, who is first."""
    day = queries.today(workspace, today=today)
    if not day.steps:
        return "nothing due"
    minutes = sum(step.minutes for step in day.steps)
    words = f"{len(day.steps)} today, {minutes} min, {day.steps[0].who.first_name} first"
    return words.translate(_NOT_TEXT)
