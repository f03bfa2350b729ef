"""The owner's own files: jobs and schools as background, saved jobs, companies followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from followthrough.contacts import company_names
from followthrough.imports.applying.identity import identify
from followthrough.imports.applying.ledger import Ledger
from followthrough.imports.contract import (
    CompanyFollow,
    Education,
    JobApplication,
    OwnEmail,
    Position,
    Problem,
    Profile,
    SavedJob,
)
from followthrough.jobsearch.aiming import Owner
from followthrough.jobsearch.models import Employment, FollowedCompany, Opening, Schooling


@dataclass
class OwnFilesIn:
    """Takes the owner's own files in; a row that is there already changes nothing."""

    workspace: str
    brought_by: str
    ledger: Ledger

    def profile(self, known: Owner, records: Iterable[Profile | Problem]) -> None:
        """Who the user is; ``owner.py`` has read it already to tell them from everybody else."""
        for record in self._good(records):
            name = f"{record.first_name} {record.last_name}".strip()
            self.ledger.count(is_new=name != known.name)

    def emails(self, known: Owner, records: Iterable[OwnEmail | Problem]) -> None:
        """The user's own addresses."""
        for record in self._good(records):
            self.ledger.count(is_new=record.email not in known.emails)

    def positions(self, records: Iterable[Position | Problem]) -> None:
        """Where the user worked."""

        def row(record: Position) -> models.Model:
            return Employment(
                **self._head("employment", record.company, record.title, str(record.started)),
                company_name=record.company[:300],
                key=company_names.key(record.company)[:200],
                title=record.title[:300],
                started=str(record.started),
                finished=str(record.finished),
            )

        self._take(records, Employment, row)

    def education(self, records: Iterable[Education | Problem]) -> None:
        """Where the user went to school."""

        def row(record: Education) -> models.Model:
            return Schooling(
                **self._head("schooling", record.school, record.degree, str(record.started)),
                school=record.school[:300],
                degree=record.degree[:300],
                started=str(record.started),
                finished=str(record.finished),
            )

        self._take(records, Schooling, row)

    def follows(self, records: Iterable[CompanyFollow | Problem]) -> None:
        """Companies the user follows."""

        def row(record: CompanyFollow) -> models.Model:
            return FollowedCompany(
                **self._head("follow", record.company),
                name=record.company[:300],
                key=company_names.key(record.company)[:200],
                followed_on=_day(record.followed_at),
            )

        self._take(records, FollowedCompany, row)

    def jobs(self, records: Iterable[SavedJob | JobApplication | Problem]) -> None:
        """Jobs saved or applied for."""

        def row(record: SavedJob | JobApplication) -> models.Model:
            is_applied = isinstance(record, JobApplication)
            at = record.applied_at if isinstance(record, JobApplication) else record.saved_at
            parts = (record.company, record.title, record.url, str(at))
            return Opening(
                **self._head("applied" if is_applied else "saved", *parts),
                company_name=record.company[:300],
                key=company_names.key(record.company)[:200],
                title=record.title[:300],
                url=record.url[:600],
                is_applied=is_applied,
                at=_moment(at),
            )

        self._take(records, Opening, row)

    def _head(self, *parts: str) -> dict[str, Any]:
        own = identify(0, self.workspace, *parts)
        return {
            "id": UUID(own.id),
            "workspace_id": UUID(self.workspace),
            "brought_by_id": UUID(self.brought_by),
        }

    def _good(self, records: Iterable[Any]) -> Iterator[Any]:
        for record in records:
            if isinstance(record, Problem):
                self.ledger.skip(record)
            else:
                yield record

    def _take(
        self, records: Iterable[Any], model: type[models.Model], row: Callable[[Any], models.Model]
    ) -> None:
        found: dict[object, models.Model] = {}
        for record in self._good(records):
            made = row(record)
            if made.pk in found:
                self.ledger.unchanged += 1
            found[made.pk] = made
        manager = model._default_manager  # noqa: SLF001 - Django’s public name for it
        known = set(manager.filter(pk__in=list(found)).values_list("pk", flat=True))
        new = [made for pk, made in found.items() if pk not in known]
        manager.bulk_create(new, ignore_conflicts=True)  # the user may have written the same
        self.ledger.created += len(found) - len(known)
        self.ledger.unchanged += len(known)


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _day(seconds: int | None) -> date | None:
    moment = _moment(seconds)
    return moment.date() if moment else None
