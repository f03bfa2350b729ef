"""Recommendations and endorsements: signs of a relation, tied to a contact only when sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from followthrough.contacts.identities import sort_name
from followthrough.contacts.models import Contact, Endorsement, Recommendation
from followthrough.imports.applying.identity import identify
from followthrough.imports.applying.ledger import Ledger
from followthrough.imports.applying.people_book import PROFILE, PeopleBook
from followthrough.imports.contract import (
    Endorsement as EndorsementRecord,
    Problem,
    Recommendation as RecommendationRecord,
)

Record = TypeVar("Record", EndorsementRecord, RecommendationRecord)


@dataclass
class RelationsIn:
    """Takes signs of a relation in. The files name nobody by address but for endorsements.

    A recommendation is tied to the one contact of that name as likely, never as sure; where
    two people bear the name it stays untied. Nobody is created and nobody is merged.
    """

    book: PeopleBook
    ledger: Ledger

    def recommendations(self, records: Iterable[RecommendationRecord | Problem]) -> None:
        """Recommendations given or received."""
        rows = list(self._good(records))
        of_name = self._by_name({sort_name(row.name) for row in rows})
        made: dict[UUID, Recommendation] = {}
        for row in rows:
            key = self._id("recommendation", str(row.is_given), row.name, str(row.written_at))
            contacts = of_name.get(sort_name(row.name), [])
            made[key] = Recommendation(
                id=key,
                workspace_id=UUID(self.book.workspace),
                contact_id=contacts[0] if len(contacts) == 1 else None,
                is_given=row.is_given,
                name=row.name[:300],
                company_name=row.company[:300],
                title=row.title[:500],
                text=row.text,
                written_at=_moment(row.written_at),
                brought_by_id=UUID(self.book.brought_by),
            )
        known = set(Recommendation.objects.filter(pk__in=list(made)).values_list("pk", flat=True))
        Recommendation.objects.bulk_create([row for key, row in made.items() if key not in known])
        self._count(len(rows), len(made) - len(known))

    def endorsements(self, records: Iterable[EndorsementRecord | Problem]) -> None:
        """Skills endorsed either way; the file gives the profile address since 2020."""
        rows = list(self._good(records))
        made: dict[UUID, Endorsement] = {}
        for row in rows:
            key = self._id("endorsement", str(row.is_given), row.key, row.name, row.skill)
            contact = self.book.find(PROFILE, row.key) if row.key else None
            made[key] = Endorsement(
                id=key,
                workspace_id=UUID(self.book.workspace),
                contact_id=UUID(contact) if contact else None,
                is_given=row.is_given,
                name=row.name[:300],
                skill=row.skill[:300],
                at=_moment(row.at),
                brought_by_id=UUID(self.book.brought_by),
            )
        known = set(Endorsement.objects.filter(pk__in=list(made)).values_list("pk", flat=True))
        Endorsement.objects.bulk_create([row for key, row in made.items() if key not in known])
        self._count(len(rows), len(made) - len(known))

    def _good(self, records: Iterable[Record | Problem]) -> Iterable[Record]:
        for record in records:
            if isinstance(record, Problem):
                self.ledger.skip(record)
            else:
                yield record

    def _by_name(self, wanted: set[str]) -> dict[str, list[UUID]]:
        found: dict[str, list[UUID]] = defaultdict(list)
        people = Contact.objects.filter(
            workspace_id=UUID(self.book.workspace), sort_name__in=wanted, is_anonymous=False
        )
        for key, name in people.values_list("id", "sort_name"):
            found[name].append(key)
        return found

    def _id(self, *parts: str) -> UUID:
        return UUID(identify(0, self.book.workspace, *parts).id)

    def _count(self, rows: int, created: int) -> None:
        self.ledger.created += created
        self.ledger.unchanged += rows - created


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
