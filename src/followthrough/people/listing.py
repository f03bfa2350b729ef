"""The list of people: filtered, in order, and searched while typing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from followthrough.accounts.models import Workspace
from followthrough.people import rows
from followthrough.people.groups import IN_GROUP
from followthrough.people.reached import REACHED, is_day, who_reached
from followthrough.people.rows import PersonRow
from followthrough.people.search_words import SearchWords
from followthrough.people.words_said import SaidHit, said
from followthrough.sorting.models import UNTOLD_ROLES
from followthrough.storage import bulk

PAGE_LENGTH = 25
MOST_CANDIDATES = 100  # fitting people; whoever sees more types another letter
MOST_COUNTED = 1_000  # beyond that nobody reads the number, and counting costs
LONGEST = 200  # characters of a search; nobody types more

CHOICES = {
    "kind": ("", "key", "interesting", "dont", "unsorted"),
    "turn": ("", "mine", "theirs", "nobody"),
    "only": ("", "never", "invited", "connected", "anonymous"),
    "sort": ("name", "last_contact", "next", "connected"),
    "quiet": ("", "30", "60", "90", "180"),
    "reached": ("", *REACHED),
}
_KINDS = frozenset({"key", "interesting", "dont"})
_OF = "{alias}.workspace_id = c.workspace_id AND {alias}.contact_id = c.id"
_ORDERS = {
    "name": ("", "c.sort_name, c.id"),
    "last_contact": (
        "LEFT JOIN followthrough_exchange x ON " + _OF.format(alias="x"),
        "MAX(COALESCE(x.last_touch_at, ''), COALESCE(x.last_heard_at, '')) DESC, c.sort_name, c.id",
    ),
    "next": (
        "LEFT JOIN followthrough_followup f ON " + _OF.format(alias="f"),
        "f.due_on IS NULL, f.due_on, c.sort_name, c.id",
    ),
    "connected": ("", "c.connected_on DESC, c.sort_name, c.id"),
}
_PLACED = "SELECT contact_id FROM followthrough_placement WHERE workspace_id = %s AND "
_EXCHANGED = "SELECT contact_id FROM followthrough_exchange WHERE workspace_id = %s AND "
# The very words of the partial index: what a bound value is, SQLite does not look at.
_TOLD = f"NOT (role IN ({', '.join(repr(one) for one in UNTOLD_ROLES)})) AND "
_QUIET = (
    "NOT EXISTS (SELECT 1 FROM followthrough_exchange q WHERE q.workspace_id = %s"
    " AND q.contact_id = c.id AND q.last_touch_at >= %s)"
)
_COMPANY = "SELECT id FROM followthrough_company WHERE workspace_id = %s AND key = %s"
_ONLY = {
    "": "NOT c.is_anonymous",
    "anonymous": "c.is_anonymous",
    "connected": "NOT c.is_anonymous AND c.connected_on IS NOT NULL",
    "never": "NOT c.is_anonymous AND c.id NOT IN (" + _EXCHANGED + "touches > 0)",
    "invited": "NOT c.is_anonymous AND c.connected_on IS NULL AND c.id IN ("
    "SELECT contact_id FROM followthrough_invitation"
    " WHERE workspace_id = %s AND NOT is_outbound AND answered = '')",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show; every field goes through the address of the page and back."""

    words: str = ""
    kind: str = ""  # "key", "interesting", "dont", "unsorted"
    role: str = ""
    turn: str = ""  # "mine", "theirs", "nobody"
    company: str = ""  # the key of a company
    only: str = ""  # "never", "invited", "connected", "anonymous"
    group: str = ""  # of an address book, or the user's own
    quiet: str = ""  # days without a word from the user: "30", "60", "90", "180"
    reached: str = ""  # how far results came with them: see ``reached``
    first: str = ""  # the days in which that began or was, both included
    last: str = ""
    sort: str = "name"  # "name", "last_contact", "next", "connected"
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Filters:
        """The filters in an address; whatever is not known is left out."""
        texts = {name: query.get(name, "")[:LONGEST].strip() for name in cls._texts()}
        known = {k: v for k, v in texts.items() if v in CHOICES.get(k, (v,)) and v}
        known = {k: v for k, v in known.items() if k not in {"first", "last"} or is_day(v)}
        page = query.get("page", "")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1  # noqa: PLR2004
        return cls(**known, page=max(number, 1))

    def as_query(self) -> dict[str, str]:
        """The filters as an address holds them, without what is standard."""
        standard = Filters()
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {k: str(v) for k, v in values.items() if v != getattr(standard, k)}

    @classmethod
    def _texts(cls) -> list[str]:
        return [f.name for f in fields(cls) if f.name != "page"]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of people, with what was said where words were searched for."""

    total: int
    total_words: str
    rows: tuple[PersonRow, ...]
    said: tuple[SaidHit, ...]
    filters: Filters
    next_page: int | None
    previous_page: int | None


def people(workspace: Workspace, filters: Filters, *, today: date) -> PeoplePage:
    """One page of the people that fit the filters."""
    words = SearchWords.of(filters.words)
    if filters.words:
        ids, total = _searched(workspace, filters, words, today)
    else:
        ids, total = _listed(workspace, filters, today)
    most = MOST_CANDIDATES if filters.words else MOST_COUNTED
    is_full = len(ids) > PAGE_LENGTH
    return PeoplePage(
        total=total,
        total_words=f"{total:,}" if total < most else f"{most:,}+",
        rows=rows.of(workspace, ids[:PAGE_LENGTH], words=words, today=today),
        said=said(workspace, words, today=today) if filters.page == 1 else (),
        filters=filters,
        next_page=filters.page + 1 if is_full else None,
        previous_page=filters.page - 1 if filters.page > 1 else None,
    )


def ids_of(workspace: Workspace, filters: Filters, *, today: date, most: int) -> list[str]:
    """Everybody who fits, in the order of the list, but at most so many."""
    words = SearchWords.of(filters.words)
    if filters.words:
        found = _fitting(workspace, filters, words, today) if words.tokens else []
        return found[:most]
    where, params = _asked(workspace, filters, today)
    join, order = _ORDERS[filters.sort]
    sql = f"SELECT c.id FROM followthrough_contact c {join} WHERE {where} ORDER BY {order} LIMIT %s"  # noqa: S608 - our own names
    return [str(row[0]) for row in bulk.read(sql, [*params, most])]


def _listed(workspace: Workspace, filters: Filters, today: date) -> tuple[list[str], int]:
    where, params = _asked(workspace, filters, today)
    total = _count(where, params)
    join, order = _ORDERS[filters.sort]
    start = (filters.page - 1) * PAGE_LENGTH
    found = bulk.read(
        f"SELECT c.id FROM followthrough_contact c {join} WHERE {where}"  # noqa: S608 - our own names
        f" ORDER BY {order} LIMIT %s OFFSET %s",
        [*params, PAGE_LENGTH + 1, start],
    )
    return [str(row[0]) for row in found], total


def _count(where: str, params: list[Any]) -> int:
    sql = (
        f"SELECT COUNT(*) FROM (SELECT 1 FROM followthrough_contact c WHERE {where}"  # noqa: S608
        " LIMIT %s) AS some"
    )
    return int(next(bulk.read(sql, [*params, MOST_COUNTED]))[0])


def _searched(
    workspace: Workspace, filters: Filters, words: SearchWords, today: date
) -> tuple[list[str], int]:
    if not words.tokens:
        return [], 0
    found = _fitting(workspace, filters, words, today)
    start = (filters.page - 1) * PAGE_LENGTH
    return found[start : start + PAGE_LENGTH + 1], min(len(found), MOST_CANDIDATES)


def _fitting(workspace: Workspace, filters: Filters, words: SearchWords, today: date) -> list[str]:
    """Whose name the words begin, then whose title or company; each in the order of names."""
    found = _matching(workspace, filters, words.for_names, today)
    if len(found) < MOST_CANDIDATES:
        more = _matching(workspace, filters, words.for_people, today)
        found = list(dict.fromkeys(found + more))
    return found


def _matching(workspace: Workspace, filters: Filters, match: str, today: date) -> list[str]:
    where, params = _asked(workspace, filters, today)
    found = bulk.read(
        "SELECT c.id, c.sort_name FROM followthrough_contact_text t"  # noqa: S608 - our own names
        " CROSS JOIN followthrough_contact c ON c.number = t.rowid"
        f" WHERE t.followthrough_contact_text MATCH %s AND {where}"
        " ORDER BY t.rowid DESC LIMIT %s",
        [match, *params, MOST_CANDIDATES],
    )
    return [own for own, _ in sorted(found, key=itemgetter(1, 0))]


def _asked(workspace: Workspace, filters: Filters, today: date) -> tuple[str, list[Any]]:
    own = workspace.id.hex
    has_role = filters.role not in UNTOLD_ROLES
    narrowing = (filters.kind in _KINDS, has_role, filters.turn, filters.group, filters.reached)
    is_narrow = any(narrowing) or filters.only == "invited"
    # The plus: from the few that fit to their names, not past everybody in the order of names.
    conditions = ["+c.workspace_id = %s" if is_narrow else "c.workspace_id = %s"]
    conditions.append(_ONLY[filters.only])
    params: list[Any] = [own] * (1 + _ONLY[filters.only].count("%s"))
    if filters.kind == "unsorted":
        conditions.append(f"c.id NOT IN ({_PLACED}kind <> '')")
        params.append(own)
    for column, value, table in (
        ("kind", filters.kind if filters.kind in _KINDS else "", _PLACED),
        ("role", filters.role, _PLACED + _TOLD if has_role else _PLACED),
        ("turn", filters.turn, _EXCHANGED),
    ):
        if value:
            conditions.append(f"c.id IN ({table}{column} = %s)")
            params.extend([own, value])
    if filters.group:
        conditions.append(f"c.id IN ({IN_GROUP})")
        params.extend([own, filters.group] * 2)
    if filters.quiet:
        since = today - timedelta(days=int(filters.quiet))
        conditions.append(_QUIET)
        params.extend([own, since.isoformat()])
    if filters.reached:
        days = (filters.first, filters.last)
        asked, put_in = who_reached(workspace, filters.reached, days, today=today)
        conditions.append(f"c.id IN ({asked})")
        params.extend(put_in)
    if filters.company:
        conditions.append(f"c.company_id = ({_COMPANY})")
        params.extend([own, filters.company])
    return " AND ".join(conditions), params
