"""Asking for an introduction, or giving one, state by state; each arms its follow-up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts.models import Contact
from followthrough.conversations.days import local_day
from followthrough.favours.models import Favour
from followthrough.followups import plans
from followthrough.followups.calendars import calendar_of
from followthrough.followups.models import Plan
from followthrough.followups.planning import replan
from followthrough.introductions.chain import Stage, problem_of, stage
from followthrough.introductions.models import Introduction
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.sorting.models import Placement
from followthrough.storage.trouble import Trouble

VERB = "introduction_moved"
FAVOURS = {
    (False, "asked"): Favour.Way.ASKED,
    (False, "made"): Favour.Way.RECEIVED,
    (True, "made"): Favour.Way.GIVEN,
}

phrase(VERB, "Introduction, {name} and {other}: {words}")


class NotIntroduced(Trouble):
    """An introduction that cannot be asked for, or not moved this way."""


def ask(
    contact: Contact, other: Contact, *, is_given: bool = False, by: User | None, at: datetime
) -> Event | None:
    """Ask whether they would be comfortable; None when that was asked before.

    ``contact`` is the bridge to ``other``; with ``is_given`` the user introduces the two.
    """
    if contact.pk == other.pk:
        raise NotIntroduced("An introduction needs two people. Choose somebody else.")
    left_alone = Placement.objects.of(contact.workspace).filter(kind="dont")
    if left_alone.filter(contact__in=[contact.pk, other.pk]).exists():
        raise NotIntroduced("One of the two you don’t follow up. Change that kind first.")
    with transaction.atomic():
        made, is_new = Introduction.objects.get_or_create(
            workspace=contact.workspace,
            contact=contact,
            other=other,
            is_given=is_given,
            defaults={"state": "asked", "changed_at": at},
        )
        return _leave(made, None, by=by, at=at) if is_new else None


def move(
    introduction: Introduction, state: str, *, words: str = "", by: User | None, at: datetime
) -> Event | None:
    """Take it to its next state, with the blurb or what came of it; None when it is there."""
    if introduction.state == state:
        return None
    here = _stage(introduction)
    if state not in here.following:
        raise NotIntroduced(f"After “{here.words}” that does not come next.")
    old = {name: getattr(introduction, name) for name in ("state", "blurb", "outcome")}
    said = " ".join(words.split())
    if state == "blurb_sent":
        if problem := problem_of(said):
            raise NotIntroduced(problem)
        introduction.blurb = said
    if state == "outcome":
        introduction.outcome = said[:300]
    with transaction.atomic():
        introduction.state, introduction.changed_at = state, at
        introduction.save(update_fields=["state", "blurb", "outcome", "changed_at"])
        return _leave(introduction, old, by=by, at=at)


def note_of(introduction: Introduction) -> str:
    """The words of the follow-up its state arms."""
    names = {"contact": introduction.contact.name, "other": introduction.other.name}
    return _stage(introduction).note.format(**names)[:300]


def _stage(introduction: Introduction) -> Stage:
    found = stage(introduction.state, is_given=introduction.is_given)
    if found is None:
        raise NotIntroduced(f"“{introduction.state}” is no state of an introduction.")
    return found


def _leave(
    introduction: Introduction, old: dict[str, str] | None, *, by: User | None, at: datetime
) -> Event:
    """Plans, ledger and event, in the transaction of the verb."""
    contact, other, here = introduction.contact, introduction.other, _stage(introduction)
    today = local_day(introduction.workspace, at)
    kept = {str(one.pk): plans.keep(one) for one in (contact, other)}
    _settle(introduction, old)
    if here.wait:
        whom = other if here.is_with_other else contact
        on = calendar_of(introduction.workspace, whom.country).nth_working_day(today, here.wait)
        plans.plan_step(whom, on=on, note=note_of(introduction), by=by, at=at)
    way = FAVOURS.get((introduction.is_given, introduction.state))
    details = {
        "introduction": str(introduction.pk),
        "old": old,
        "plans": kept,
        "favour": _favour(introduction, way, at) if way else "",
        "other": other.name,
        "words": f"{here.words[:1].lower()}{here.words[1:]}",
    }
    event = record(introduction.workspace, VERB, contact=contact, by=by, at=at, details=details)
    replan(introduction.workspace, [contact.pk, other.pk], today=today)
    return event


def _settle(introduction: Introduction, old: dict[str, str] | None) -> None:
    """The follow-up of the state before is over; what the user planned beside it stays."""
    if old is None:
        return
    before = Introduction(
        contact=introduction.contact,
        other=introduction.other,
        is_given=introduction.is_given,
        state=old["state"],
    )
    Plan.objects.of(introduction.workspace).filter(
        contact__in=[introduction.contact_id, introduction.other_id],
        choice=Plan.Choice.PLANNED,
        note=note_of(before),
    ).delete()


def _favour(introduction: Introduction, way: str, at: datetime) -> str:
    made = Favour.objects.create(
        workspace=introduction.workspace,
        contact=introduction.contact,
        way=way,
        kind=Favour.Kind.INTRODUCTION,
        what=f"To {introduction.other.name}"[:300],
        on=local_day(introduction.workspace, at),
    )
    return str(made.pk)


@undoes(VERB)
def _undo(event: Event, at: datetime) -> None:
    """One state back, with plans and ledger as they were."""
    told: dict[str, Any] = event.details
    known = Introduction.objects.of(event.workspace).select_related("contact", "other")
    made = known.filter(pk=told["introduction"]).first()
    if made is None:
        return
    if made.changed_at > event.at:
        raise ChangedSince("The introduction went on since. Take the later step back first.")
    for contact in (made.contact, made.other):
        plans.restore(contact, told["plans"][str(contact.pk)])
    if favour := told["favour"]:
        Favour.objects.of(event.workspace).filter(pk=favour).delete()
    if told["old"] is None:
        made.delete()
    else:
        Introduction.objects.of(event.workspace).filter(pk=made.pk).update(**told["old"])
    pair = [made.contact_id, made.other_id]
    replan(event.workspace, pair, today=local_day(event.workspace, at))
