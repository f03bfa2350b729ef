"""Target companies and whom one knows at each: known, written to, answered, what to close next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.jobsearch.aiming import aim_of
from followthrough.people.coverage import HIRING, RECRUITERS
from followthrough.results.gaps import SORTS, Cell, Gap, gap
from followthrough.storage import bulk

_THERE = """
    SELECT co.key, co.id, COALESCE(p.role, ''), COUNT(*), COALESCE(SUM(x.touches > 0), 0),
        COALESCE(SUM(x.touches > 0 AND x.heard > 0), 0)
    FROM followthrough_company co
    CROSS JOIN followthrough_contact c ON c.workspace_id = co.workspace_id AND c.company_id = co.id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    LEFT JOIN followthrough_exchange x ON x.workspace_id = c.workspace_id AND x.contact_id = c.id
    WHERE co.workspace_id = %s AND co.key IN ({marks}) AND COALESCE(p.kind, '') <> 'dont'
    GROUP BY 1, 2, 3
"""
_BEFORE = """
    SELECT a.key, c.id, COALESCE(co.key, ''), COALESCE(x.touches > 0, 0),
        COALESCE(x.touches > 0 AND x.heard > 0, 0)
    FROM followthrough_affiliation a
    CROSS JOIN followthrough_contact c ON c.workspace_id = a.workspace_id AND c.id = a.contact_id
    LEFT JOIN followthrough_company co ON co.workspace_id = c.workspace_id AND co.id = c.company_id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    LEFT JOIN followthrough_exchange x ON x.workspace_id = c.workspace_id AND x.contact_id = c.id
    WHERE a.workspace_id = %s AND a.key IN ({marks}) AND NOT a.is_study
        AND COALESCE(p.kind, '') <> 'dont'
"""


@dataclass(frozen=True, slots=True)
class CoverCell:
    """The people of one sort at one company, in numbers and words."""

    sort: str
    known: int
    contacted: int
    replied: int
    words: str


@dataclass(frozen=True, slots=True)
class CoverRow:
    """One target company; ``id`` is empty where nobody is known there."""

    id: str
    key: str
    name: str
    cells: tuple[CoverCell, ...]
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """All target companies, and the gap to close next."""

    headline: str
    rows: tuple[CoverRow, ...]
    best: CoverRow | None


def coverage_of_targets(workspace: Workspace) -> CoveragePage:
    """Whom one knows at each target company, in the order of the aim."""
    aim = aim_of(workspace)
    targets = dict(aim.companies)
    whole = {key: of for key, of in aim.aliases if of in targets} | {key: key for key in targets}
    ids, cells = _counted(workspace, whole) if whole else ({}, {})
    rows = tuple(
        _row(key, name, ids.get(key, ""), cells.get(key, [Cell()] * len(SORTS)))
        for key, name in targets.items()
    )
    open_rows = [row for row in rows if row.gap]
    best = min(open_rows, key=lambda row: row.gap.rank if row.gap else 0, default=None)
    return CoveragePage(_headline(rows), rows, best)


def _counted(
    workspace: Workspace, whole: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, list[Cell]]]:
    """The identifier and the four cells of each target, with its other names and parts."""
    marks = ", ".join(["%s"] * len(whole))
    params = [workspace.pk.hex, *whole]
    ids: dict[str, str] = {}
    found: defaultdict[str, list[Cell]] = defaultdict(lambda: [Cell()] * len(SORTS))
    for key, own, role, *more in bulk.read(_THERE.format(marks=marks), params):
        place = 0 if role in RECRUITERS else 1 if role in HIRING else 2
        _add(found[whole[key]], place, Cell(*more))
        if key == whole[key] or whole[key] not in ids:
            ids[whole[key]] = str(UUID(own))
    seen = set()
    for key, contact, now_at, touched, replied in bulk.read(_BEFORE.format(marks=marks), params):
        if whole.get(now_at) != whole[key] and (whole[key], contact) not in seen:
            seen.add((whole[key], contact))
            _add(found[whole[key]], 3, Cell(1, touched, replied))
    return ids, found


def _add(cells: list[Cell], place: int, more: Cell) -> None:
    cells[place] = Cell(*(a + b for a, b in zip(cells[place], more, strict=True)))


def _row(key: str, name: str, own: str, cells: list[Cell]) -> CoverRow:
    shown = tuple(
        CoverCell(sort, *cell, _words(cell)) for sort, cell in zip(SORTS, cells, strict=True)
    )
    return CoverRow(own, key, name, shown, gap(name, cells))


def _words(cell: Cell) -> str:
    if not cell.known:
        return "nobody yet"
    if not cell.contacted:
        return f"{cell.known} known"
    return f"{cell.known} known, {cell.contacted} written to, {cell.replied} answered"


def _headline(rows: tuple[CoverRow, ...]) -> str:
    if not rows:
        return "Which companies would you like to work for?"
    answered = sum(any(cell.replied for cell in row.cells[:3]) for row in rows)
    companies = "company" if len(rows) == 1 else "companies"
    return f"Somebody answered you at {answered} of your {len(rows)} {companies}"
