"""The companies people work at, and who is known there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.jobsearch.aiming import aim_of
from followthrough.jobsearch.models import Opening
from followthrough.jobsearch.queries import suggested_companies
from followthrough.people import rows as people_rows
from followthrough.people.company import headline
from followthrough.people.coverage import HIRING, RECRUITERS, Coverage, coverage
from followthrough.people.rows import PersonRow
from followthrough.storage import bulk


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One company with the number of people of each kind; ``id`` is empty where nobody is."""

    id: str
    name: str
    key: str
    key_people: int
    interesting: int
    unsorted: int
    people: int
    second_line: str
    is_target: bool
    is_agency: bool
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class CompanyGlance:
    """Who is known at one company, beside the list."""

    id: str
    name: str
    key: str
    is_target: bool
    is_agency: bool
    headline: str
    people: tuple[PersonRow, ...]
    openings: tuple[str, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class CompaniesPage:
    """Target companies first, then where the most useful people are."""

    headline: str
    rows: tuple[CompanyRow, ...]
    current: CompanyGlance | None
    more: int
    suggested: tuple[str, ...]


class _Counts(NamedTuple):
    """What is counted of a company, with its other names and parts; ``own`` is its identifier."""

    own: str = ""
    ids: tuple[str, ...] = ()
    name: str = ""
    is_agency: bool = False
    key_people: int = 0
    interesting: int = 0
    unsorted: int = 0
    recruiters: int = 0
    hiring: int = 0
    people: int = 0

    def with_part(self, part: _Counts) -> _Counts:
        """The same with the people of a part."""
        return _Counts(
            own=self.own or part.own,
            ids=self.ids + part.ids,
            name=self.name or part.name,
            is_agency=self.is_agency or part.is_agency,
            key_people=self.key_people + part.key_people,
            interesting=self.interesting + part.interesting,
            unsorted=self.unsorted + part.unsorted,
            recruiters=self.recruiters + part.recruiters,
            hiring=self.hiring + part.hiring,
            people=self.people + part.people,
        )


def _listed(words: Collection[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))


_COUNTED = f"""
    SELECT co.key, co.id, co.name, co.is_agency, SUM(p.kind = 'key'), SUM(p.kind = 'interesting'),
        SUM(p.kind = ''), SUM(p.role IN ({_listed(RECRUITERS)})),
        SUM(p.role IN ({_listed(HIRING)})), COUNT(p.contact_id)
    FROM followthrough_company co
    LEFT JOIN followthrough_contact c ON c.workspace_id = co.workspace_id AND c.company_id = co.id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id
        AND p.contact_id = c.id AND p.kind <> 'dont'
    WHERE +co.workspace_id = %s AND co.id IN ({{which}})
    GROUP BY co.id ORDER BY 5 DESC, 10 DESC, co.key LIMIT %s
"""  # noqa: S608 - our own names only
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
    WHERE c.workspace_id = %s AND c.company_id IN ({marks}) AND p.workspace_id = c.workspace_id
        AND p.contact_id = c.id AND p.kind <> 'dont'
    ORDER BY p.kind DESC, c.sort_name LIMIT %s
"""
_BRIDGES = """
    SELECT a.key, a.contact_id, COALESCE(co.key, '') FROM followthrough_affiliation a
    CROSS JOIN followthrough_contact c
    LEFT JOIN followthrough_company co ON co.workspace_id = c.workspace_id AND co.id = c.company_id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    WHERE a.workspace_id = %s AND a.key IN ({marks}) AND NOT a.is_study
        AND c.workspace_id = a.workspace_id AND c.id = a.contact_id
        AND COALESCE(p.kind, '') <> 'dont'
"""
_OF_KEYS = "SELECT id FROM followthrough_company WHERE workspace_id = %s AND key IN ({marks})"
SHOWN = 30


def companies(workspace: Workspace, *, today: date, current: str | None = None) -> CompaniesPage:
    """The companies, and one of them opened (by its key)."""
    own = workspace.pk.hex
    aim = aim_of(workspace)
    targets = dict(aim.companies)
    whole = {key: of for key, of in aim.aliases if of in targets} | {key: key for key in targets}
    counted = _of_targets(own, whole)
    bridges = _bridges(own, whole)
    rows = [
        _row(key, name, counted.get(key, _Counts()), bridges=len(bridges[key]), is_target=True)
        for key, name in targets.items()
    ]
    others = _counted(own, _WITH_KEY_PEOPLE, [own, SHOWN], SHOWN)
    rows += [_row(key, one.name, one) for key, one in others if key not in whole]
    everything = counted | {key: one for key, one in others if key not in whole}
    opened = current or next((row.key for row in rows if row.people), None)
    known = {row.key: row for row in rows}
    row = known.get(opened) if opened else None
    if opened and row is None:
        row, everything[opened] = _looked_up(workspace, opened)
    return CompaniesPage(
        headline=_headline(rows),
        rows=tuple(rows[:SHOWN]),
        current=_glance(workspace, row, everything.get(row.key), today) if row else None,
        more=max(0, len(rows) - SHOWN),
        suggested=suggested_companies(workspace, aim),
    )


def _of_targets(own: str, whole: dict[str, str]) -> dict[str, _Counts]:
    """The counts of each target with its other names and parts."""
    found: defaultdict[str, _Counts] = defaultdict(_Counts)
    for key, one in _of_keys(own, whole):
        of = whole[key]
        counts = one if key == of else one._replace(own="", is_agency=False)
        found[of] = found[of].with_part(counts)
    return dict(found)


def _of_keys(own: str, keys: Collection[str]) -> list[tuple[str, _Counts]]:
    if not keys:
        return []
    return _counted(own, _OF_KEYS.format(marks=_marks(keys)), [own, *keys], len(keys))


def _counted(own: str, which: str, params: list[str | int], most: int) -> list[tuple[str, _Counts]]:
    found = bulk.read(_COUNTED.format(which=which), [own, *params, most])
    return [
        (key, _Counts(pk, (pk,), name, bool(is_agency), *(number or 0 for number in numbers)))
        for key, pk, name, is_agency, *numbers in found
    ]


def _bridges(own: str, whole: dict[str, str]) -> dict[str, set[str]]:
    """For each target who worked there before and is elsewhere now."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    if whole:
        sql = _BRIDGES.format(marks=_marks(whole))
        for key, contact, now_at in bulk.read(sql, [own, *whole]):
            if whole.get(now_at) != whole[key]:
                found[whole[key]].add(contact)
    return found


def _marks(values: Collection[str]) -> str:
    return ", ".join(["%s"] * len(values))


def _row(
    key: str, name: str, counts: _Counts, *, bridges: int = 0, is_target: bool = False
) -> CompanyRow:
    people = counts.people
    known = f"{people} {'person' if people == 1 else 'people'} you know"
    return CompanyRow(
        id=str(UUID(counts.own)) if counts.own else "",
        name=name,
        key=key,
        key_people=counts.key_people,
        interesting=counts.interesting,
        unsorted=counts.unsorted,
        people=people,
        second_line=known if people else "Nobody yet",
        is_target=is_target,
        is_agency=counts.is_agency,
        coverage=coverage(
            recruiters=counts.recruiters,
            hiring=counts.hiring,
            employees=people - counts.recruiters - counts.hiring,
            bridges=bridges,
        ),
    )


def _looked_up(workspace: Workspace, key: str) -> tuple[CompanyRow | None, _Counts]:
    """A company that is in the address and not in the list."""
    for own, one in _of_keys(workspace.pk.hex, [key]):
        return _row(own, one.name, one), one
    return None, _Counts()


def _glance(
    workspace: Workspace, row: CompanyRow, counts: _Counts | None, today: date
) -> CompanyGlance:
    people: list[str] = []
    if counts and counts.people:
        sql = _THERE.format(marks=_marks(counts.ids))
        people = [one[0] for one in bulk.read(sql, [workspace.pk.hex, *counts.ids, SHOWN])]
    openings = Opening.objects.of(workspace).filter(key=row.key).order_by("-at")
    return CompanyGlance(
        id=row.id,
        name=row.name,
        key=row.key,
        is_target=row.is_target,
        is_agency=row.is_agency,
        headline=headline(row.name, row.people),
        people=people_rows.of(workspace, people, today=today),
        openings=tuple(one.title for one in openings[:5]),
        coverage=row.coverage,
    )


def _headline(rows: list[CompanyRow]) -> str:
    targets = [row for row in rows if row.is_target]
    if not targets:
        return "Which companies would you like to work for?"
    known = sum(row.people > 0 for row in targets)
    companies = "company" if len(targets) == 1 else "companies"
    return f"You know somebody at {known} of your {len(targets)} {companies}"
