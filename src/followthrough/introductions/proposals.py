"""What the last messages with somebody tell of that is not noted yet: proposed, one key to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from followthrough.contacts.models import Contact
from followthrough.conversations.queries import TimelineEntry
from followthrough.favours.models import Favour
from followthrough.favours.noticing import Noticed, noticed
from followthrough.introductions.models import LeftAlone, Wish
from followthrough.introductions.named import named_in

READ = 8  # the last entries; older ones were asked about, or do not matter any more
SHOWN = 2
NAME = "name"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing read out of a message, in the words the user would keep it under."""

    number: int
    way: str
    kind: str
    words: str
    said: str
    date_words: str


def proposals(contact: Contact, entries: Sequence[TimelineEntry]) -> tuple[Proposal, ...]:
    """What could be kept of a timeline; what was kept or left alone does not come again."""
    found = [
        (entry, one)
        for entry in entries[:READ]
        if entry.side != "group"
        for one in _read(entry.said, is_outbound=entry.side == "you")
    ]
    if not found:
        return ()
    known = _known(contact)
    fresh = (
        Proposal(entry.number, one.way, one.kind, _words(one), one.words, entry.date_words)
        for entry, one in found
        if one.words not in known and (entry.number, one.kind) not in known
    )
    return tuple(fresh)[:SHOWN]


def _read(said: str, *, is_outbound: bool) -> list[Noticed]:
    found = list(noticed(said, is_outbound=is_outbound))
    named = None if is_outbound else named_in(said)
    if named:
        found.append(Noticed("received", NAME, named.name))
    return found


def _known(contact: Contact) -> set[object]:
    """The words kept, and the messages left alone."""
    workspace = contact.workspace
    favours = Favour.objects.of(workspace).filter(contact=contact)
    wishes = Wish.objects.of(workspace).filter(contact=contact)
    left = LeftAlone.objects.of(workspace).filter(contact=contact)
    return {
        *favours.values_list("what", flat=True),
        *wishes.values_list("what", flat=True),
        *left.values_list("number", "kind"),
    }


def _words(one: Noticed) -> str:
    if one.kind == "wish":
        return str(Wish.Side(one.way).label)
    return f"{Favour.Way(one.way).label} {Favour.Kind(one.kind).label}"
