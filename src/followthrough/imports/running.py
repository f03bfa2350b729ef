"""One import, first byte to last follow-up, in one transaction: all of it or nothing."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction

from followthrough.accounts.models import Workspace
from followthrough.contacts import staying_out, text_index as contact_text
from followthrough.contacts.models import Company, Contact, ContactAddress, ContactDetail
from followthrough.conversations import exchanges, text_index as interaction_text
from followthrough.conversations.models import Conversation, Interaction
from followthrough.followups import planning
from followthrough.imports.applying.moves import note_moves
from followthrough.imports.applying.whole_archive import Outcome, WholeArchive
from followthrough.imports.archive import open_archive
from followthrough.imports.contract import ArchiveTrouble
from followthrough.imports.models import Import, SourceRow
from followthrough.imports.progress import Watcher, nobody
from followthrough.jobsearch.aiming import Owner, recognise_owner
from followthrough.journal.recording import record
from followthrough.messages import collisions
from followthrough.sorting import placing
from followthrough.storage.indexes import indexed_afterwards, is_empty

LOADED = (Contact, ContactAddress, ContactDetail, Company, Conversation, Interaction, SourceRow)


def run(wanted: Import, *, at: datetime, watch: Watcher = nobody) -> None:
    """Run an import to its end; one that has ended is left as it is.

    A process killed on the way leaves the record as it was before, and running again does the
    whole of it: there is no half.
    """
    wanted.refresh_from_db()
    if wanted.state not in {Import.State.WAITING, Import.State.RUNNING}:
        return
    try:
        with transaction.atomic():
            _take(wanted, at=at, watch=watch)
        collisions.prepare(wanted.workspace, at=at)
    except ArchiveTrouble as trouble:
        wanted.state = Import.State.FAILED
        wanted.trouble = str(trouble)
        wanted.finished_at = datetime.now(UTC)
        wanted.save(update_fields=["state", "trouble", "finished_at"])
    wanted.refresh_from_db()


def _take(wanted: Import, *, at: datetime, watch: Watcher) -> None:
    started = datetime.now(UTC)
    today = at.astimezone(ZoneInfo(wanted.workspace.time_zone)).date()
    was_empty = is_empty(Interaction)
    with (
        open_archive(Path(wanted.path), name=wanted.file_name) as archive,
        indexed_afterwards(*LOADED),
    ):
        outcome = WholeArchive.of(archive, wanted, today=today, watch=watch).take()
    _leave_out(wanted, outcome)
    told = outcome.owner
    if told.evidence:
        mine = Owner(told.name, told.key, tuple(told.emails), tuple(told.evidence))
        recognise_owner(wanted.workspace, mine)
    _index_text(outcome, was_empty=was_empty)
    looked_from = time.perf_counter()
    _look_again(wanted.workspace, outcome, at=at, today=today)
    Import.objects.filter(id=wanted.id).update(
        state=Import.State.DONE,
        started_at=started,
        finished_at=datetime.now(UTC),
        exported_on=outcome.exported_on,
        counts={**outcome.counts, "seconds_looking_again": time.perf_counter() - looked_from},
    )
    details = {"import": str(wanted.id), "file": wanted.file_name, **outcome.sums}
    record(wanted.workspace, "imported", by=wanted.by, at=at, details=details)


def _leave_out(wanted: Import, outcome: Outcome) -> None:
    """Whom the user took out before stays out, whatever a file says of them."""
    made = Contact.objects.of(wanted.workspace).filter(brought_by=wanted)
    out = staying_out.among(wanted.workspace, made.values_list("pk", flat=True))
    if not out:
        return
    Contact.objects.of(wanted.workspace).filter(pk__in=out).delete()
    outcome.changed.difference_update(out)
    people = "1 person" if len(out) == 1 else f"{len(out):,} people"
    outcome.notices.append(f"{people} in these files were taken out by you before and stay out.")


def _index_text(outcome: Outcome, *, was_empty: bool) -> None:
    """Full text: over people anew, it is small; over what was said only what came in."""
    if outcome.changed:
        contact_text.rebuild()
    if was_empty:
        interaction_text.rebuild()
    else:
        interaction_text.add_from(outcome.files)


def _look_again(workspace: Workspace, outcome: Outcome, *, at: datetime, today: date) -> None:
    """Whose turn, which kind, what next: for whom something changed, or for everybody at first."""
    if not outcome.changed:
        return
    changed = None if outcome.was_first else placing.with_bridged(workspace, outcome.changed)
    if changed is not None:
        note_moves(workspace.pk.hex, sorted(outcome.changed))
    exchanges.refresh(workspace, changed)
    placing.place(workspace, changed, at=at)
    planning.replan(workspace, changed, today=today)
