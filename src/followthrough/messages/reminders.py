"""They may not remember the name: does the beginning say where it comes from? English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from followthrough.messages.contract import Draft, Flag
from followthrough.messages.customising import fact_in
from followthrough.messages.sentences import Parts, vocabulary

FORGOTTEN_AFTER = 60  # days without a word from them
FIRST = 2  # sentences in which it must be said
SHORT = 10  # words: a shorter first sentence is a pleasantry and does not count


def find(draft: Draft, parts: Parts) -> Iterator[Flag]:
    """A reminder of who one is, where it is due."""
    if not is_due(draft) or not parts.sentences:
        return
    number = FIRST + (len(parts.sentences[0].words) < SHORT)
    first = parts.sentences[:number]
    begin = first[0].start
    has_anchor = any(_is_anchor(parts.plain[one.start : one.end].lower()) for one in first)
    has_fact = any(fact_in(fact, first, draft.recipient) for fact in draft.facts)
    offered = draft.facts[0] if draft.facts else None
    if not has_anchor and not has_fact:
        words = "They may not remember you. Say in the first lines where you know each other from."
        yield Flag("no_reminder", begin, first[0].end, words, offered)
    elif not has_fact and draft.facts and draft.recipient.days_since_contact is not None:
        words = "Name the place or the time: it brings the memory back."
        yield Flag("weak_reminder", begin, first[0].end, words, offered)


def is_due(draft: Draft) -> bool:
    """Whether there was no word from them in sixty days, or ever; not within a running thread."""
    days = draft.recipient.days_since_contact
    in_thread = draft.situation in vocabulary("demands")["in_thread"]
    is_desk = days is None and draft.recipient.role in {"agency_recruiter", "sourcer"}
    return (days is None or days > FORGOTTEN_AFTER) and not in_thread and not is_desk


def _is_anchor(said: str) -> bool:
    """Whether a sentence ties the two together: what they shared, or what is the reader's own."""
    return bool(_anchors().search(said)) or ("?" not in said and bool(_theirs().search(said)))


@cache
def _theirs() -> re.Pattern[str]:
    return re.compile(vocabulary("reminders")["theirs"])


@cache
def _anchors() -> re.Pattern[str]:
    return re.compile(vocabulary("reminders")["anchors"])
