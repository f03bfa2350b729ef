"""What came in and every row that did not, as people read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count

from followthrough.accounts.models import Workspace
from followthrough.accounts.scoping import WorkspaceQuerySet
from followthrough.imports.contract import Problem, Reason
from followthrough.imports.models import Import, ImportFile, SkippedRow
from followthrough.imports.progress import ImportProgress, noticeboard
from followthrough.sorting.models import Placement
from followthrough.storage.spreadsheets import muted

PAGE = 50


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file with its sums."""

    name: str
    kind: str
    rows: int
    created: int
    updated: int
    unchanged: int
    skipped: int
    notice: str


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """One row that was set aside."""

    file: str
    line: int
    found: str
    why: str
    advice: str


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How many rows were set aside for one reason."""

    slug: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """An import told from its end."""

    id: str
    file_name: str
    state: str
    headline: str
    new_people: int
    known_people: int
    messages: int
    conversations: int
    to_sort: int
    seconds: int
    files: tuple[FileLine, ...]
    ignored: tuple[str, ...]
    notices: tuple[str, ...]
    reasons: tuple[ReasonCount, ...]
    skipped_total: int
    skipped: tuple[SkippedLine, ...]
    next_page: int | None
    owner: str
    owner_evidence: tuple[str, ...]
    trouble: str
    can_take_back: bool
    asks: str


def report(
    workspace: Workspace, import_id: UUID, *, reason: str = "", page: int = 1
) -> ImportReport | None:
    """The report of one import; nobody else's."""
    told = Import.objects.of(workspace).filter(id=import_id).first()
    if told is None:
        return None
    rows = SkippedRow.objects.of(workspace).filter(file__brought_by=told)
    chosen = rows.filter(reason=reason) if reason else rows
    first = (page - 1) * PAGE
    lines = list(
        chosen.select_related("file").order_by("file__position", "line")[first : first + PAGE + 1]
    )
    counts = told.counts
    return ImportReport(
        id=str(told.id),
        file_name=told.file_name,
        state=told.state,
        headline=_headline(told),
        new_people=counts.get("new_people", 0),
        known_people=counts.get("known_people", 0),
        messages=counts.get("messages", 0),
        conversations=counts.get("conversations", 0),
        to_sort=Placement.objects.of(workspace).filter(wants_a_look=True).count(),
        seconds=_seconds(told),
        files=tuple(_files(workspace, told)),
        ignored=tuple(counts.get("ignored", ())),
        notices=tuple(counts.get("notices", ())),
        reasons=tuple(_reasons(rows)),
        skipped_total=sum(file.skipped for file in told.files.all()),
        skipped=tuple(_line(row) for row in lines[:PAGE]),
        next_page=page + 1 if len(lines) > PAGE else None,
        owner=counts.get("owner", ""),
        owner_evidence=tuple(counts.get("owner_evidence", ())),
        trouble=told.trouble,
        can_take_back=told.state == Import.State.DONE,
        asks="columns" if told.columns else "changes",
    )


def skipped_as_csv(workspace: Workspace, import_id: UUID) -> str:
    """Every row that was set aside, to open in a spreadsheet. Cells that would run are muted."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["file", "line", "what it says", "why it was set aside", "what you can do"])
    rows = SkippedRow.objects.of(workspace).filter(file__brought_by_id=import_id)
    for row in rows.select_related("file").order_by("file__position", "line").iterator():
        line = _line(row)
        table.writerow([line.file, line.line, muted(line.found), line.why, line.advice])
    return out.getvalue()


def progress(workspace: Workspace, import_id: UUID) -> tuple[str, ImportProgress] | None:
    """The state of an import and how far it is."""
    state = (
        Import.objects.of(workspace).filter(id=import_id).values_list("state", flat=True).first()
    )
    return None if state is None else (state, noticeboard(str(import_id)).read())


def newest(workspace: Workspace, most: int = 20) -> list[Import]:
    """The imports of a workspace, newest first."""
    return list(Import.objects.of(workspace).order_by("-asked_at")[:most])


def _headline(told: Import) -> str:
    people = told.counts.get("new_people", 0) + told.counts.get("known_people", 0)
    if told.state == Import.State.DONE:
        return f"{people:,} people are in."
    if told.state == Import.State.TAKEN_BACK:
        return "All of it is taken back."
    if told.state in {Import.State.FAILED, Import.State.STOPPED}:
        return "Nothing was changed."
    if told.state == Import.State.ASKING:
        return "It waits for your answer."
    return "Reading it now."


def _seconds(told: Import) -> int:
    if not told.started_at or not told.finished_at:
        return 0
    return round((told.finished_at - told.started_at).total_seconds())


def _files(workspace: Workspace, told: Import) -> Iterator[FileLine]:
    for file in ImportFile.objects.of(workspace).filter(brought_by=told).order_by("position"):
        yield FileLine(
            name=file.name,
            kind=file.kind,
            rows=file.rows,
            created=file.created,
            updated=file.updated,
            unchanged=file.unchanged,
            skipped=file.skipped,
            notice=file.notice,
        )


def _reasons(rows: WorkspaceQuerySet[Any]) -> Iterator[ReasonCount]:
    counted = rows.values("reason").annotate(n=Count("id")).order_by("-n", "reason")
    for row in counted:
        yield ReasonCount(row["reason"], _reason(row["reason"]).words, row["n"])


def _line(row: SkippedRow) -> SkippedLine:
    problem = Problem(row.file.name, row.line, _reason(row.reason), row.found)
    return SkippedLine(row.file.name, row.line, row.found, problem.sentence, problem.advice)


def _reason(slug: str) -> Reason:
    return next(reason for reason in Reason if reason.value == slug)
