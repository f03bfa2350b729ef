"""Everything that is said about a draft while it is written. Pure: no clock, no database."""

from __future__ import annotations

from followthrough.messages import critique, customising, languages, sentences
from followthrough.messages.contract import (
    ADVISE,
    BLOCK,
    Check,
    Draft,
    Flag,
    Recipient,
    Sent,
    Sentence,
    Statement,
)

__all__ = [
    "ADVISE",
    "BLOCK",
    "Check",
    "Draft",
    "Flag",
    "Recipient",
    "Sent",
    "Sentence",
    "Statement",
    "check",
]

OTHER_LANGUAGE = "Not in English: wording is not judged, only what holds in every language."


def check(draft: Draft) -> Check:
    """Whether a draft is ready, what is still canned, and what would make it better."""
    parts = sentences.read(draft.body)
    who = draft.recipient
    language = languages.guess(sentences.words_of(draft.body), otherwise=who.language)
    mixed = customising.mix(draft, parts)
    found = critique.flags(draft, parts, is_english=language == languages.ENGLISH)
    flags = tuple(
        flag
        for flag in sorted((*found, *mixed.collisions), key=_order)
        if flag.severity == BLOCK or flag.slug not in draft.dismissed
    )
    missing = _missing(draft, mixed, flags)
    note = "" if language == languages.ENGLISH else OTHER_LANGUAGE
    return Check(mixed.sentences, mixed.facts_used, flags, not missing, missing, language, note)


def _order(flag: Flag) -> tuple[bool, int, int]:
    return flag.severity != BLOCK, flag.start, flag.end


def _missing(draft: Draft, mixed: customising.Mixed, flags: tuple[Flag, ...]) -> tuple[str, ...]:
    words = []
    if not mixed.has_own:
        words.append("A sentence of your own")
    if not mixed.facts_used and (draft.facts or not customising.speaks_of_them(mixed, draft.body)):
        words.append("A fact about this person")
    words += dict.fromkeys(flag.reason for flag in flags if flag.severity == BLOCK)
    return tuple(words)
