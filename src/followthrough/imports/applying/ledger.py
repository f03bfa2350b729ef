"""The sums of one file: every row is created, updated, unchanged or skipped, and none is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from followthrough.accounts.identifiers import in_order, uuid7
from followthrough.imports.contract import Problem, Reason
from followthrough.imports.models import ImportFile, SkippedRow
from followthrough.storage import bulk

KEPT_AT_ONCE = 5_000  # skipped rows held before they are written


@dataclass
class Ledger:
    """What happened to the rows of one file so far."""

    workspace: str
    brought_by: str
    name: str
    kind: str
    position: int
    id: str = field(default_factory=lambda: uuid7().hex)
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    digest: str = ""
    notices: list[str] = field(default_factory=list)
    _new: Iterator[str] = field(default_factory=in_order)
    _waiting: list[tuple[object, ...]] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Rows read, whatever came of them."""
        return self.created + self.updated + self.unchanged + self.skipped

    def open(self) -> None:
        """Write the file down first, so that what it brings can point at it."""
        ImportFile.objects.create(
            id=UUID(self.id),
            workspace_id=UUID(self.workspace),
            brought_by_id=UUID(self.brought_by),
            name=self.name[:300],
            kind=self.kind,
            position=self.position,
        )

    def count(self, *, is_new: bool) -> None:
        """A row that was taken: new, or known already."""
        self.created += is_new
        self.unchanged += not is_new

    def skip(self, problem: Problem) -> None:
        """List a row that is set aside, with its reason."""
        self.skipped += 1
        head = (next(self._new), self.workspace, self.id)
        self._waiting.append((*head, problem.line, problem.reason.value, problem.found[:300]))
        if len(self._waiting) >= KEPT_AT_ONCE:
            self._write_skipped()

    def skip_line(self, line: int, reason: Reason, found: str) -> None:
        """The same for a row that was read well but has no place."""
        self.skip(Problem(self.name, line, reason, found))

    def repeat(self, twin: ImportFile) -> None:
        """The same sums as when the same file came in before, but nothing of it is new."""
        self.unchanged = twin.created + twin.updated + twin.unchanged
        self.notices.extend(filter(None, twin.notice.split("\n")))
        for row in twin.skipped_rows.order_by("line"):
            self.skip_line(row.line, Reason[row.reason.upper()], row.found)

    def close(self) -> None:
        """Write the sums."""
        self._write_skipped()
        ImportFile.objects.filter(id=UUID(self.id)).update(
            rows=self.rows,
            created=self.created,
            updated=self.updated,
            unchanged=self.unchanged,
            skipped=self.skipped,
            notice="\n".join(self.notices),
            digest=self.digest,
        )

    def _write_skipped(self) -> None:
        fields = ("id", "workspace", "file", "line", "reason", "found")
        bulk.insert(SkippedRow, fields, self._waiting)
        self._waiting.clear()
