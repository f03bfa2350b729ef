"""A peer named somebody: that person comes in with who named them, and gets a first step."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.contacts import company_names
from followthrough.contacts.adding import NewPerson
from followthrough.contacts.identities import sort_name
from followthrough.contacts.models import Contact
from followthrough.conversations.days import local_day
from followthrough.favours.models import Favour
from followthrough.followups import plans
from followthrough.followups.calendars import calendar_of
from followthrough.followups.meeting_somebody import add_person
from followthrough.followups.planning import replan
from followthrough.introductions.models import Acquaintance
from followthrough.introductions.named import Named, named_in
from followthrough.journal import undoing
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

VERB, KNOW = "name_given", "acquaintance_noted"

phrase(VERB, "{name} named {other}")
phrase(KNOW, "{name} knows {other}")


class NobodyInIt(Trouble):
    """A line in which no name was found."""


def propose(introducer: Contact, line: str) -> Named:
    """Who is named in a line; at the introducer’s company unless it says another."""
    named = named_in(line)
    if named is None:
        raise NobodyInIt("No name was found. Write it like “Ask Maya Chen in recruiting”.")
    return named if named.company else named._replace(company=introducer.company_name)


def take_name(introducer: Contact, named: Named, *, by: User | None, at: datetime) -> Event:
    """Write the named person down, and plan the first step that names the introducer."""
    today = local_day(introducer.workspace, at)
    with transaction.atomic():
        known = _known(introducer, named)
        contact = known or _add(introducer, named, by=by, at=at)
        kept = plans.keep(contact)
        tie, is_new = Acquaintance.objects.get_or_create(
            workspace=introducer.workspace, contact=introducer, other=contact
        )
        favour = Favour.objects.create(
            workspace=introducer.workspace,
            contact=introducer,
            way=Favour.Way.RECEIVED,
            kind=Favour.Kind.NAME,
            what=contact.name,
            on=today,
        )
        if kept is None:
            on = calendar_of(introducer.workspace).on_or_after(today + timedelta(days=1))
            note = f"{introducer.name} gave you their name: say so first"
            plans.plan_step(contact, on=on, note=note[:300], by=by, at=at)
        details = {
            "contact": str(contact.pk),
            "is_new": known is None,
            "plan": kept,
            "tie": str(tie.pk) if is_new else "",
            "favour": str(favour.pk),
            "other": contact.name,
        }
        workspace = introducer.workspace
        event = record(workspace, VERB, contact=introducer, by=by, at=at, details=details)
        replan(workspace, [contact.pk], today=today)
    return event


def note_acquaintance(
    contact: Contact, other: Contact, *, by: User | None, at: datetime
) -> Event | None:
    """Two people know each other; None when that is known already."""
    if contact.pk == other.pk:
        return None
    first, second = sorted((contact, other), key=lambda one: one.pk)
    with transaction.atomic():
        tie, is_new = Acquaintance.objects.get_or_create(
            workspace=contact.workspace, contact=first, other=second
        )
        if not is_new:
            return None
        details = {"tie": str(tie.pk), "other": other.name}
        return record(contact.workspace, KNOW, contact=contact, by=by, at=at, details=details)


def _known(introducer: Contact, named: Named) -> Contact | None:
    """The contact of that name at that company, where there is exactly one."""
    same = Contact.objects.of(introducer.workspace).filter(
        sort_name=sort_name(named.name), is_anonymous=False
    )
    key = company_names.key(named.company)
    fitting = [one for one in same if company_names.key(one.company_name) == key]
    if len(fitting) != 1:
        return None
    found: Contact = fitting[0]
    found.workspace = introducer.workspace
    return found


def _add(introducer: Contact, named: Named, *, by: User | None, at: datetime) -> Contact:
    note = f"Named by {introducer.name}."
    person = NewPerson(named.name, named.title, named.company, note=note)
    return add_person(introducer.workspace, person=person, by=by, at=at)


@undoes(VERB)
def _undo_name(event: Event, at: datetime) -> None:
    told = event.details
    Favour.objects.of(event.workspace).filter(pk=told["favour"]).delete()
    if tie := told["tie"]:
        Acquaintance.objects.of(event.workspace).filter(pk=tie).delete()
    contact = Contact.objects.of(event.workspace).filter(pk=told["contact"]).first()
    if contact is None:
        return
    if told["is_new"]:
        added = Event.objects.of(event.workspace).filter(contact=contact, verb="added")
        undoing.undo(added.get(), by=None, at=at)
        return
    plans.restore(contact, told["plan"])
    replan(event.workspace, [contact.pk], today=local_day(event.workspace, at))


@undoes(KNOW)
def _undo_knowing(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    Acquaintance.objects.of(event.workspace).filter(pk=event.details["tie"]).delete()
