"""Keeping the ledger: log a favour, keep a promise, say what came of it, and that it was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.contacts.names import first_name_for_greeting
from followthrough.conversations.days import local_day
from followthrough.conversations.said import named_day
from followthrough.favours.models import Favour
from followthrough.favours.reading import read
from followthrough.followups import plans
from followthrough.followups.calendars import calendar_of
from followthrough.followups.logged import put_plan_back
from followthrough.followups.models import Plan
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

NOTED, REMOVED, KEPT = "favour_noted", "favour_removed", "promise_kept"
CAME_OF_IT, TOLD = "outcome_noted", "outcome_told"
PROMISE_DAYS = 3  # a promise without a day is looked at after so many days
FIELDS = ("way", "kind", "what", "on", "due_on", "outcome", "told_on")

phrase(NOTED, "{name}: {words} noted")
phrase(REMOVED, "{name}: {words} taken out")
phrase(KEPT, "Promise to {name} kept: {words}")
phrase(CAME_OF_IT, "What came of it noted: {name}, {words}")
phrase(TOLD, "{name} was told what came of it")


class NotAFavour(Trouble):
    """A line that does not say what went back or forth."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line about a favour; what it leaves open may be said beside it."""

    words: str
    way: str = ""
    kind: str = ""
    due_on: date | None = None


def log_favour(contact: Contact, line: Line, *, by: User | None, at: datetime) -> Event:
    """Write a favour down. A promise plans the step that keeps it."""
    today = local_day(contact.workspace, at)
    values = _values(line, today)
    with transaction.atomic():
        before = plans.keep(contact)
        favour = Favour.objects.create(
            workspace=contact.workspace, contact=contact, on=today, **values
        )
        if favour.way == Favour.Way.PROMISED:
            favour.due_on = line.due_on or named_day(line.words, on=today) or _soon(contact, today)
            favour.save(update_fields=["due_on"])
            _arm(contact, promise_note(favour), favour.due_on, by=by, at=at)
        return _leave(favour, NOTED, None, before, by=by, at=at)


def keep_promise(favour: Favour, *, by: User | None, at: datetime) -> Event | None:
    """It is done: what was promised is given; None when it was no open promise."""
    if favour.way != Favour.Way.PROMISED:
        return None
    note, today = promise_note(favour), local_day(favour.workspace, at)
    change = {"way": Favour.Way.GIVEN.value, "on": today, "due_on": None}
    return _change(favour, KEPT, change, settles=note, by=by, at=at)


def came_of_it(favour: Favour, words: str, *, by: User | None, at: datetime) -> Event | None:
    """Something came of what they did: they are to be told, and that is planned."""
    outcome = " ".join(words.split())[:300]
    if not outcome:
        raise NotAFavour("Write what came of it, such as “we talked on Tuesday”.")
    if favour.way != Favour.Way.RECEIVED or favour.outcome == outcome:
        return None
    change = {"outcome": outcome, "told_on": None}
    note = tell_note(favour.contact, outcome)
    return _change(favour, CAME_OF_IT, change, arms=note, by=by, at=at)


def told(favour: Favour, *, by: User | None, at: datetime) -> Event | None:
    """Whoever helped knows now what came of it."""
    if not favour.outcome or favour.told_on:
        return None
    note, today = tell_note(favour.contact, favour.outcome), local_day(favour.workspace, at)
    return _change(favour, TOLD, {"told_on": today}, settles=note, by=by, at=at)


def remove_favour(favour: Favour, *, by: User | None, at: datetime) -> Event:
    """Take a favour out of the ledger."""
    with transaction.atomic():
        before, old = plans.keep(favour.contact), _row(favour)
        notes = (promise_note(favour), tell_note(favour.contact, favour.outcome))
        for note in notes:
            _settle(favour.contact, note)
        event = _leave(favour, REMOVED, old, before, by=by, at=at)
        favour.delete()
    return event


def promise_note(favour: Favour) -> str:
    """The words of the step that keeps a promise."""
    return f"You promised {favour.get_kind_display()}: {favour.what}"[:300]


def tell_note(contact: Contact, outcome: str) -> str:
    """The words of the step that closes the loop."""
    name = first_name_for_greeting(contact.first_name, contact.last_name) or contact.name
    return f"Tell {name} what came of it: {outcome}"[:300]


def _values(line: Line, today: date) -> dict[str, str]:
    what, reading = " ".join(line.words.split())[:300], read(line.words)
    way, kind = line.way or reading.way, line.kind or reading.kind
    if way not in Favour.Way.values:
        ways = ", ".join(Favour.Way.values)
        raise NotAFavour(f"“{what}” does not say who did what. Say which it is: {ways}.")
    if kind not in Favour.Kind.values:
        kinds = ", ".join(Favour.Kind.values)
        raise NotAFavour(f"“{what}” does not say what it was. Say which it is: {kinds}.")
    if line.due_on and line.due_on < today:
        raise NotAFavour(f"{line.due_on} is over. Choose today or a day to come.")
    return {"way": way, "kind": kind, "what": what}


def _change(  # noqa: PLR0913 - what changes, and what it means for the plan
    favour: Favour,
    verb: str,
    change: dict[str, Any],
    *,
    arms: str = "",
    settles: str = "",
    by: User | None,
    at: datetime,
) -> Event:
    contact, today = favour.contact, local_day(favour.workspace, at)
    with transaction.atomic():
        before, old = plans.keep(contact), _row(favour)
        for name, value in change.items():
            setattr(favour, name, value)
        favour.save(update_fields=list(change))
        if settles:
            _settle(contact, settles)
        if arms:
            day = calendar_of(favour.workspace).on_or_after(today + timedelta(days=1))
            _arm(contact, arms, day, by=by, at=at)
        return _leave(favour, verb, old, before, by=by, at=at)


def _soon(contact: Contact, today: date) -> date:
    return calendar_of(contact.workspace).on_or_after(today + timedelta(days=PROMISE_DAYS))


def _arm(contact: Contact, note: str, on: date, *, by: User | None, at: datetime) -> None:
    """Plan the step; where one stands already, the earlier day counts and both are said."""
    standing = plans.keep(contact)
    if standing and standing["choice"] == Plan.Choice.PLANNED and standing["on"]:
        on = min(on, date.fromisoformat(standing["on"]))
        note = "; ".join(filter(None, (standing["note"], note)))
    plans.plan_step(contact, on=on, note=note, by=by, at=at)


def _settle(contact: Contact, note: str) -> None:
    """The step this note planned is over; what the user planned beside it stays."""
    planned = Plan.objects.of(contact.workspace).filter(contact=contact)
    standing = planned.filter(choice=Plan.Choice.PLANNED).first()
    if standing is None or note not in standing.note:
        return
    rest = standing.note.replace(note, "").strip("; ")
    if rest:
        planned.update(note=rest)
    else:
        plans.drop(contact)


def _leave(
    favour: Favour,
    verb: str,
    old: dict[str, Any] | None,
    plan: plans.Kept,
    *,
    by: User | None,
    at: datetime,
) -> Event:
    contact = favour.contact
    details = {"favour": str(favour.pk), "old": old, "plan": plan, "words": _words(favour)}
    event = record(contact.workspace, verb, contact=contact, by=by, at=at, details=details)
    replan(contact.workspace, [contact.pk], today=local_day(contact.workspace, at))
    return event


def _words(favour: Favour) -> str:
    way, kind = Favour.Way(favour.way).label, Favour.Kind(favour.kind).label
    return f"{way[:1].lower()}{way[1:]} {kind}"


def _row(favour: Favour) -> dict[str, Any]:
    row = {name: getattr(favour, name) for name in FIELDS}
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()
    }


def _put_back(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    """The ledger and the plan as they were before the event."""
    if event.contact is None:
        return
    put_plan_back(event)
    standing = Favour.objects.of(event.workspace).filter(pk=event.details["favour"])
    if event.details["old"] is None:
        standing.delete()
        return
    Favour.objects.update_or_create(
        id=event.details["favour"],
        workspace=event.workspace,
        contact=event.contact,
        defaults=event.details["old"],
    )


for _verb in (NOTED, REMOVED, KEPT, CAME_OF_IT, TOLD):
    undoes(_verb)(_put_back)
