"""What a message must and must not hold, by who it is for and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from followthrough.messages.contract import Draft, Flag
from followthrough.messages.sentences import Parts, vocabulary, words_of
from followthrough.messages.stock import empty_words

KNOWN_AFTER = 2  # replies: from then on a referral may be asked
_SUGGESTED = re.compile(
    r"\b([A-Z][a-z]+)(?: [A-Z][a-z]+)? (?:suggested|recommended|told me to|"
    r"said (?:that )?(?:I|you)|"
    r"mentioned (?:that )?(?:I|you)|thought (?:that )?(?:I|you|we))"
)
_NOT_PEOPLE = frozenset({"I", "You", "We", "He", "She", "They", "It", "This", "That", "Your", "My"})


class Demands(NamedTuple):
    """What a situation wants: an ask, none at all, a value line, a name, an offer, thanks."""

    asks: bool
    closes: bool
    value: bool
    name: bool
    offer: bool
    thanks: bool


def of(draft: Draft) -> Demands:
    """What is wanted of this draft."""
    table, at, role = vocabulary("demands"), draft.situation, draft.recipient.role
    is_peer = role in table["peer_roles"]
    return Demands(
        asks=at not in table["asks_nothing"] and draft.channel != "note",
        closes=at in table["closes"],
        value=at in table["value"] and not is_peer,
        name=at in table["name"] or (at in table["value"] and is_peer),
        offer=at in table["offer"],
        thanks=at in table["thanks"],
    )


def rung(draft: Draft) -> int:
    """The highest rung allowed: 1 advice and names, 2 introductions, 3 referrals."""
    who = draft.recipient
    replies = max(draft.replies, 1 if who.days_since_contact is not None else 0)
    if draft.situation in vocabulary("demands")["referral_allowed"]:
        return 3
    if who.role == "colleague" or replies >= KNOWN_AFTER:
        return 3
    return 1 + min(1, replies + who.met)


def find(draft: Draft, parts: Parts, asked: frozenset[str]) -> Iterator[Flag]:
    """What is missing for the situation, and what has no place in it."""
    wanted, said = of(draft), parts.plain[parts.greeting_end :].lower()
    at = (parts.greeting_end, parts.body_end)
    if wanted.value and not _has_value(draft, parts):
        words = "Say again, in one line with something new, what you bring to this role."
        yield Flag("no_value", *at, words, draft.values[0] if draft.values else None)
    if wanted.name and "name" not in asked:
        words = "Ask who the recruiter or hiring manager is, so that you can write yourself."
        rewrite = "Could you tell me who the recruiter or hiring manager is, so I can write myself?"
        yield Flag("no_name_ask", *at, words, rewrite)
    if wanted.offer and not _words("offer").search(said):
        words = "Offer something small: a person, a lead, an article, your help."
        yield Flag("no_offer", *at, words)
    if wanted.thanks and not _words("thanks").search(said):
        words = "Say thanks: a thankful line brings about a third more answers."
        yield Flag("no_thanks", *at, words)
    yield from _out_of_place(draft, parts)


def _out_of_place(draft: Draft, parts: Parts) -> Iterator[Flag]:
    table, who = vocabulary("demands"), draft.recipient
    is_stranger = who.days_since_contact is None and not who.met
    is_listed = _words("listing").search(parts.plain.lower())
    if is_stranger and _is_informational(draft) and not is_listed:
        words = "To a stranger, ask about their work first; jobs come up by themselves."
        yield from _spot("job_talk", parts, words)
    if is_stranger and who.role != "agency_recruiter":
        yield from _spot("salary", parts, "Pay belongs in a later talk, when they bring it up.")
    if is_stranger:
        words = "A fixed day and hour is much from a stranger. Offer two or leave it to them."
        yield from _spot("fixed_time", parts, words, slug="too_big")
    if draft.situation in ("told_no", *table["closes"]):
        yield from _spot("argues", parts, "A decision is not changed by argument; grace is kept.")
    known = {word for fact in draft.facts for word in words_of(fact)}
    for found in _SUGGESTED.finditer(parts.plain, parts.greeting_end, parts.body_end):
        name = found[1]
        if draft.facts and name not in _NOT_PEOPLE and name.lower() not in known:
            words = f"The record does not say that {name} knows of this. Ask {name} first."
            yield Flag("unknown_introducer", found.start(), found.end(), words)


def _is_informational(draft: Draft) -> bool:
    table = vocabulary("demands")
    return (
        not draft.opening
        and draft.situation in table["informational"]
        and draft.recipient.role in table["stranger_roles"]
    )


def _spot(name: str, parts: Parts, words: str, *, slug: str = "") -> Iterator[Flag]:
    begin, end = parts.greeting_end, parts.body_end
    if found := _words(name).search(parts.plain.lower(), begin, end):
        yield Flag(slug or name, found.start(), found.end(), words)


def _has_value(draft: Draft, parts: Parts) -> bool:
    """Whether an achievement, or a value statement, stands there that was not said before."""
    before = {word for text in draft.earlier for word in words_of(text)}
    told = [{w for w in words_of(one) if w not in empty_words()} for one in draft.values]
    for one in parts.sentences:
        words = {word for word in one.words if word not in empty_words()}
        is_new = not before or len(words - before) >= max(2, len(words) / 3)
        is_value = bool(_words("achieved").search(parts.plain[one.start : one.end].lower()))
        if is_new and (is_value or any(len(words & value) >= 2 for value in told)):  # noqa: PLR2004
            return True
    return False


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(vocabulary("demands")["words"][name])
