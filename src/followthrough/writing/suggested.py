"""What an assistant proposed for a letter: remembered as canned, and put in by the user alone."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import ChangedSince, undoes
from followthrough.journal.wording import phrase
from followthrough.storage.trouble import Trouble
from followthrough.writing.drafting import LONGEST, keep
from followthrough.writing.models import Draft

PUT_IN = "suggestion_put_in"

phrase(PUT_IN, "Suggested words put into the letter to {name}")


class PlaceGone(Trouble):
    """The words a suggestion was made for are no longer in the letter."""


class NoWords(Trouble):
    """Nothing to put in."""


def remember(draft: Draft, words: str) -> None:
    """Count these words as canned in this letter from now on; the letter itself stays as it is."""
    own = Draft.objects.of(draft.workspace).filter(pk=draft.pk)
    with transaction.atomic():
        known = own.values_list("suggested", flat=True).first() or []
        draft.suggested = known if words in known else [*known, words]
        own.update(suggested=draft.suggested)


def put_in(draft: Draft, place: str, words: str, *, by: User | None, at: datetime) -> Event | None:
    """Put words in the place of others, in the letter or else in its subject; undo gives both back.

    Raises ``PlaceGone`` where those are not there any more, and then changes nothing.
    """
    words = words.strip()
    if not words:
        raise NoWords("There are no words to put in. The letter is as it was.")
    before = {"subject": draft.subject, "body": draft.body}
    if draft.sent_at is not None:
        raise PlaceGone("The letter went out and stays as it was sent.")
    if not place or place not in f"{draft.subject}\n{draft.body}":
        raise PlaceGone("The letter changed there since. It is as you left it; ask once more.")
    if place in draft.body:
        after = {**before, "body": draft.body.replace(place, words, 1)[:LONGEST]}
    else:
        one_line = " ".join(words.split())
        after = {**before, "subject": draft.subject.replace(place, one_line, 1)[:300]}
    if after == before:
        return None
    with transaction.atomic():
        keep(draft, **after, at=at)
        details = {"draft": str(draft.pk), "before": before, "after": after}
        return record(draft.workspace, PUT_IN, contact=draft.contact, by=by, at=at, details=details)


@undoes(PUT_IN)
def _undo_putting_in(event: Event, at: datetime) -> None:
    own = Draft.objects.of(event.workspace).filter(pk=event.details["draft"], sent_at=None)
    draft = own.first()
    if draft is None or {"subject": draft.subject, "body": draft.body} != event.details["after"]:
        raise ChangedSince("You wrote on since. Change the words in the letter itself.")
    own.update(kept_at=at, **event.details["before"])
