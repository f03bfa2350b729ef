"""The ledger, read: with one contact, and what is open with anybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.contacts.who import Who
from followthrough.favours.balance import ASKS_WITHOUT_GIVING, balance
from followthrough.favours.models import Favour
from followthrough.followups.wording import day_words, when_words
from followthrough.storage import bulk

SHOWN = 50

_ROWS = """
    SELECT f.id, f.way, f.kind, f.what, +f."on", +f.due_on, f.outcome, +f.told_on,
        c.id, c.name, c.first_name, c.title, c.company_name, COALESCE(p.kind, '')
    FROM followthrough_favour f
    CROSS JOIN followthrough_contact c ON c.workspace_id = f.workspace_id AND c.id = f.contact_id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    WHERE f.workspace_id = %s AND {which} AND COALESCE(p.kind, '') <> 'dont'
    ORDER BY {order} LIMIT %s
"""
_OF_ONE = """
    SELECT id, way, kind, what, +"on", +due_on, outcome, +told_on FROM followthrough_favour
    WHERE contact_id = %s AND workspace_id = %s ORDER BY "on" DESC, id DESC
"""
_PLANNED = """
    SELECT note FROM followthrough_plan
    WHERE contact_id = %s AND workspace_id = %s AND choice = 'planned'
"""
_ONE_SIDED = """
    SELECT c.id, c.name, c.first_name, c.title, c.company_name, COALESCE(p.kind, '')
    FROM (SELECT contact_id FROM followthrough_favour WHERE workspace_id = %s
          GROUP BY contact_id HAVING SUM(way = 'asked') >= %s AND SUM(way = 'given') = 0) AS f
    CROSS JOIN followthrough_contact c ON c.id = f.contact_id
    LEFT JOIN followthrough_placement p ON p.workspace_id = c.workspace_id AND p.contact_id = c.id
    WHERE c.workspace_id = %s AND COALESCE(p.kind, '') <> 'dont' ORDER BY c.sort_name LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class FavourLine:
    """One favour as it is shown."""

    id: str
    who: Who
    way: str
    way_words: str
    kind: str
    kind_words: str
    what: str
    when_words: str
    due_words: str
    outcome: str
    told_words: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What went back and forth with one contact."""

    words: str
    hint: str
    planned: str
    lines: tuple[FavourLine, ...]


@dataclass(frozen=True, slots=True)
class Street:
    """What is open with anybody: promises, loops to close, and where an offer is due first."""

    headline: str
    promises: tuple[FavourLine, ...]
    to_tell: tuple[FavourLine, ...]
    to_offer: tuple[Who, ...]


def ledger(contact: Contact, *, today: date) -> Ledger:
    """The favours between the user and a contact, newest first."""
    who = Who(str(contact.pk), contact.name, contact.first_name or contact.name)
    one = [contact.pk.hex, contact.workspace_id.hex]
    favours = list(bulk.read(_OF_ONE, one))
    sums = balance((way, str(Favour.Kind(kind).label)) for _, way, kind, *_ in reversed(favours))
    lines = (_line(who, row, today) for row in favours[:SHOWN])
    planned = next((note for (note,) in bulk.read(_PLANNED, one)), "")
    return Ledger(sums.words, sums.hint, planned, tuple(lines))


def street(workspace: Workspace, *, today: date) -> Street:
    """Promises of the user, whoever is to be told, and who was asked twice for nothing given."""
    own = workspace.pk.hex
    promises = _lines(workspace, "f.way = 'promised'", "f.due_on, f.id", today)
    is_open = "f.way = 'received' AND f.told_on IS NULL AND NOT f.outcome = ''"
    to_tell = _lines(workspace, is_open, 'f."on", f.id', today)
    params = [own, ASKS_WITHOUT_GIVING, own, SHOWN]
    to_offer = tuple(_who(row) for row in bulk.read(_ONE_SIDED, params))
    is_quiet = not (promises or to_tell or to_offer)
    headline = "Nothing is open between you and anybody" if is_quiet else "What is open both ways"
    return Street(headline, promises, to_tell, to_offer)


def _lines(workspace: Workspace, which: str, order: str, today: date) -> tuple[FavourLine, ...]:
    sql = _ROWS.format(which=which, order=order)
    rows = bulk.read(sql, [workspace.pk.hex, SHOWN])
    return tuple(_line(_who(row[8:]), row[:8], today) for row in rows)


def _line(who: Who, row: Iterable[str | None], today: date) -> FavourLine:
    own, way, kind, what, on, due_on, outcome, told_on = (one or "" for one in row)
    due = f"by {day_words(date.fromisoformat(due_on), today)}" if due_on else ""
    return FavourLine(
        id=str(UUID(own)),
        who=who,
        way=way,
        way_words=str(Favour.Way(way).label),
        kind=kind,
        kind_words=str(Favour.Kind(kind).label),
        what=what,
        when_words=when_words(date.fromisoformat(on), today),
        due_words=due,
        outcome=outcome,
        told_words=f"told {when_words(date.fromisoformat(told_on), today)}" if told_on else "",
    )


def _who(row: tuple[str, ...]) -> Who:
    own, name, first, title, company, kind = row
    return Who(str(UUID(own)), name, first or name, kind, title=title, company=company)
