"""Two entries become one person, and two again: everything that hangs on them goes along."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact, FormerEntry
from followthrough.conversations.days import local_day
from followthrough.followups.consequences import follow
from followthrough.imports.applying.moves import note_moves
from followthrough.imports.applying.people_book import SHOWN_FIELDS, PeopleBook
from followthrough.imports.applying.showing_again import show_again
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.sameness.carrying import as_kept, carry_back, carry_over, stand_again
from followthrough.sorting.placing import with_bridged
from followthrough.storage import bulk
from followthrough.storage.trouble import Trouble

VERB = "merged"
OWN = (
    *SHOWN_FIELDS,
    "note",
    "edits",
    "came_in_on",
    "country",
    "time_zone",
    "salutation",
    "language",
    "is_anonymous",
    "moved_on",
    "moved_from",
)
DAYS = ("connected_on", "came_in_on", "moved_on")
LOSES = {"name": "name", "title": "title", "company_name": "company", "email": "email"}

phrase(VERB, "{gone_name} is one person with {name}")


class OneAlready(Trouble):
    """Somebody cannot become one with themselves, or with a stranger's contact."""


def merge(kept: Contact, gone: Contact, *, by: User | None, at: datetime) -> Event:
    """``gone`` becomes part of ``kept``: one person from now on, whatever is imported again.

    What is shown follows from the rows of both, the newest word first; of two decisions the later
    stands; what finds no place beside the other's is written into the note. Undo makes two again.
    """
    if kept.pk == gone.pk or kept.workspace_id != gone.workspace_id:
        raise OneAlready(f"{kept.name} is that person already. Choose two different entries.")
    workspace = kept.workspace
    with transaction.atomic():
        text_index.forget_from([kept.pk, gone.pk])
        before = _as_it_stands(kept)
        whole = as_kept(gone)
        had_rows = gone.source_rows.exists()
        load = carry_over(kept, gone)
        _take_on(kept, gone)
        gone_id = gone.pk
        Contact.objects.of(workspace).filter(pk=gone_id).delete()
        _show(workspace, [kept.pk.hex], at)
        _fill(kept, gone, is_told=had_rows)
        details = {
            "gone": whole,
            "gone_name": gone.name,
            "load": asdict(load),
            "before": before,
            "kept": str(kept.pk),
            "after": {"note": kept.note, "edits": kept.edits},
        }
        event = record(workspace, VERB, contact=kept, by=by, at=at, details=details)
        FormerEntry.objects.create(
            workspace=workspace,
            contact=kept,
            gone=gone_id,
            name=gone.name,
            merged_at=at,
            event=event.pk,
        )
        text_index.add_from([kept.pk])
        follow(workspace, with_bridged(workspace, [kept.pk]), at=at)
    return event


def how_many_merged(contact: Contact) -> int:
    """How many entries became part of this one."""
    sql = (
        "SELECT COUNT(*) FROM followthrough_formerentry WHERE workspace_id = %s AND contact_id = %s"
    )
    ((number,),) = bulk.read(sql, [contact.workspace_id.hex, contact.pk.hex])
    return int(number)


def merged_into(contact: Contact) -> tuple[FormerEntry, ...]:
    """The entries that became part of somebody, the latest first: each can be taken out again."""
    found = FormerEntry.objects.of(contact.workspace).filter(contact=contact)
    return tuple(found.order_by("-merged_at", "-id"))


@undoes(VERB)
def _split(event: Event, at: datetime) -> None:
    """Two again: what was the other's goes back, what came since stays with the first."""
    workspace = event.workspace
    kept = Contact.objects.of(workspace).filter(pk=event.details["kept"]).first()
    (whole,) = event.details["gone"]
    if kept is None or event.contact_id != kept.pk:
        raise ChangedSince(
            f"{event.details['gone_name']} went into somebody who has since become part of another."
            " Take that later merge back first."
        )
    text_index.forget_from([kept.pk])
    stand_again(whole)
    gone = Contact.objects.of(workspace).get(pk=whole["pk"])
    FormerEntry.objects.of(workspace).filter(event=event.pk).delete()
    carry_back(event.details["load"], gone, merged_at=event.at)
    _put_back(kept, event.details)
    _show(workspace, [kept.pk.hex, gone.pk.hex], at)
    text_index.add_from([kept.pk, gone.pk])
    follow(workspace, with_bridged(workspace, [kept.pk, gone.pk]), at=at)


def _take_on(kept: Contact, gone: Contact) -> None:
    """What is of the entry itself and not of its rows."""
    kept.edits = {**gone.edits, **kept.edits}
    notes = dict.fromkeys(one for one in (kept.note, gone.note) if one.strip())
    kept.note = "\n\n".join(notes)
    kept.came_in_on = min(kept.came_in_on, gone.came_in_on)
    kept.country = kept.country or gone.country
    kept.time_zone = kept.time_zone or gone.time_zone
    kept.salutation = kept.salutation or gone.salutation
    kept.language = kept.language or gone.language
    kept.is_anonymous = kept.is_anonymous and gone.is_anonymous
    kept.save()


def _fill(kept: Contact, gone: Contact, *, is_told: bool) -> None:
    """Values that no row tells again: into what is empty, else into the note."""
    kept.refresh_from_db()
    left = []
    for name, words in LOSES.items():
        theirs = getattr(gone, name)
        if not theirs or theirs == getattr(kept, name):
            continue
        if not getattr(kept, name):
            _write(kept, name, gone)
        elif not is_told or name in gone.edits:
            left.append(f"{words} {theirs}")
    for name in ("profile_url", "connected_on"):
        if not getattr(kept, name):
            setattr(kept, name, getattr(gone, name))
    if left:
        kept.note = f"{kept.note}\n\nFrom the entry that was merged: {'; '.join(left)}.".strip()
    kept.save()


def _write(kept: Contact, name: str, gone: Contact) -> None:
    setattr(kept, name, getattr(gone, name))
    kept.edits[name] = getattr(gone, name)
    if name == "company_name":
        kept.company_id = gone.company_id
        kept.edits["company"] = gone.company_id.hex if gone.company_id else None


def _put_back(kept: Contact, details: dict[str, Any]) -> None:
    """The entry as it was, but for what the user wrote since."""
    before, after = dict(details["before"]), details["after"]
    edits = {name: value for name, value in kept.edits.items() if after["edits"].get(name) != value}
    if kept.note != after["note"]:
        del before["note"]
    before["edits"] = before["edits"] | edits
    for name, value in {**before, **edits}.items():
        field = "company_id" if name == "company" else name
        is_day = name in DAYS and value is not None
        setattr(kept, field, date.fromisoformat(value) if is_day else value)
    kept.save()


def _as_it_stands(contact: Contact) -> dict[str, Any]:
    """What is of the entry itself, as JSON keeps it."""
    values = {name: getattr(contact, "company_id" if name == "company" else name) for name in OWN}
    values["company"] = contact.company_id.hex if contact.company_id else None
    return values | {name: values[name].isoformat() if values[name] else None for name in DAYS}


def _show(workspace: Workspace, contacts: list[str], at: datetime) -> None:
    today = local_day(workspace, at)
    show_again(PeopleBook.of(workspace.pk.hex, "", today), contacts)
    note_moves(workspace.pk.hex, contacts)
