"""Gathering the facts on which a kind rests, for a few people or for everybody at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.noting_affiliations import place_key
from followthrough.sorting.bridging import At, Place
from followthrough.sorting.overlapping import Years
from followthrough.storage import bulk

CHUNK = 2_000  # identifiers in one statement, well below what any database takes
FIRST_WORDS = 3  # a stranger who means well has said why by the third message

# Expressions instead of plain columns where a plain one would be made into an object for
# nothing: building 30,000 dates costs more than reading them.
PEOPLE = """
    SELECT c.id, c.title, c.company_name, c.email, co.key,
           COALESCE(co.size, ''), CASE WHEN co.is_agency THEN 1 ELSE 0 END,
           CASE WHEN c.is_anonymous THEN 1 ELSE 0 END,
           c.connected_on IS NOT NULL, COALESCE(e.touches, 0), COALESCE(e.heard, 0),
           p.id, p.decided_at IS NOT NULL, p.set_aside_at IS NOT NULL,
           COALESCE(e.last_heard_at > p.set_aside_at, FALSE),
           p.kind, p.confidence, CASE WHEN p.wants_a_look THEN 1 ELSE 0 END, p.role,
           p.suggested_kind,
           p.function, p.fields, p.seniority, p.recruiter, p.recruiter_field, p.status,
           p.red_flag, CAST(p.red_flags AS text), p.first_words,
           COALESCE(e.last_result IN ('gave_name', 'will_refer'), FALSE)
    FROM followthrough_contact c
    LEFT JOIN followthrough_company co
           ON co.id = c.company_id AND co.workspace_id = c.workspace_id
    LEFT JOIN followthrough_exchange e
           ON e.contact_id = c.id AND e.workspace_id = c.workspace_id
    LEFT JOIN followthrough_placement p
           ON p.contact_id = c.id AND p.workspace_id = c.workspace_id
    WHERE c.workspace_id = %s {some} ORDER BY c.id
"""
TIES = """
    SELECT contact_id, CASE WHEN is_given THEN 'recommended' ELSE 'recommended_me' END
    FROM followthrough_recommendation
    WHERE workspace_id = %s AND is_sure AND contact_id IS NOT NULL {some}
    UNION SELECT contact_id, CASE WHEN is_given THEN 'endorsed' ELSE 'endorsed_me' END
    FROM followthrough_endorsement WHERE workspace_id = %s AND contact_id IS NOT NULL {some}
    UNION SELECT contact_id, CASE WHEN is_outbound THEN 'invited' ELSE 'invited_me' END
    FROM followthrough_invitation WHERE workspace_id = %s {some}
    ORDER BY 1, 2
"""
# The join order is given: people who were never answered are few, messages are many.
FIRST_SAID = """
    SELECT contact_id, said FROM (
        SELECT i.contact_id, i.said, i.at,
               ROW_NUMBER() OVER (PARTITION BY i.contact_id ORDER BY i.number) AS nth
        FROM followthrough_exchange e
        CROSS JOIN followthrough_interaction i
        WHERE e.workspace_id = %s AND e.touches = 0 AND e.heard > 0 {some_e}
          AND i.workspace_id = e.workspace_id AND i.contact_id = e.contact_id
          AND i.is_personal AND NOT i.is_outbound
    ) AS first_ones WHERE nth <= %s
    UNION ALL
    SELECT v.contact_id, v.message FROM followthrough_invitation v
    LEFT JOIN followthrough_exchange e
           ON e.contact_id = v.contact_id AND e.workspace_id = v.workspace_id
    WHERE v.workspace_id = %s AND NOT v.is_outbound AND v.message <> ''
      AND COALESCE(e.touches, 0) = 0 {some_v}
"""


# Affiliations are few: who noted none costs nothing.
PLACES = """
    SELECT a.contact_id, CASE WHEN a.is_study THEN 1 ELSE 0 END, a.key, a.name,
           a.started, a.finished, c.name, co.key, c.company_name, COALESCE(p.status, '')
    FROM followthrough_affiliation a
    CROSS JOIN followthrough_contact c
            ON c.id = a.contact_id AND c.workspace_id = a.workspace_id
    LEFT JOIN followthrough_company co
           ON co.id = c.company_id AND co.workspace_id = c.workspace_id
    LEFT JOIN followthrough_placement p
           ON p.contact_id = a.contact_id AND p.workspace_id = a.workspace_id
    WHERE a.workspace_id = %s ORDER BY c.name, a.id
"""
OWN_PLACES = """
    SELECT FALSE, key, started, finished FROM followthrough_employment
    WHERE workspace_id = %(own)s AND NOT is_removed AND key <> ''
    UNION ALL SELECT TRUE, school, started, finished FROM followthrough_schooling
    WHERE workspace_id = %(own)s AND NOT is_removed
    ORDER BY 1, 2, 3
"""


class Person(NamedTuple):
    """What is known of one contact, with the placement kept so far."""

    id: str
    title: str
    company_name: str
    email: str
    company_key: str | None
    company_size: str
    is_agency: int
    is_anonymous: int
    is_connected: int
    touches: int
    heard: int
    placement_id: str | None
    is_decided: int
    is_set_aside: int
    wrote_since: int
    kind: str
    confidence: str
    wants_a_look: int
    role: str
    suggested_kind: str
    function: str
    fields: str
    seniority: str
    recruiter: str
    recruiter_field: str
    status: str
    red_flag: str
    red_flags: str
    first_words: int | None
    introduces: int


Ids = Collection[UUID | str] | None


def people(workspace: Workspace, ids: Ids) -> Iterator[tuple[Any, ...]]:
    """One row in the order of ``Person`` for each contact."""
    for some in _chunks(ids):
        sql = PEOPLE.format(some=_among("c.id", some))
        yield from bulk.read(sql, [workspace.pk.hex, *some])


def places(workspace: Workspace) -> list[Place]:
    """Every place noted in the workspace: a bridge needs both its ends."""
    return [Place(*row) for row in bulk.read(PLACES, [workspace.pk.hex])]


def own_years(workspace: Workspace, aliases: Iterable[tuple[str, str]]) -> dict[At, list[Years]]:
    """When the user was at each of their own companies and schools."""
    whole, found = dict(aliases), defaultdict[At, list[Years]](list)
    for is_study, name, *years in bulk.read(OWN_PLACES, {"own": workspace.pk.hex}):
        key = place_key(name, is_study=True) if is_study else whole.get(name, name)
        found[bool(is_study), key].append(Years(*years))
    return found


def ties(workspace: Workspace, ids: Ids) -> dict[str, frozenset[str]]:
    """What else connects a contact to the user: recommendations, endorsements, requests."""
    found: dict[str, set[str]] = {}
    for some in _chunks(ids):
        sql = TIES.format(some=_among("contact_id", some))
        for contact, tie in bulk.read(sql, [workspace.pk.hex, *some] * 3):
            found.setdefault(contact, set()).add(tie)
    return {contact: frozenset(names) for contact, names in found.items()}


def first_words(workspace: Workspace, ids: Ids) -> dict[str, list[str]]:
    """The first messages and notes of people whom the user never answered."""
    found: dict[str, list[str]] = {}
    for some in _chunks(ids):
        among = {"some_e": _among("e.contact_id", some), "some_v": _among("v.contact_id", some)}
        own = workspace.pk.hex
        for contact, said in bulk.read(
            FIRST_SAID.format(**among), [own, *some, FIRST_WORDS, own, *some]
        ):
            found.setdefault(contact, []).append(said)
    return found


def _chunks(ids: Ids) -> Iterator[list[str]]:
    """An empty chunk stands for everybody."""
    if ids is None:
        yield []
        return
    plain = sorted({plain_id(one) for one in ids})
    for start in range(0, len(plain), CHUNK):
        yield plain[start : start + CHUNK]


def plain_id(one: UUID | str) -> str:
    """An identifier as the database keeps it."""
    return one.hex if isinstance(one, UUID) else UUID(one).hex


def _among(column: str, some: Sequence[str]) -> str:
    return f"AND {column} IN ({', '.join(['%s'] * len(some))})" if some else ""
