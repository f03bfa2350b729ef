"""The companies people work at, and who is known there."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Company
from followthrough.followups.wording import count_words
from followthrough.jobsearch.models import Opening
from followthrough.people import rows as people_rows
from followthrough.people.rows import PersonRow
from followthrough.storage import bulk


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One company with the number of people of each kind."""

    name: str
    key: str
    key_people: int
    interesting: int
    unsorted: int
    people: int
    second_line: str
    is_target: bool


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """Who is known at one company."""

    name: str
    key: str
    is_target: bool
    is_agency: bool
    headline: str
    people: tuple[PersonRow, ...]
    openings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompaniesPage:
    """Target companies first, then where the most useful people are."""

    rows: tuple[CompanyRow, ...]
    current: CompanyPage | None
    more: int


_TARGETS = """
    SELECT t.name, t.key, t.position FROM followthrough_targetcompany t
    WHERE t.workspace_id = %s ORDER BY t.position, t.name
"""
_COUNTED = """
    SELECT co.key, co.name, SUM(p.kind = 'key'), SUM(p.kind = 'interesting'), SUM(p.kind = ''),
        COUNT(*)
    FROM followthrough_company co
    JOIN followthrough_contact c ON c.workspace_id = co.workspace_id AND c.company_id = co.id
    JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    WHERE +co.workspace_id = %s AND co.id IN ({which}) AND p.kind <> 'dont'
    GROUP BY co.id ORDER BY 3 DESC, 6 DESC, co.key LIMIT %s
"""
_WITH_KEY_PEOPLE = """
    SELECT company_id FROM (
        SELECT c.company_id, COUNT(*) FROM followthrough_placement p
        CROSS JOIN followthrough_contact c
        WHERE p.workspace_id = %s AND p.kind = 'key' AND c.id = p.contact_id
            AND c.workspace_id = p.workspace_id AND c.company_id IS NOT NULL
        GROUP BY c.company_id ORDER BY 2 DESC, 1 LIMIT %s) AS most
"""
_THERE = """
    SELECT c.id FROM followthrough_contact c
    CROSS JOIN followthrough_placement p
    WHERE c.workspace_id = %s AND c.company_id = %s AND p.workspace_id = c.workspace_id
        AND p.contact_id = c.id AND p.kind <> 'dont'
    ORDER BY p.kind DESC, c.sort_name LIMIT %s
"""
_OF_KEYS = "SELECT id FROM followthrough_company WHERE workspace_id = %s AND key IN ({marks})"
SHOWN = 30


def companies(workspace: Workspace, *, today: date, current: str | None = None) -> CompaniesPage:
    """The companies, and one of them opened (by its key)."""
    own = workspace.pk.hex
    targets = {key: name for name, key, _ in bulk.read(_TARGETS, [own])}
    counted = {row[0]: row for row in _counted(own, list(targets))}
    rows = [_row(key, name, counted.get(key), is_target=True) for key, name in targets.items()]
    others = bulk.read(_COUNTED.format(which=_WITH_KEY_PEOPLE), [own, own, SHOWN, SHOWN])
    rows += [_row(r[0], r[1], r, is_target=False) for r in others if r[0] not in targets]
    opened = current or next((row.key for row in rows if row.people), None)
    known = {row.key: row for row in rows}
    page = _page(workspace, opened, known.get(opened), today) if opened else None
    return CompaniesPage(rows=tuple(rows[:SHOWN]), current=page, more=max(0, len(rows) - SHOWN))


def _counted(own: str, keys: list[str]) -> list[tuple[Any, ...]]:
    if not keys:
        return []
    which = _OF_KEYS.format(marks=", ".join(["%s"] * len(keys)))
    return list(bulk.read(_COUNTED.format(which=which), [own, own, *keys, len(keys)]))


def _row(key: str, name: str, counts: tuple[Any, ...] | None, *, is_target: bool) -> CompanyRow:
    _, _, key_people, interesting, unsorted, people = counts or (key, name, 0, 0, 0, 0)
    known = f"{people} {'person' if people == 1 else 'people'} you know"
    return CompanyRow(
        name=name,
        key=key,
        key_people=key_people,
        interesting=interesting,
        unsorted=unsorted,
        people=people,
        second_line=known if people else "Nobody yet",
        is_target=is_target,
    )


def _page(
    workspace: Workspace, key: str, row: CompanyRow | None, today: date
) -> CompanyPage | None:
    company = Company.objects.of(workspace).filter(key=key).first()
    if company is None and row is None:
        return None
    people: list[str] = []
    if company is not None:
        there = bulk.read(_THERE, [workspace.pk.hex, company.pk.hex, SHOWN])
        people = [row[0] for row in there]
    openings = Opening.objects.of(workspace).filter(key=key).order_by("-at")
    name = row.name if row else company.name if company else key
    return CompanyPage(
        name=name,
        key=key,
        is_target=bool(row and row.is_target),
        is_agency=bool(company and company.is_agency),
        headline=_headline(name, len(people)),
        people=people_rows.of(workspace, people, today=today),
        openings=tuple(one.title for one in openings[:5]),
    )


def _headline(name: str, people: int) -> str:
    if not people:
        return f"No one leads to {name}, yet"
    return f"You know {count_words(people)} {'person' if people == 1 else 'people'} at {name}"
