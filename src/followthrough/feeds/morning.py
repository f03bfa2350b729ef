"""A notice of the day on the user's own screen: when pressed, or once each morning if asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q
from django_tasks import task

from followthrough.accounts.first_run import local_workspace
from followthrough.accounts.models import User, Workspace
from followthrough.conversations.days import local_day
from followthrough.feeds import screen
from followthrough.feeds.models import MorningNotice
from followthrough.followups import queries
from followthrough.followups.settings import days_off
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.again import come_back

CHOSEN = "morning_notice"
TITLE = "Followthrough"
FIRST_HOUR = 5  # from which the day's list may come, on the screen as by mail
EVERY_MINUTES = 20

phrase(CHOSEN, "{words}")


@dataclass(frozen=True, slots=True)
class Chosen:
    """How the notices come: with the first name or without, and what stood in the way last."""

    shows_names: bool
    trouble: str


def chosen(workspace: Workspace) -> Chosen | None:
    """How the notices come each morning, or None where they do not."""
    found = MorningNotice.objects.of(workspace).first()
    return Chosen(found.shows_names, found.trouble) if found else None


def words_of(workspace: Workspace, *, today: date, shows_names: bool = False) -> str:
    """What the notice says: how many and how long; nobody’s name unless it was asked for."""
    day = queries.today(workspace, today=today)
    if not day.steps:
        return ""
    count, minutes = len(day.steps), sum(step.minutes for step in day.steps)
    first = f" {day.steps[0].who.first_name} first." if shows_names else ""
    return f"{count} follow-up{'' if count == 1 else 's'} today, about {minutes} minutes.{first}"


def show_now(workspace: Workspace, *, at: datetime, shows_names: bool = False) -> str:
    """Show the notice of today, and give its words. Raises where the system shows none."""
    words = words_of(workspace, today=local_day(workspace, at), shows_names=shows_names)
    words = words or "Nobody needs you today."
    screen.show(TITLE, words)
    return words


def each_morning(
    workspace: Workspace, *, shows_names: bool, by: User | None, at: datetime
) -> Event | None:
    """From now on once each morning; the first one comes at once, so that it is seen to work.

    Raises where the system shows none; None where it is so already.
    """
    before = chosen(workspace)
    if before is not None and before.shows_names == shows_names:
        return None
    show_now(workspace, at=at, shows_names=shows_names)
    values = {"shows_names": shows_names, "shown_on": local_day(workspace, at), "trouble": ""}
    with transaction.atomic():
        MorningNotice.objects.update_or_create(workspace=workspace, defaults=values)
        words = "A notice comes each morning, " + (
            "with a name" if shows_names else "without names"
        )
        return _record(workspace, words, before, by=by, at=at)


def no_more(workspace: Workspace, *, by: User | None, at: datetime) -> Event | None:
    """No notice any more; None where there was none."""
    before = chosen(workspace)
    if before is None:
        return None
    with transaction.atomic():
        MorningNotice.objects.of(workspace).delete()
        return _record(workspace, "No notice comes any more", before, by=by, at=at)


def show_if_due(workspace: Workspace, *, at: datetime) -> bool:
    """Show it once for the day, if asked for and somebody waits; says whether this call did.

    The day is claimed first: what fails is told in Settings and waits for tomorrow.
    """
    today, asked = local_day(workspace, at), chosen(workspace)
    if asked is None or today in days_off(workspace):
        return False
    words = words_of(workspace, today=today, shows_names=asked.shows_names)
    due = MorningNotice.objects.of(workspace).filter(Q(shown_on=None) | Q(shown_on__lt=today))
    if not words or not due.update(shown_on=today, trouble=""):
        return False
    try:
        screen.show(TITLE, words)
    except screen.NotShown as trouble:
        MorningNotice.objects.of(workspace).update(trouble=str(trouble))
        return False
    return True


@task()
def keep_showing() -> str:
    """While the program runs: show the notice once a day, from the morning on.

    Only of the one search that is kept on this computer: a screen belongs to one person.
    """
    come_back(keep_showing, minutes=EVERY_MINUTES)
    at, (_, workspace) = datetime.now(UTC), local_workspace()
    is_morning = at.astimezone(ZoneInfo(workspace.time_zone)).hour >= FIRST_HOUR
    return "shown" if is_morning and show_if_due(workspace, at=at) else "nothing to show"


@undoes(CHOSEN, is_complete=True)
def _undo(event: Event, at: datetime) -> None:
    workspace, before = event.workspace, event.details["before"]
    if before is None:
        MorningNotice.objects.of(workspace).delete()
        return
    values = {"shows_names": before, "shown_on": local_day(workspace, at)}
    MorningNotice.objects.update_or_create(workspace=workspace, defaults=values)


def _record(
    workspace: Workspace, words: str, before: Chosen | None, *, by: User | None, at: datetime
) -> Event:
    details: dict[str, Any] = {"words": words, "before": before.shows_names if before else None}
    return record(workspace, CHOSEN, by=by, at=at, details=details)
