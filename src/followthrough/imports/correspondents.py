"""Whom the user writes with and does not have yet; and whose mail stays out."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.adding import NewPerson, add
from followthrough.contacts.models import Contact, ContactAddress
from followthrough.followups.consequences import follow
from followthrough.imports.models import Correspondent, LeftOut, MailAccount
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble

SHOWN = 20
KEPT_OUT, LET_IN = "mail_kept_out", "mail_let_in"

phrase(KEPT_OUT, "Mail with {pattern} stays out")
phrase(LET_IN, "Mail with {pattern} may come in")


class NotAPattern(Trouble):
    """Neither an address nor a domain."""


class Frequent(NamedTuple):
    """Somebody to add, with how often one wrote."""

    id: str
    name: str
    email: str
    received: int
    sent: int
    last_at: datetime


def frequent(workspace: Workspace, *, limit: int = SHOWN) -> tuple[Frequent, ...]:
    """Who wrote and was written to, and is not in the record; the most exchanged first."""
    known = ContactAddress.objects.of(workspace).filter(scheme="email").values("value")
    both = Correspondent.objects.of(workspace).filter(received__gt=0, sent__gt=0, is_left=False)
    found = sorted(
        both.exclude(email__in=known), key=lambda one: (-min(one.received, one.sent), one.email)
    )
    return tuple(
        Frequent(str(one.pk), one.name, one.email, one.received, one.sent, one.last_at)
        for one in found[:limit]
    )


def add_correspondent(one: Correspondent, *, by: User | None, at: datetime) -> Contact:
    """Add somebody; connected mailboxes are read from their beginning, for the mail with them."""
    person = NewPerson(name=one.name or one.email.partition("@")[0], email=one.email)
    with transaction.atomic():
        contact = add(one.workspace, person=person, by=by, at=at)
        follow(one.workspace, [contact.pk], at=at)
        MailAccount.objects.of(one.workspace).update(places={}, wait_until=None)
        one.delete()
    return contact


def leave(one: Correspondent) -> None:
    """Offer this address no more."""
    Correspondent.objects.of(one.workspace).filter(pk=one.pk).update(is_left=True)


def keep_out(workspace: Workspace, words: str, *, by: User | None, at: datetime) -> Event | None:
    """Take in no mail with this address or domain from now on; what came in stays."""
    pattern = words.strip().casefold()
    local, sign, domain = pattern.rpartition("@")
    if not sign or "." not in domain or " " in pattern or "@" in local:
        raise NotAPattern(
            f"“{words}” is neither an address nor a domain. Write it like ana@example.com or"
            " @example.com."
        )
    with transaction.atomic():
        _, is_new = LeftOut.objects.get_or_create(workspace=workspace, pattern=pattern[:320])
        if not is_new:
            return None
        return record(workspace, KEPT_OUT, by=by, at=at, details={"pattern": pattern})


def let_in(workspace: Workspace, pattern: str, *, by: User | None, at: datetime) -> Event | None:
    """Take mail with this address in again."""
    with transaction.atomic():
        gone, _ = LeftOut.objects.of(workspace).filter(pattern=pattern).delete()
        if not gone:
            return None
        return record(workspace, LET_IN, by=by, at=at, details={"pattern": pattern})


def kept_out(workspace: Workspace) -> tuple[str, ...]:
    """The addresses and domains whose mail stays out."""
    found = LeftOut.objects.of(workspace).order_by("pattern")
    return tuple(found.values_list("pattern", flat=True))


@undoes(KEPT_OUT, is_complete=True)
def _undo_out(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    LeftOut.objects.of(event.workspace).filter(pattern=event.details["pattern"]).delete()


@undoes(LET_IN, is_complete=True)
def _undo_in(event: Event, at: datetime) -> None:  # noqa: ARG001 - as above
    LeftOut.objects.get_or_create(workspace=event.workspace, pattern=event.details["pattern"])
