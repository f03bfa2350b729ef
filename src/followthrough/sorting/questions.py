"""Questions of the day: at most three facts that would show a bridge, if the user knows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from followthrough.accounts.models import Workspace
from followthrough.contacts.names import first_name_for_greeting
from followthrough.contacts.noting_affiliations import VERB as NOTED
from followthrough.contacts.who import Who
from followthrough.jobsearch.aiming import AimFacts, aim_of
from followthrough.sorting import gathering
from followthrough.sorting.bridging import Place
from followthrough.sorting.skipping import VERB as SKIPPED
from followthrough.storage import bulk
from followthrough.titles.functions import every_function
from followthrough.titles.words import vocabulary

MOST_A_DAY = 3
AT_ONCE = 30  # people whose earlier answers are looked up together
Asked = tuple[str, bool]  # a contact and whether it is asked where they studied
_IN_TOUCH = "One of you wrote, and nothing links {name} to your aim yet."
_NEAR = "Works near your field, and nothing links {name} to your aim yet."
_PLAIN = "Nothing links {name} to your aim yet."
WHY = (_IN_TOUCH, _NEAR, _PLAIN)

# Whoever has no kind rests or is only possible. A recruiter is sorted by whom they recruit and
# somebody at a target by that, so only where no such rule speaks can a place decide.
_OPEN = """p.kind = '' AND p.decided_at IS NULL AND p.red_flag = '' AND p.recruiter = ''
    AND p.role IN ('', 'general')"""
_SHOWN = "c.name, c.first_name, c.last_name, c.title, c.company_name, co.key, p.function"
_KNOWN = """
    CROSS JOIN followthrough_contact c
            ON c.id = p.contact_id AND +c.workspace_id = p.workspace_id AND NOT c.is_anonymous
    LEFT JOIN followthrough_company co
           ON co.id = c.company_id AND +co.workspace_id = c.workspace_id
"""
# The newest of them: nobody is asked about thousands, and the page that asks does not wait.
_TALKING = f"""
    SELECT p.contact_id, {_SHOWN} FROM (
        SELECT workspace_id, contact_id FROM followthrough_exchange
        WHERE workspace_id = %s AND (touches > 0 OR heard > 0) ORDER BY contact_id DESC LIMIT 2000
    ) AS talking
    CROSS JOIN followthrough_placement p
            ON p.workspace_id = talking.workspace_id
           AND p.contact_id = talking.contact_id AND {_OPEN}
    {_KNOWN} ORDER BY p.contact_id
"""  # noqa: S608 - our own names only
_RESTING = f"""
    SELECT p.contact_id, {_SHOWN} FROM (
        SELECT workspace_id, contact_id FROM followthrough_placement
        WHERE workspace_id = %s AND kind = '' ORDER BY contact_id DESC LIMIT 500
    ) AS resting
    CROSS JOIN followthrough_placement p
            ON p.workspace_id = resting.workspace_id
           AND p.contact_id = resting.contact_id AND {_OPEN}
    {_KNOWN} ORDER BY p.contact_id
"""  # noqa: S608 - our own names only
_ANSWERED = """
    SELECT contact_id, verb, CAST(details AS text) FROM followthrough_event
    WHERE workspace_id = %s AND at >= %s AND at < %s AND undone_at IS NULL AND verb IN (%s, %s)
"""
_LEFT_OUT = """
    SELECT contact_id, CAST(details AS text) FROM followthrough_event
    WHERE contact_id IN ({marks}) AND +workspace_id = %s AND verb = %s AND undone_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing the user may know of somebody, asked in words."""

    who: Who
    is_study: bool
    question: str  # "Where did Ana work before Acme?"
    why: str


class _Somebody(NamedTuple):
    id: str
    name: str
    first_name: str
    last_name: str
    title: str
    company: str
    company_key: str | None
    function: str


def questions(workspace: Workspace, *, today: date) -> tuple[Question, ...]:
    """The questions left of today's three; the same ones however often one asks."""
    aim, places = aim_of(workspace), gathering.places(workspace)
    sorts = _sorts(aim, places)
    settled = _settled(workspace, today) if sorts else set()
    if len(settled) >= MOST_A_DAY or not sorts:
        return ()
    seed = f"{workspace.pk.hex} {today.isoformat()}"
    known: set[Asked] = {(one.contact, bool(one.is_study)) for one in places}
    found: list[Question] = []
    about = {contact for contact, _ in settled}
    for step, people in _candidates(workspace, aim):
        fresh = [one for one in people if one.id not in about]
        about |= {one.id for one in fresh}
        for one, is_study in _asking(workspace, fresh, sorts, known, seed):
            found.append(_question(one, WHY[step], is_study=is_study))
            if len(found) + len(settled) >= MOST_A_DAY:
                return tuple(found)
    return tuple(found)


def asked_on(workspace: Workspace, *, today: date) -> set[Asked]:
    """What is asked today, by contact and sort of place."""
    asked = questions(workspace, today=today)
    return {(UUID(one.who.id).hex, one.is_study) for one in asked}


def _sorts(aim: AimFacts, places: Sequence[Place]) -> tuple[bool, ...]:
    """Which answers could decide anything: where they worked (False), where they studied (True)."""
    studied = any(one.is_study and one.company_key in aim.company_keys for one in places)
    work = (False,) if aim.companies or aim.own_companies else ()
    return (*work, True) if studied or aim.own_schools else work


def _candidates(workspace: Workspace, aim: AimFacts) -> Iterator[tuple[int, list[_Somebody]]]:
    """In conversation, near the aim by their title, the rest; each asked for when needed."""
    yield 0, _people(_TALKING, workspace)
    resting, near = _people(_RESTING, workspace), _near(aim)
    yield 1, [one for one in resting if one.function in near]
    yield 2, resting


def _near(aim: AimFacts) -> frozenset[str]:
    """The functions that hold a field of the aim."""
    groups = vocabulary("groups")
    return frozenset(one for one in every_function() if aim.fields & set(groups[one]["fields"]))


def _people(sql: str, workspace: Workspace) -> list[_Somebody]:
    return [_Somebody(*row) for row in bulk.read(sql, [workspace.pk.hex])]


def _asking(
    workspace: Workspace,
    people: Sequence[_Somebody],
    sorts: tuple[bool, ...],
    known: set[Asked],
    seed: str,
) -> Iterator[tuple[_Somebody, bool]]:
    """One open question for each, in the order of the day."""
    drawn = sorted((_draw(seed, one.id), one) for one in people)
    for start in range(0, len(drawn), AT_ONCE):
        some = drawn[start : start + AT_ONCE]
        closed = known | _left_out(workspace, [one.id for _, one in some])
        for lot, one in some:
            still_open = [sort for sort in sorts if (one.id, sort) not in closed]
            if still_open:
                yield one, still_open[lot[0] % len(still_open)]


def _draw(seed: str, contact: str) -> bytes:
    return sha256(f"{seed} {contact}".encode()).digest()


def _left_out(workspace: Workspace, ids: Sequence[str]) -> set[Asked]:
    sql = _LEFT_OUT.format(marks=", ".join(["%s"] * len(ids)))
    rows = bulk.read(sql, [*ids, workspace.pk.hex, SKIPPED])
    return {(contact, bool(bulk.from_json(details)["is_study"])) for contact, details in rows}


def _settled(workspace: Workspace, today: date) -> set[Asked]:
    """What was answered or left out today: no other question takes its place before tomorrow."""
    zone = ZoneInfo(workspace.time_zone)
    start, end = (
        datetime.combine(day, time(), zone).astimezone(UTC)
        for day in (today, today + timedelta(days=1))
    )
    found = set()
    shown = [f"{one:%Y-%m-%d %H:%M:%S}" for one in (start, end)]
    for contact, verb, words in bulk.read(_ANSWERED, [workspace.pk.hex, *shown, NOTED, SKIPPED]):
        details = bulk.from_json(words)
        if verb == SKIPPED or details["asked"]:
            found.add((contact, bool(details["is_study"])))
    return found


def _question(one: _Somebody, why: str, *, is_study: bool) -> Question:
    first = first_name_for_greeting(one.first_name, one.last_name) or one.name
    before = f" before {one.company}" if one.company_key else ""
    asked = f"Where did {first} {'study' if is_study else f'work{before}'}?"
    who = Who(str(UUID(one.id)), one.name, first, title=one.title, company=one.company)
    return Question(who, is_study, asked, why.format(name=first))
