"""What must not go out: an empty slot, another's name or company, text over the limit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from followthrough.messages import stock
from followthrough.messages.contract import BLOCK, Draft, Flag
from followthrough.messages.sentences import Parts, fold, words_of

LIMITS = {"note": 300, "inmail": 1_900, "linkedin": 8_000}  # characters
SUBJECT_LIMIT = 200  # characters of an InMail's subject
_UNFILLED = re.compile(
    r"\[\[.*?\]\]|\{\{?[^{}\n]{1,60}\}\}?|<<?[ \w]{2,40}>>?(?!\S*@)|_{3,}|%[A-Z_]{3,}%"
    r"|\[[^\]\n]{0,60}\](?!\()|\bX{3,}\b|\b(?:TODO|TBD|FIXME)\b|\$(?:first|last)_?name|lorem ipsum",
    re.DOTALL | re.IGNORECASE,
)
_ALLOWED_BRACKETS = re.compile(r"\[(?:sic|\.{3}|…|\d{1,3})\]")
_GREETED = re.compile(
    r"\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|bonjour|hola)"
    r"[ \t]+(?:(?:mr|mrs|ms|mx|dr|prof)\.?[ \t]+)?([^\W\d_][^\W\d_'-]*(?:['-][^\W\d_]+)*)",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?:[Yy]our (?:[a-z-]+ ){0,2}(?:team|company|role|position|job|colleagues|department|group)"
    r"|[Yy]ou(?:'re| are) (?:now )?(?:working|hiring|recruiting)"
    r"|(?:join|joining|working for|work for|interest in|excited about))"
    r" (?:(?:at|with|for|here at|over at) )?"
    r"([A-Z][\w&.-]*(?: (?:[A-Z][\w&.-]*|&|of|and))*)"
)


def find(draft: Draft, parts: Parts) -> Iterator[Flag]:
    """Everything that keeps a draft from being ready, whatever its language."""
    yield from _unfilled(draft.body, parts.plain)
    yield from _names(draft, parts)
    yield from _companies(draft, parts)
    limit = LIMITS.get(draft.channel)
    if limit and len(draft.body) > limit:
        over = len(draft.body) - limit
        words = f"{over} characters over the limit of {limit}."
        yield Flag("over_limit", limit, len(draft.body), words, None, BLOCK)
    if draft.channel == "inmail" and len(draft.subject) > SUBJECT_LIMIT:
        words = f"The subject is over the limit of {SUBJECT_LIMIT} characters."
        yield Flag("over_limit", 0, 0, words, None, BLOCK)
    if found := _UNFILLED.search(draft.subject):
        yield Flag("unfilled_slot", 0, 0, f"Fill in {found[0]} in the subject.", None, BLOCK)


def _unfilled(body: str, plain: str) -> Iterator[Flag]:
    for found in _UNFILLED.finditer(plain):
        if not _ALLOWED_BRACKETS.fullmatch(found[0]):
            said = body[found.start() : found.end()]
            yield Flag("unfilled_slot", found.start(), found.end(), f"Fill in {said}.", None, BLOCK)


def _names(draft: Draft, parts: Parts) -> Iterator[Flag]:
    who = draft.recipient
    greeted = _GREETED.match(parts.plain)
    if not greeted or not who.first_name:
        return
    if who.salutation and fold(parts.plain).startswith(fold(who.salutation)):
        return
    name = fold(greeted[1])
    own = {fold(who.first_name), *words_of(who.first_name), *words_of(who.last_name)}
    if name in own or name in stock.no_names() or not greeted[1][0].isupper():
        return
    if any(name[:3] == one[:3] for one in own):  # Dan for Daniel
        return
    words = f"This goes to {who.first_name}, not to {greeted[1]}."
    yield Flag("wrong_name", greeted.start(1), greeted.end(1), words, who.first_name, BLOCK)


def _companies(draft: Draft, parts: Parts) -> Iterator[Flag]:
    who = draft.recipient
    known = fold(" ".join((who.company, draft.opening, draft.subject, *draft.facts, *draft.values)))
    if not who.company:
        return
    for found in _THEIRS.finditer(parts.plain, parts.greeting_end, parts.body_end):
        name = found[1].rstrip(".")
        if not set(words_of(name)) & set(words_of(known)):
            words = f"{who.first_name or 'This person'} is at {who.company}, not at {name}."
            end = found.start(1) + len(name)
            yield Flag("wrong_company", found.start(1), end, words, who.company, BLOCK)
    yield from _left_over(draft, parts, known)


def _left_over(draft: Draft, parts: Parts, known: str) -> Iterator[Flag]:
    """The company of somebody who got nearly the same text."""
    for name in {sent.company for sent in draft.similar if len(sent.company) > 2}:  # noqa: PLR2004
        at = parts.plain.find(name, parts.greeting_end, parts.body_end)
        if at >= 0 and fold(name) not in known and not _THEIRS.search(parts.plain):
            words = f"{name} is left over from another message."
            yield Flag("wrong_company", at, at + len(name), words, draft.recipient.company, BLOCK)
