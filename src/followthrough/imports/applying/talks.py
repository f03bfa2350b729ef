"""What a sheet or another program says happened with people, and the next step planned there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from followthrough.accounts.identifiers import uuid7
from followthrough.conversations.models import Interaction
from followthrough.followups.models import Plan
from followthrough.imports.applying.identity import identify, instant, seconds_of
from followthrough.imports.applying.ledger import Ledger
from followthrough.imports.applying.people_book import PeopleBook
from followthrough.imports.contract import Card
from followthrough.imports.models import Import
from followthrough.storage import bulk

FIELDS = (
    *("id", "workspace", "number", "contact", "is_outbound", "is_personal", "channel", "at"),
    *("zone_known", "subject", "said", "result", "source", "line"),
)
NOON = 12 * 3600  # the hour is not known; noon is the same day nearly everywhere
STILL_PLANNED_DAYS = 60  # a step older than that was not meant any more


@dataclass
class TalksIn:
    """Takes them in: each is kept once, however often the sheet comes."""

    book: PeopleBook
    ledger: Ledger

    def take(self, told: Iterable[tuple[str, Card]]) -> None:
        """What happened, and what is planned where the user has not planned anything."""
        told = list(told)
        if not told:
            return
        bulk.insert_missing(Interaction, FIELDS, list(self._rows(told)))
        self.book.changed.update(contact for contact, _ in told)
        self._plan(told)

    def _rows(self, told: Iterable[tuple[str, Card]]) -> Iterator[tuple[object, ...]]:
        for contact, card in told:
            for talk in card.talks:
                if talk.on > self.book.today.isoformat():
                    continue  # it has not happened yet
                seconds = seconds_of(talk.on) + NOON
                parts = (contact, talk.channel, talk.said, talk.result, str(talk.is_outbound))
                own, number = identify(seconds, self.book.workspace, "talk", *parts)
                yield (
                    *(own, self.book.workspace, number, contact, talk.is_outbound, True),
                    *(talk.channel, instant(seconds), False, "", talk.said, talk.result),
                    *(self.ledger.id, card.line),
                )

    def _plan(self, told: Iterable[tuple[str, Card]]) -> None:
        """Plans carry the instant of the import, so that taking it back finds them."""
        asked = Import.objects.get(id=UUID(self.book.brought_by))
        oldest = (self.book.today - timedelta(days=STILL_PLANNED_DAYS)).isoformat()
        wanted = {
            contact: card.plan for contact, card in told if card.plan and card.plan.on >= oldest
        }
        planned = Plan.objects.filter(workspace_id=UUID(self.book.workspace))
        taken = {contact.hex for contact in planned.values_list("contact_id", flat=True)}
        Plan.objects.bulk_create(
            Plan(
                id=uuid7(),
                workspace_id=UUID(self.book.workspace),
                contact_id=UUID(contact),
                choice=Plan.Choice.PLANNED,
                on=date.fromisoformat(plan.on),
                note=plan.step[:300],
                made_at=asked.asked_at,
                made_by=asked.by,
            )
            for contact, plan in wanted.items()
            if contact not in taken
        )
