"""Holding a letter against what is known, as the checks of messages want it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from followthrough.contacts.names import first_name_for_greeting
from followthrough.conversations.days import local_day
from followthrough.conversations.models import Exchange, Interaction
from followthrough.messages import checking, collisions
from followthrough.messages.contract import Check, Draft as Message, Recipient
from followthrough.sorting.models import Placement
from followthrough.writing.facts import Beside
from followthrough.writing.library import holes
from followthrough.writing.models import Draft
from followthrough.writing.quiet_remarks import silenced

MOST_EARLIER = 5
SUBJECTS = frozenset({"email", "inmail", "letter"})


def checked(draft: Draft, found: Beside, *, today: date) -> Check:
    """What the letter still needs, with the user's own sentences marked."""
    return checking.check(_message(draft, found, today))


def marked(draft: Draft, check: Check) -> list[tuple[str, str]]:
    """The letter in pieces, each with what it is: "own", "canned" or "hole"."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for one in sorted(check.sentences):
        pieces.append((draft.body[at : one.start], "canned"))
        words = draft.body[one.start : one.end]
        kind = "hole" if holes(words) else "own" if one.is_own else "canned"
        pieces.append((words, kind))
        at = one.end
    pieces.append((draft.body[at:], "canned"))
    return [(words, kind) for words, kind in pieces if words]


def _message(draft: Draft, found: Beside, today: date) -> Message:
    contact = draft.contact
    exchange = Exchange.objects.of(draft.workspace).filter(contact=contact).first()
    mine = Interaction.objects.of(draft.workspace).filter(is_outbound=True)
    earlier = mine.filter(contact=contact).exclude(said="").order_by("-number")
    return Message(
        body=draft.body,
        subject=draft.subject if draft.channel in SUBJECTS else "",
        channel=draft.channel,
        situation=draft.situation,
        statement=draft.statement,
        suggested=tuple(draft.suggested),
        recipient=_recipient(draft, exchange, today),
        facts=tuple(fact.words for fact in found.facts),
        values=found.values,
        earlier=tuple(earlier.values_list("said", flat=True)[:MOST_EARLIER]),
        similar=collisions.similar(draft.workspace, draft.body, to=contact, at=_end_of(today)),
        dismissed=frozenset({*draft.dismissed, *silenced(draft.workspace)}),
        replies=exchange.heard if exchange else 0,
    )


def _recipient(draft: Draft, exchange: Exchange | None, today: date) -> Recipient:
    contact = draft.contact
    placed = Placement.objects.of(draft.workspace).filter(contact=contact).first()
    days = None
    if exchange and exchange.touches and exchange.heard:
        last = max(filter(None, (exchange.last_touch_at, exchange.last_heard_at)))
        days = (today - local_day(draft.workspace, last)).days
    return Recipient(
        first_name=first_name_for_greeting(contact.first_name, contact.last_name) or contact.name,
        last_name=contact.last_name,
        company=contact.company_name,
        role=placed.role if placed else "",
        kind=placed.kind if placed else "",
        days_since_contact=days,
        met=bool(exchange and exchange.last_met_on),
        touches_since_reply=exchange.touches_since_heard if exchange else 0,
        language=contact.language,
        salutation=contact.salutation,
    )


def _end_of(today: date) -> datetime:
    return datetime.combine(today, time.max, tzinfo=UTC)
