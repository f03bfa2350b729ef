"""Put a draft on paper as it stands: the words are the letter's own, nothing is logged yet."""

from __future__ import annotations

from datetime import datetime

from followthrough.conversations.days import local_day
from followthrough.printing.addressees import addressees
from followthrough.printing.letterhead import sender_of
from followthrough.printing.letters import NotPrintable, letter_on_paper
from followthrough.printing.sheet import Printed
from followthrough.writing import drafting
from followthrough.writing.models import Draft


def print_draft(draft: Draft, *, at: datetime) -> Printed:
    """The letter as a PDF; coming back, the page asks whether it went out.

    Raises ``NotPrintable`` while a place is open: nothing canned leaves the house.
    """
    if asked := drafting.still_open(draft):
        raise NotPrintable(
            f"Not printed: “{asked}” is still open in the letter. Fill it or cut it."
        )
    workspace = draft.workspace
    (to,) = addressees(workspace, [draft.contact_id])
    on = local_day(workspace, at)
    printed = letter_on_paper(sender_of(workspace), to, draft.subject, draft.body, on=on)
    drafting.copied(draft, at=at)
    return printed
