"""Keeping the review of a week: its figures, and what the user writes of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.conversations.days import local_day
from followthrough.followups.wording import day_words
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.results.models import WeeklyReview
from followthrough.results.week import done_in, monday_of
from followthrough.storage.trouble import Trouble

VERB = "week_reviewed"
LONGEST = 10_000  # characters of a note

phrase(VERB, "Review of the week of {words} kept")


class NotYet(Trouble):
    """A week that has not begun."""


def keep_review(
    workspace: Workspace, day: date, note: str, *, by: User | None, at: datetime
) -> Event | None:
    """Keep the review of the week of a day, with its figures as they are now.

    None where it stands so already, word for word and figure for figure.
    """
    monday, today = monday_of(day), local_day(workspace, at)
    if monday > today:
        raise NotYet(f"The week of {monday} has not begun. Plan it on the page of the week.")
    note = note.strip().replace("\r\n", "\n")[:LONGEST]
    with transaction.atomic():
        figures = {one.key: one.number for one in done_in(workspace, monday, today=today)}
        kept = WeeklyReview.objects.of(workspace).filter(monday=monday).first()
        if kept and (kept.note, kept.figures) == (note, figures):
            return None
        values = {"note": note, "figures": figures, "kept_at": at}
        WeeklyReview.objects.update_or_create(workspace=workspace, monday=monday, defaults=values)
        details = {
            "monday": monday.isoformat(),
            "words": day_words(monday, today),
            "old": _old(kept),
        }
        return record(workspace, VERB, by=by, at=at, details=details)


def review_of(workspace: Workspace, monday: date) -> WeeklyReview | None:
    """What was kept of a week."""
    found: WeeklyReview | None = WeeklyReview.objects.of(workspace).filter(monday=monday).first()
    return found


def reviews_within(workspace: Workspace, first: date, last: date) -> dict[date, WeeklyReview]:
    """What was kept of the weeks that begin within some days, by their Mondays."""
    known = WeeklyReview.objects.of(workspace).filter(monday__range=(first, last))
    return {one.monday: one for one in known}


def last_mondays(today: date, weeks: int) -> list[date]:
    """The Mondays of this week and those before it, the newest first."""
    return [monday_of(today) - timedelta(days=7 * number) for number in range(weeks)]


def _old(kept: WeeklyReview | None) -> dict[str, Any] | None:
    if kept is None:
        return None
    return {"note": kept.note, "figures": kept.figures, "kept_at": kept.kept_at.isoformat()}


@undoes(VERB, is_complete=True)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    known = WeeklyReview.objects.of(event.workspace).filter(monday=event.details["monday"])
    old = event.details["old"]
    if old is None:
        known.delete()
    else:
        known.update(**{**old, "kept_at": datetime.fromisoformat(old["kept_at"])})
