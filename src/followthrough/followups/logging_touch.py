"""Log a touch: what happened, what came of it, and the next step, in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.contacts.names import first_name_for_greeting
from followthrough.conversations import noting
from followthrough.conversations.days import local_day
from followthrough.conversations.models import Channel, Interaction
from followthrough.conversations.noting import Touch
from followthrough.followups import plans, proposals
from followthrough.followups.calendars import calendar_of
from followthrough.followups.consequences import follow
from followthrough.followups.logged import take_out
from followthrough.followups.models import FollowUp, Plan
from followthrough.followups.proposals import Happened, Proposed
from followthrough.followups.settings import setting_of
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.sorting.models import Placement
from followthrough.storage.trouble import Trouble

LOGGED = "logged"
CORRECTED = "entry_corrected"
REMOVED = "entry_removed"
SETTLED = frozenset({"no", "wrong_address"})

phrase(LOGGED, "{words} {name} logged")
phrase(CORRECTED, "Entry with {name} put right")
phrase(REMOVED, "Entry with {name} taken out")


class NotYet(Trouble):
    """A touch on a day to come has not happened."""


@dataclass(frozen=True, slots=True)
class Then:
    """The next step the user chose: a day with a note; no day means no next step."""

    on: date | None
    note: str = ""


def propose(contact: Contact, *, touch: Touch, today: date) -> Proposed:
    """The next step that would follow; nothing is written."""
    placed = Placement.objects.of(contact.workspace).filter(contact=contact)
    found = placed.values_list("kind", "role").first() or ("", "")
    happened = Happened(
        result=touch.result,
        on=min(local_day(contact.workspace, touch.at), today),
        is_outbound=touch.is_outbound,
        kind=found[0],
        role=found[1],
        named_on=touch.named_on,
    )
    name = first_name_for_greeting(contact.first_name, contact.last_name) or contact.name
    setting = setting_of(contact.workspace)
    return proposals.propose(
        happened,
        name,
        rhythm=setting.rhythm(None),
        calendar=calendar_of(contact.workspace, contact.country),
    )


def log(
    contact: Contact,
    *,
    touch: Touch,
    by: User | None,
    at: datetime,
    then: Then | None = None,
    seconds: int = 0,
) -> Event:
    """Note what happened and plan what follows; ``then`` absent leaves the plan to the rules.

    ``seconds`` is how long it took the user, where that is known.
    """
    _happened(touch, at)
    with transaction.atomic():
        interaction, is_new = noting.note(contact, touch=touch, by=by)
        if not is_new and (standing := _logged_before(interaction)):
            return standing
        before = plans.keep(contact)
        details = {
            "interaction": str(interaction.pk),
            "plan": before,
            "touch": touch.as_details(),
            "words": _words(touch),
            "seconds": seconds,
            **_due_today(contact, touch, local_day(contact.workspace, at)),
        }
        if _is_overtaken(before, touch, local_day(contact.workspace, touch.at)):
            plans.drop(contact)
        _plan(contact, then, by=by, at=at)
        event = record(contact.workspace, LOGGED, contact=contact, by=by, at=at, details=details)
        follow(contact.workspace, [contact.pk], at=at)
    return event


def correct(interaction: Interaction, *, touch: Touch, by: User | None, at: datetime) -> Event:
    """Put a logged entry right, and plan again."""
    _happened(touch, at)
    details = {
        "interaction": str(interaction.pk),
        "before": Touch.of(interaction).as_details(),
        "touch": touch.as_details(),
    }
    with transaction.atomic():
        noting.correct(interaction, touch=touch)
        return _leave(interaction, CORRECTED, details, by=by, at=at)


def remove(interaction: Interaction, *, by: User | None, at: datetime) -> Event:
    """Take a logged entry out, and plan again."""
    with transaction.atomic():
        details = {"kept": noting.keep(interaction)}
        noting.remove(interaction)
        return _leave(interaction, REMOVED, details, by=by, at=at)


@undoes(LOGGED)
def _undo_log(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    take_out(event)


@undoes(CORRECTED)
def _undo_correct(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    entry = Interaction.objects.of(event.workspace).filter(pk=event.details["interaction"]).first()
    if entry is not None:
        noting.correct(entry, touch=Touch.from_details(event.details["before"]))


@undoes(REMOVED)
def _undo_remove(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    noting.put_back(event.contact, kept=event.details["kept"])


def _happened(touch: Touch, at: datetime) -> None:
    if touch.at > at:
        raise NotYet(f"{touch.at:%Y-%m-%d %H:%M} is still to come. Plan a next step instead.")


def _logged_before(interaction: Interaction) -> Event | None:
    events = Event.objects.of(interaction.workspace).filter(
        contact=interaction.contact, undone_at=None
    )
    found: Event | None = events.filter(details__interaction=str(interaction.pk)).first()
    return found


def _plan(contact: Contact, then: Then | None, *, by: User | None, at: datetime) -> None:
    if then is None:
        return
    if then.on is None:
        plans.decide(contact, Plan.Choice.REST, on=None, by=by, at=at)
    else:
        plans.plan_step(contact, on=then.on, note=then.note, by=by, at=at)


def _due_today(contact: Contact, touch: Touch, today: date) -> dict[str, Any]:
    """What the done list of today shows, where the touch was a step of today and made today."""
    if local_day(contact.workspace, touch.at) != today:
        return {}
    due = FollowUp.objects.of(contact.workspace).filter(contact=contact, due_on__lte=today).first()
    return {"day": today.isoformat(), "minutes": due.minutes} if due else {}


def _is_overtaken(before: plans.Kept, touch: Touch, day: date) -> bool:
    """Whether what was planned is over with this: done, refused, or begun anew after a rest."""
    if before is None or touch.at < datetime.fromisoformat(before["made_at"]):
        return False
    if before["choice"] != Plan.Choice.PLANNED or touch.result in SETTLED:
        return True
    return bool(before["on"] <= day.isoformat())


def _leave(
    interaction: Interaction, verb: str, details: dict[str, Any], *, by: User | None, at: datetime
) -> Event:
    contact = interaction.contact
    event = record(contact.workspace, verb, contact=contact, by=by, at=at, details=details)
    follow(contact.workspace, [contact.pk], at=at)
    return event


def _words(touch: Touch) -> str:
    met = {Channel.PHONE.value: "Call with", Channel.MEETING.value: "Meeting with"}
    return met.get(touch.channel) or ("Note to" if touch.is_outbound else "Words of")
