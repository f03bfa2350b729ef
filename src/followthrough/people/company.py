"""One company seen whole: who is there, who was, what was said, what is missing."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Company
from followthrough.contacts.who import Who
from followthrough.followups import wording
from followthrough.followups.wording import count_words
from followthrough.people.coverage import HIRING, RECRUITERS
from followthrough.storage import bulk

SHOWN = 25  # of each group; the list of people has the rest
RECENT_DAYS = 90
OPENINGS_SHOWN = 10
GROUPS = ("Recruiters", "Possible hiring managers", "Others who work there")


@dataclass(frozen=True, slots=True)
class Size:
    """One answer to how many work there."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name or a part of the company; ``id`` where that is a company of its own."""

    name: str
    id: str


@dataclass(frozen=True, slots=True)
class PersonThere:
    """Somebody who is or was there, with the last contact in words."""

    who: Who
    last_contact_words: str
    years: str


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one role."""

    label: str
    number: int
    people: tuple[PersonThere, ...]
    more_words: str


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """A job the user saved or applied for. Only addresses of the web are kept as links."""

    title: str
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """Everything the page of one company shows."""

    id: str
    key: str
    name: str
    is_target: bool
    is_agency: bool
    headline: str
    about_words: str
    size_words: str
    country: str
    sizes: tuple[Size, ...]
    part_of: OtherName | None
    other_names: tuple[OtherName, ...]
    groups: tuple[Group, ...]
    before: tuple[PersonThere, ...]
    openings: tuple[OpeningLine, ...]
    last_contact_words: str
    missing: tuple[str, ...]
    left_out_words: str


class _Person(NamedTuple):
    """A row of somebody there, as the two queries give it."""

    id: str
    name: str
    first_name: str
    title: str
    company: str
    kind: str
    role: str
    confidence: str
    touched: str | None
    heard: str | None
    started: str
    finished: str

    @property
    def last(self) -> str:
        """The day of the last contact either way, as it is kept; empty for none."""
        return max(self.touched or "", self.heard or "")[:10]


_NAMES = """
    SELECT 'target', t.key, t.name, NULL FROM followthrough_targetcompany t
    WHERE t.workspace_id = %(workspace)s AND t.key = %(key)s
    UNION ALL
    SELECT 'other', a.key, a.name, co.id FROM followthrough_companyalias a
    LEFT JOIN followthrough_company co ON co.workspace_id = a.workspace_id AND co.key = a.key
    WHERE a.workspace_id = %(workspace)s AND a.of = %(key)s
    UNION ALL
    SELECT 'whole', a.of, COALESCE(co.name, a.of), co.id FROM followthrough_companyalias a
    LEFT JOIN followthrough_company co ON co.workspace_id = a.workspace_id AND co.key = a.of
    WHERE a.workspace_id = %(workspace)s AND a.key = %(key)s
    ORDER BY 1, 3
"""
_WHO = """
    c.id, c.name, c.first_name, c.title, c.company_name, COALESCE(p.kind, ''),
    COALESCE(p.role, ''), COALESCE(p.confidence, ''), +x.last_touch_at, +x.last_heard_at
"""
_STANDS = """
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    LEFT JOIN followthrough_exchange x ON x.workspace_id = c.workspace_id AND x.contact_id = c.id
"""
_THERE = f"""
    SELECT {_WHO}, '', '' FROM followthrough_company co
    CROSS JOIN followthrough_contact c {_STANDS}
    WHERE co.workspace_id = %s AND co.key IN ({{marks}})
        AND c.workspace_id = co.workspace_id AND c.company_id = co.id
    ORDER BY COALESCE(p.kind, '') DESC, c.sort_name, c.id
"""  # noqa: S608 - our own names only
# The name keeps to the index by name: the other one holds all columns and tempts to read it whole.
_BEFORE = f"""
    SELECT {_WHO}, a.started, a.finished FROM followthrough_affiliation a
    CROSS JOIN followthrough_contact c {_STANDS}
    WHERE a.workspace_id = %s AND a.key IN ({{marks}}) AND NOT a.is_study AND a.name <> ''
        AND c.workspace_id = a.workspace_id AND c.id = a.contact_id
    ORDER BY c.sort_name, c.id, a.started DESC
"""  # noqa: S608 - as above
_OPENINGS = """
    SELECT title, url, is_applied, +at FROM followthrough_opening
    WHERE workspace_id = %s AND key IN ({marks}) ORDER BY at DESC, id LIMIT %s
"""


def company(workspace: Workspace, company_id: UUID, *, today: date) -> CompanyPage | None:
    """The page of one company, or None where the workspace has no such company."""
    kept = Company.objects.of(workspace).filter(id=company_id).first()
    if kept is None:
        return None
    names = _names(workspace, kept.key)
    keys = [kept.key, *(key for part, key, _, _ in names if part == "other")]
    everybody = _read(_THERE, workspace, keys)
    there = [one for one in everybody if one.kind != "dont"]
    groups = _groups(there, today)
    before = _before(workspace, keys, {one.id for one in everybody}, today)
    is_target = any(part == "target" for part, *_ in names)
    whole = [_other(*row) for row in names if row[0] == "whole"]
    return CompanyPage(
        id=str(kept.id),
        key=kept.key,
        name=kept.name,
        is_target=is_target,
        is_agency=kept.is_agency,
        headline=headline(kept.name, len(there)),
        about_words=_about(kept, is_target=is_target),
        size_words=str(Company.Size(kept.size).label),
        country=kept.country,
        sizes=tuple(Size(v, str(label), v == kept.size) for v, label in Company.Size.choices),
        part_of=whole[0] if whole else None,
        other_names=tuple(_other(*row) for row in names if row[0] == "other"),
        groups=groups,
        before=before,
        openings=_openings(workspace, keys, today),
        last_contact_words=_last_contact(there, today),
        missing=_missing(groups, is_target=is_target, has_bridge=bool(before)),
        left_out_words=_left_out(len(everybody) - len(there)),
    )


def headline(name: str, people: int) -> str:
    """How many one knows there, as a sentence."""
    if not people:
        return f"Nobody you know works at {name} yet"
    return f"You know {count_words(people)} {'person' if people == 1 else 'people'} at {name}"


def _names(workspace: Workspace, key: str) -> list[tuple[Any, ...]]:
    return list(bulk.read(_NAMES, {"workspace": workspace.pk.hex, "key": key}))


def _other(_: str, __: str, name: str, own: str | None) -> OtherName:
    return OtherName(name=name, id=str(UUID(own)) if own else "")


def _read(sql: str, workspace: Workspace, keys: list[str]) -> list[_Person]:
    marks = ", ".join(["%s"] * len(keys))
    return [_Person(*row) for row in bulk.read(sql.format(marks=marks), [workspace.pk.hex, *keys])]


def _before(
    workspace: Workspace, keys: list[str], there: set[str], today: date
) -> tuple[PersonThere, ...]:
    """Who worked there before; once each, and nobody who is there still or again."""
    first: dict[str, _Person] = {}
    for one in _read(_BEFORE, workspace, keys):
        if one.id not in there and one.kind != "dont":
            first.setdefault(one.id, one)
    return tuple(_person(one, today) for one in first.values())


def _groups(there: list[_Person], today: date) -> tuple[Group, ...]:
    sorts: tuple[list[_Person], ...] = ([], [], [])
    for one in there:
        sorts[0 if one.role in RECRUITERS else 1 if one.role in HIRING else 2].append(one)
    return tuple(_group(*pair, today) for pair in zip(GROUPS, sorts, strict=True))


def _group(label: str, people: list[_Person], today: date) -> Group:
    rest = len(people) - SHOWN
    return Group(
        label=label,
        number=len(people),
        people=tuple(_person(one, today) for one in people[:SHOWN]),
        more_words=f"{rest:,} more" if rest > 0 else "",
    )


def _person(one: _Person, today: date) -> PersonThere:
    who = Who(
        id=str(UUID(one.id)),
        name=one.name,
        first_name=one.first_name or one.name,
        kind=one.kind,
        role=one.role,
        confidence=one.confidence,
        title=one.title,
        company=one.company,
    )
    last = one.last
    words = f"Last contact {wording.when_words(_day(last), today)}" if last else "Nothing said yet"
    return PersonThere(who, words, _years(one.started[:4], one.finished[:4]))


def _years(started: str, finished: str) -> str:
    if started and finished and started != finished:
        return f"{started} to {finished}"
    if started and not finished:
        return f"from {started}"
    return finished and (finished if started else f"until {finished}")


def _about(kept: Company, *, is_target: bool) -> str:
    sentences = (
        "One of your companies." if is_target else "",
        "Recruits for others." if kept.is_agency else "",
        f"Size: {Company.Size(kept.size).label}." if kept.size else "",
    )
    return " ".join(filter(None, sentences))


def _openings(workspace: Workspace, keys: list[str], today: date) -> tuple[OpeningLine, ...]:
    sql = _OPENINGS.format(marks=", ".join(["%s"] * len(keys)))
    rows = bulk.read(sql, [workspace.pk.hex, *keys, OPENINGS_SHOWN])
    return tuple(_opening(row, today) for row in rows)


def _opening(row: tuple[Any, ...], today: date) -> OpeningLine:
    title, url, is_applied, at = row
    done = "Applied" if is_applied else "Saved"
    words = f"{done} {wording.when_words(_day(at[:10]), today)}" if at else done
    is_web = url.startswith(("https://", "http://"))
    return OpeningLine(title or "A job", url if is_web else "", words)


def _last_contact(there: list[_Person], today: date) -> str:
    if not there:
        return ""
    latest = max(there, key=lambda one: one.last)
    if not latest.last:
        return "Nothing said with anybody here yet."
    said = f"Last contact {wording.when_words(_day(latest.last), today)}, with {latest.name}."
    since = (today - timedelta(days=RECENT_DAYS)).isoformat()
    recent = sum(one.last >= since for one in there)
    if not recent:
        return f"{said} Quiet for three months."
    people = "person" if recent == 1 else "people"
    return f"{said} In touch with {count_words(recent)} {people} here in the last three months."


def _missing(groups: tuple[Group, ...], *, is_target: bool, has_bridge: bool) -> tuple[str, ...]:
    """What to look for next, never as a reproach."""
    recruiters, hiring, others = (group.number for group in groups)
    if not recruiters + hiring + others:
        asks = "Ask one of those who were there before for a name." if has_bridge else ""
        return tuple(filter(None, ("Nobody you know works here yet.", asks)))
    if not is_target:
        return ()
    return tuple(
        words
        for number, words in (
            (recruiters, "No recruiter known yet."),
            (hiring, "No hiring manager known yet."),
            (has_bridge, "Nobody known who worked here before."),
        )
        if not number
    )


def _left_out(number: int) -> str:
    return f"{count_words(number).capitalize()} more you don’t follow up." if number else ""


def _day(kept: str) -> date:
    return date.fromisoformat(kept)
