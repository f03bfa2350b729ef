"""Is it still canned? Which sentences are the user's own, which facts it holds, whom it repeats."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from followthrough.messages import sentences, stock
from followthrough.messages.contract import Draft, Flag, Recipient, Sent, Sentence
from followthrough.messages.sentences import Parts, Span

FEWEST_WORDS = 6  # shorter sentences say too little to be anybody's own
CANNED_OVERLAP = 0.5
COPIED = 0.70  # of the words of the shorter text, in threes
COPIED_AT_COMPANY = 0.50  # colleagues compare notes; different statements share 0.07 at most
SAME_AGAIN = 0.60
_STATEMENT = "your statement"
_SUGGESTED = "what the assistant wrote"
_CANNED = frozenset({_STATEMENT, _SUGGESTED})
_SLOT = "\0slot"
_HOLE = re.compile(r"\[\[.*?\]\]", re.DOTALL)
_SLOTS = re.compile(r"\{\w+\}")


class Mixed(NamedTuple):
    """What of a draft is the user's own."""

    sentences: tuple[Sentence, ...]
    facts_used: tuple[str, ...]
    collisions: tuple[Flag, ...]

    @property
    def has_own(self) -> bool:
        """Whether one sentence at least is the user's own."""
        return any(sentence.is_own for sentence in self.sentences)


def overlap(said: tuple[str, ...], canned: tuple[str, ...]) -> float:
    """How much of what is said stands in the canned words in the same order.

    A word or two put in place of as many others count half: cosmetic swaps keep the frame.
    """
    matcher = SequenceMatcher(None, said, canned, autojunk=False)
    kept = 0.0
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            kept += last - first
        elif tag == "replace" and last - first == end - begin <= 2:  # noqa: PLR2004
            kept += (last - first) / 2
    return kept / max(1, len(said))


def containment(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of the shorter text's word threes that stand in the longer one."""
    first, second = threes(one), threes(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def threes(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """The runs of three words of a text."""
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def mix(draft: Draft, parts: Parts) -> Mixed:
    """Hold a draft against its statement, what others got, and what this person got before.

    Names and the company are no fact: any statement may fill them in.
    """
    who = draft.recipient
    known = (who.first_name, who.last_name, who.company)
    frame = _frame(draft.statement)
    noted = (*draft.facts, *draft.values)
    written = tuple(one for text in draft.suggested for one in _said_in(text))
    judged = tuple(_judge(one, frame, written, noted, draft.similar) for one in parts.sentences)
    free = [s for s, one in zip(parts.sentences, judged, strict=True) if one.like not in _CANNED]
    used = tuple(fact for fact in draft.facts if _is_used(fact, free, known))
    flags = (*_copies(parts, draft.similar, who.company), *_again(parts, draft.earlier))
    return Mixed(judged, used, flags)


def _judge(
    one: Span,
    frame: tuple[tuple[str, ...], ...],
    written: tuple[tuple[str, ...], ...],
    facts: tuple[str, ...],
    similar: tuple[Sent, ...],
) -> Sentence:
    like = ""
    if _is_canned(one.words, frame):
        like = _STATEMENT
    elif written and _is_canned(one.words, (*written, *frame)):
        like = _SUGGESTED  # also where one half of a sentence is the assistant's, one canned
    elif len(one.words) >= FEWEST_WORDS:
        like = stock.like(one.words) or _other(one.words, similar) or _record(one.words, facts)
    is_own = len(one.words) >= FEWEST_WORDS and not like
    return Sentence(one.start, one.end, is_own, like)


def _is_canned(words: tuple[str, ...], frame: tuple[tuple[str, ...], ...]) -> bool:
    if not frame:
        return False
    words, frame = _senses(words), tuple(map(_senses, frame))
    every = [*frame, *(one + two for one, two in itertools.pairwise(frame))]
    if any(set(words) & set(one) and _slotted(words, one) >= CANNED_OVERLAP for one in every):
        return True
    pairs = set(itertools.pairwise(words))
    canned = {pair for one in frame for pair in itertools.pairwise(one)}
    return len(pairs) >= FEWEST_WORDS and len(pairs & canned) / len(pairs) > CANNED_OVERLAP


def _senses(words: tuple[str, ...]) -> tuple[str, ...]:
    """Each word as the one it could be swapped for: cosmetic swaps are none."""
    return tuple(map(stock.sense, words))


def _slotted(said: tuple[str, ...], canned: tuple[str, ...]) -> float:
    """The overlap; where the frame of a slot stands, all in its place counts as canned."""
    same = swapped = filled = 0.0
    matcher = SequenceMatcher(None, said, canned, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        slots = canned[begin:end].count(_SLOT)
        if tag == "equal":
            same += last - first
        elif tag == "replace" and slots == end - begin:
            filled += last - first
        elif tag == "replace" and last - first == end - begin <= 2:  # noqa: PLR2004
            swapped += (last - first) / 2
    frame = len(canned) - canned.count(_SLOT)
    has_frame = same >= frame / 2
    return (same + swapped + (filled if has_frame else 0)) / max(1, len(said))


def _other(words: tuple[str, ...], similar: tuple[Sent, ...]) -> str:
    own = threes(words)
    for sent in similar:
        if own and len(own & _threes_of(sent.text)) / len(own) >= COPIED:
            return f"your message to {sent.to}"
    return ""


def _record(words: tuple[str, ...], facts: tuple[str, ...]) -> str:
    is_noted = any(overlap(words, sentences.words_of(fact)) > 0.9 for fact in facts)  # noqa: PLR2004
    return "the fact as it was noted" if is_noted else ""


def fact_in(fact: str, said: Iterable[Span], who: Recipient) -> bool:
    """Whether a fact stands in these sentences; the reader's own name and company are none."""
    return _is_used(fact, said, (who.first_name, who.last_name, who.company))


def _is_used(fact: str, free: Iterable[Span], known: tuple[str, ...]) -> bool:
    """Whether what is known stands in the user's part of the draft: a name in it, or two words."""
    common = {word for one in known for word in sentences.words_of(one)}
    telling, named = _telling(fact)
    said = {_stem(word) for sentence in free for word in sentence.words}
    found = (telling - {_stem(word) for word in common}) & said
    proper = named - {_stem(word) for word in common}
    return bool(found & proper) or len(found) >= 2 or (len(telling) == 1 and bool(found))  # noqa: PLR2004


@lru_cache(maxsize=2_000)
def _telling(fact: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a fact that say something, and those among them that are names or years."""
    telling, named = set(), set()
    for number, word in enumerate(sentences.plain_signs(fact).split()):
        bare = word.strip(".,;:!?()\"'")
        if not bare or sentences.fold(bare) in stock.empty_words():
            continue
        stems = {_stem(one) for one in sentences.words_of(bare)}
        telling |= stems
        if (bare[0].isupper() and number) or bare.isdigit():
            named |= stems
    return frozenset(telling), frozenset(named)


def _stem(word: str) -> str:
    return word.removesuffix("'s")[:6]


def _copies(parts: Parts, similar: tuple[Sent, ...], company: str) -> Iterator[Flag]:
    own = threes(parts.words)
    best: tuple[float, Sent] | None = None
    for sent in similar:
        other = _threes_of(sent.text)
        if not own or not other:
            continue
        share = len(own & other) / min(len(own), len(other))
        is_near = bool(company) and sentences.fold(sent.company) == sentences.fold(company)
        most = COPIED_AT_COMPANY if is_near else COPIED
        if share >= most and (best is None or share > best[0]):
            best = (share, sent)
    if best is not None:
        share, sent = best
        where = f" at {sent.company}" if sent.company else ""
        words = f"{share:.0%} of this went to {sent.to}{where} {_ago(sent.days_ago)}."
        yield Flag("cookie_cutter", parts.greeting_end, parts.body_end, words)


def _again(parts: Parts, earlier: tuple[str, ...]) -> Iterator[Flag]:
    for text in earlier:
        if containment(parts.words, sentences.read(text).words) >= SAME_AGAIN:
            words = "They had this message from you before. Add something new."
            yield Flag("same_again", parts.greeting_end, parts.body_end, words)
            return


def _ago(days: int) -> str:
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"


@lru_cache(maxsize=500)
def _threes_of(text: str) -> frozenset[tuple[str, ...]]:
    return threes(sentences.read(text).words)


@lru_cache(maxsize=200)
def _frame(statement: str) -> tuple[tuple[str, ...], ...]:
    """The words of a statement, sentence by sentence; what only the user can fill is left out."""
    text = _HOLE.sub(" ", statement)
    marked = _SLOTS.sub(" qslotq ", text)
    return tuple(
        tuple(_SLOT if word == "qslotq" else word for word in one.words)
        for one in sentences.read(marked).sentences
    )


@lru_cache(maxsize=200)
def _said_in(suggestion: str) -> tuple[tuple[str, ...], ...]:
    """The words of a suggestion, sentence by sentence; of half a sentence as they stand."""
    said = tuple(one.words for one in sentences.read(suggestion).sentences)
    whole = sentences.words_of(suggestion)
    return said if len(said) > 1 or not whole else (whole,)


def speaks_of_them(mixed: Mixed, body: str) -> bool:
    """Whether an own sentence speaks of the reader: all one can ask where nothing is on record."""
    own = [body[one.start : one.end] for one in mixed.sentences if one.is_own]
    return any(stock.addressing() & set(sentences.words_of(said)) for said in own)
