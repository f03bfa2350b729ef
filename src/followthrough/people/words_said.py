"""What was said or written that holds the words looked for, newest first."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from followthrough.accounts.models import Workspace
from followthrough.contacts.who import Who
from followthrough.followups.wording import day_words
from followthrough.people.search_words import Parts, SearchWords
from followthrough.storage import bulk

MOST_SHOWN = 10
_SAID = """
    SELECT i.contact_id, c.name, c.first_name, c.title, c.company_name, p.kind,
        i.subject, i.said, +i.at, +i.is_outbound
    FROM followthrough_interaction_text t
    CROSS JOIN followthrough_interaction i ON i.number = t.rowid AND i.workspace_id = %s
    LEFT JOIN followthrough_contact c ON c.workspace_id = i.workspace_id AND c.id = i.contact_id
    LEFT JOIN followthrough_placement p
        ON p.workspace_id = i.workspace_id AND p.contact_id = i.contact_id
    WHERE t.followthrough_interaction_text MATCH %s
    ORDER BY t.rowid DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class SaidHit:
    """Something said or written that holds the words."""

    who: Who | None
    parts: Parts
    date_words: str
    is_mine: bool


def said(workspace: Workspace, words: SearchWords, *, today: date) -> tuple[SaidHit, ...]:
    """The newest things said that hold every word; where these are few, also a word begun.

    Whole words come first because they are found at once: the newest few of a common word
    take no longer than those of a rare one, while a beginning has to be gathered from every
    word that begins so.
    """
    found: list[tuple[Any, ...]] = []
    for match in filter(None, (words.for_text, words.for_text_begun)):
        if len(found) < MOST_SHOWN:
            found = list(bulk.read(_SAID, [workspace.id.hex, match, MOST_SHOWN]))
    return tuple(_hit(row, words, today) for row in found)


def _hit(row: tuple[Any, ...], words: SearchWords, today: date) -> SaidHit:
    contact, name, first, title, company, kind, subject, text, at, is_mine = row
    who = None
    if contact:
        own = str(UUID(contact))
        who = Who(own, name, first or name, kind or "", "", "", title, company)
    day = day_words(date.fromisoformat(at[:10]), today)
    return SaidHit(who, words.snippet(f"{subject} {text}".strip()), day, bool(is_mine))
