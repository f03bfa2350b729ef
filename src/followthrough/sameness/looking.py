"""Looking through the record for doubles, and the user's word on each pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from followthrough.accounts.identifiers import in_order
from followthrough.accounts.models import User, Workspace
from followthrough.contacts.models import Contact
from followthrough.imports.models import Import
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undo, undoes
from followthrough.journal.wording import phrase
from followthrough.sameness.likeness import Entry, digits, fold
from followthrough.sameness.merging import merge
from followthrough.sameness.models import DoublesLook, LikelySame
from followthrough.sameness.pairs import find
from followthrough.storage import bulk

APART, SEVERAL = "kept_apart", "merged_several"
MOST_AT_ONCE = 200  # pairs merged by one press: each can be read before

phrase(APART, "{name} and {other_name} are two people")
phrase(SEVERAL, "{count_words} became one each")

_PEOPLE = """
    SELECT c.id, c.name, c.first_name, c.last_name, c.title, COALESCE(co.key, '')
    FROM followthrough_contact c
    LEFT JOIN followthrough_company co
           ON co.id = c.company_id AND co.workspace_id = c.workspace_id
    WHERE c.workspace_id = %s AND NOT c.is_anonymous
"""
_ADDRESSES = """
    SELECT contact_id, scheme, value FROM followthrough_contactaddress
    WHERE workspace_id = %s AND scheme IN ('profile', 'email')
    UNION ALL SELECT contact_id, kind, value FROM followthrough_contactdetail
    WHERE workspace_id = %s AND kind IN ('phone', 'email', 'birthday')
"""
_FIELDS = ("id", "workspace", "contact", "other", "score", "reasons", "is_sure", "is_apart")


def look_again(workspace: Workspace, *, at: datetime) -> int:
    """Look through everybody, and say how many pairs are likely one person.

    What the user said of a pair stays.
    """
    entries = list(_entries(workspace))
    apart = {
        (one.hex, other.hex)
        for one, other in LikelySame.objects.of(workspace)
        .filter(is_apart=True)
        .values_list("contact_id", "other_id")
    }
    found, new, own = find(entries, apart=apart), in_order(), workspace.pk.hex
    rows = [
        (
            next(new),
            own,
            one.id,
            other.id,
            round(alike.score * 100),
            bulk.as_json([[why.slug, why.value, round(why.weight, 2)] for why in alike.reasons]),
            int(alike.is_sure),
            0,
        )
        for one, other, alike in found
    ]
    with transaction.atomic():
        LikelySame.objects.of(workspace).filter(is_apart=False).delete()
        bulk.insert(LikelySame, _FIELDS, rows)
        DoublesLook.objects.update_or_create(workspace=workspace, defaults={"looked_at": at})
    return len(rows)


def is_due(workspace: Workspace) -> bool:
    """Whether something came in since the last look."""
    look = DoublesLook.objects.of(workspace).first()
    done = Import.objects.of(workspace).filter(state=Import.State.DONE)
    if look is None:
        return bool(Contact.objects.of(workspace).exists())
    return bool(done.filter(finished_at__gt=look.looked_at).exists())


def keep_apart(one: Contact, other: Contact, *, by: User | None, at: datetime) -> Event | None:
    """They are two people: nobody asks again. None where that was said already."""
    first, second = sorted((one, other), key=lambda contact: contact.pk.hex)
    with transaction.atomic():
        pair, _ = LikelySame.objects.get_or_create(
            workspace=one.workspace, contact=first, other=second, defaults={"score": 0}
        )
        if pair.is_apart:
            return None
        pair.is_apart = True
        pair.save(update_fields=["is_apart"])
        details = {"pair": str(pair.pk), "other_name": other.name}
        return record(one.workspace, APART, contact=one, by=by, at=at, details=details)


def merge_sure(workspace: Workspace, *, by: User | None, at: datetime) -> int:
    """Make one of every pair that is sure, in one press with one undo; says how many."""
    with transaction.atomic():
        made = [str(event.pk) for event in _merged_one_by_one(workspace, by=by, at=at)]
        if made:
            pairs = "1 pair" if len(made) == 1 else f"{len(made):,} pairs"
            details: dict[str, Any] = {"events": made, "count_words": pairs}
            record(workspace, SEVERAL, by=by, at=at, details=details)
    return len(made)


def better(one: Contact, other: Contact) -> tuple[Contact, Contact]:
    """Which entry to keep and which goes into it: the one with a profile, then the older one."""

    def told(contact: Contact) -> tuple[bool, bool, str]:
        return not contact.profile_url, not contact.connected_on, contact.pk.hex

    kept, gone = sorted((one, other), key=told)
    return kept, gone


def _merged_one_by_one(workspace: Workspace, *, by: User | None, at: datetime) -> Iterator[Event]:
    for _ in range(MOST_AT_ONCE):
        sure = LikelySame.objects.of(workspace).filter(is_sure=True, is_apart=False)
        pair = sure.select_related("contact", "other").order_by("-score", "id").first()
        if pair is None:
            return
        pair.contact.workspace = pair.other.workspace = workspace
        kept, gone = better(pair.contact, pair.other)
        yield merge(kept, gone, by=by, at=at)


@undoes(APART)
def _undo_apart(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    pair = LikelySame.objects.of(event.workspace).filter(pk=event.details["pair"])
    pair.update(is_apart=False)


@undoes(SEVERAL)
def _undo_several(event: Event, at: datetime) -> None:
    for key in reversed(event.details["events"]):
        merged = Event.objects.of(event.workspace).get(pk=UUID(key))
        undo(merged, by=event.by, at=at)


def _entries(workspace: Workspace) -> Iterator[Entry]:
    own = workspace.pk.hex
    told: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for contact, kind, value in bulk.read(_ADDRESSES, [own, own]):
        told[contact][kind].add(digits(value) if kind == "phone" else value.casefold())
    for contact, name, first, last, title, company in bulk.read(_PEOPLE, [own]):
        known = told[contact]
        folded = fold(name)
        begin, _, end = folded.rpartition(" ")
        yield Entry(
            id=contact,
            name=folded,
            first=fold(first).split(" ")[0] or begin.split(" ")[0],
            last=fold(last) or end,
            company=company,
            title=fold(title),
            profile=min(known["profile"], default=""),
            birthday=min(known["birthday"], default=""),
            emails=frozenset(known["email"]),
            phones=frozenset(known["phone"] - {""}),
        )
