"""Deciding on a person, with what it means for the next step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations.days import local_day
from followthrough.conversations.models import Invitation
from followthrough.followups.planning import replan
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.sorting import deciding, groups
from followthrough.sorting.groups import Alike
from followthrough.storage.trouble import Trouble

ANSWERED = "invitation_answered"
ANSWERS = {"left": "left unanswered", "declined": "declined"}

phrase(ANSWERED, "Request of {name} {words}")


class NoSuchAnswer(Trouble):
    """An answer to a request to connect that is not one of ours."""


def decide(
    contact: Contact, kind: str, *, by: User | None, at: datetime, reason: str = ""
) -> Event | None:
    """Give a contact its kind for good, and plan again."""
    with transaction.atomic():
        event = deciding.decide(contact, kind, by=by, at=at, reason=reason)
        _replan(contact.workspace, contact, at)
    return event


def decide_several(
    workspace: Workspace, contact_ids: Collection[UUID], kind: str, *, by: User | None, at: datetime
) -> int:
    """Give several contacts one kind for good, plan again, and say how many it changed."""
    with transaction.atomic():
        changed = deciding.decide_several(workspace, contact_ids, kind, by=by, at=at)
        if changed:
            replan(workspace, contact_ids, today=local_day(workspace, at))
    return changed


def decide_group(
    workspace: Workspace,
    alike: Alike,
    kind: str,
    *,
    without: Sequence[str] = (),
    by: User | None,
    at: datetime,
) -> int:
    """Give everybody in a group one kind for good, but for those left out."""
    chosen = groups.ids_of(workspace, alike, without=without)
    return decide_several(workspace, chosen, kind, by=by, at=at)


def agree_with_sure(workspace: Workspace, *, by: User | None, at: datetime) -> int:
    """Agree with everything the rules are sure of, plan again, and say how many."""
    with transaction.atomic():
        agreed = deciding.agree_with_sure(workspace, by=by, at=at)
        if agreed:
            replan(workspace, None, today=local_day(workspace, at))
    return agreed


def set_aside(contact: Contact, *, by: User | None, at: datetime) -> Event | None:
    """Not now: ask about this person another day."""
    with transaction.atomic():
        event = deciding.set_aside(contact, by=by, at=at)
        _replan(contact.workspace, contact, at)
    return event


def answer_invitation(
    contact: Contact, answer: str, *, by: User | None, at: datetime
) -> Event | None:
    """Note that the user left or declined a request to connect: "left" or "declined"."""
    if answer not in ANSWERS:
        raise NoSuchAnswer(f"“{answer}” is no answer to a request. Say left or declined.")
    with transaction.atomic():
        open_ones = Invitation.objects.of(contact.workspace).filter(
            contact=contact, is_outbound=False, answered=""
        )
        ids = [str(pk) for pk in open_ones.values_list("pk", flat=True)]
        if not open_ones.update(answered=answer):
            return None
        details = {"invitations": ids, "answer": answer, "words": ANSWERS[answer]}
        event = record(contact.workspace, ANSWERED, contact=contact, by=by, at=at, details=details)
        _replan(contact.workspace, contact, at)
    return event


@undoes(ANSWERED)
def _undo_answer(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    asked = Invitation.objects.of(event.workspace).filter(pk__in=event.details["invitations"])
    asked.filter(answered=event.details["answer"]).update(answered="")


def _replan(workspace: Workspace, contact: Contact, at: datetime) -> None:
    replan(workspace, [contact.pk], today=local_day(workspace, at))
