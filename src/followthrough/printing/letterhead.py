"""Keep who letters on paper come from, and which sheets are printed on."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.jobsearch.aiming import owner_of
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase
from followthrough.printing.models import Letterhead
from followthrough.printing.stock import label_sheets, labels, paper, usual_labels, usual_paper
from followthrough.storage.trouble import Trouble

VERB = "letterhead_changed"
MOST_LINES = 6

phrase(VERB, "Letters on paper come from {from_words}, on {paper_words}")


class TooLong(Trouble):
    """An address of more lines than a letter has room for."""


class Sender(NamedTuple):
    """Who writes, and on what."""

    name: str
    address: tuple[str, ...]
    paper: str
    labels: str


def sender_of(workspace: Workspace) -> Sender:
    """What was kept; the name from the user's own files and the paper of their country else."""
    kept = Letterhead.objects.of(workspace).first() or Letterhead()
    sheet = kept.paper or usual_paper(workspace.country)
    return Sender(
        kept.name or owner_of(workspace).name,
        tuple(kept.address.splitlines()),
        sheet,
        kept.labels or usual_labels(sheet),
    )


def keep_letterhead(
    workspace: Workspace, new: Sender, *, by: User | None, at: datetime
) -> Event | None:
    """Keep all of it; None where it stands so already."""
    lines = tuple(line for line in (" ".join(one.split()) for one in new.address) if line)
    if len(lines) > MOST_LINES:
        raise TooLong(f"{len(lines)} lines are too many for an address. Use at most {MOST_LINES}.")
    new = Sender(" ".join(new.name.split())[:300], lines, paper(new.paper).name, new.labels)
    if labels(new.labels).paper != new.paper and new.labels == sender_of(workspace).labels:
        new = new._replace(labels=usual_labels(new.paper))
    with transaction.atomic():
        old = sender_of(workspace)
        if new == old:
            return None
        before = Letterhead.objects.of(workspace).values("name", "address", "paper", "labels")
        details = {
            "old": before.first(),
            "from_words": new.name or "nobody named",
            "paper_words": f"{paper(new.paper).words}; labels: {label_sheets()[new.labels].words}",
        }
        values = {**new._asdict(), "address": "\n".join(lines)}
        Letterhead.objects.update_or_create(workspace=workspace, defaults=values)
        return record(workspace, VERB, by=by, at=at, details=details)


@undoes(VERB, is_complete=True)
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    own = Letterhead.objects.of(event.workspace)
    if event.details["old"] is None:
        own.delete()
    else:
        own.update(**event.details["old"])
