"""What people do: the function of a title, and the finer field within it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from followthrough.titles.words import Match, Phrasebook, breaks, joiners, of_title, vocabulary

RECRUITING, MANAGEMENT = "recruiting", "management"
TRADE, AREA, HEAD = "trade", "area", "head"
MOST_FIELDS = 2  # a title that speaks of more is read by its first two
_SAYS_LITTLE = frozenset(["", MANAGEMENT, "office"])  # an assistant manager is no assistant
_NEAR = 3  # words between a recruiter and whom they recruit


class Meaning(NamedTuple):
    """What a phrase means: a trade, an area of work, or a head word with rules of its own."""

    sort: str
    function: str
    field: str
    head: str = ""


class Work(NamedTuple):
    """The function and the fields a title speaks of, and the words they were read from."""

    function: str = ""
    fields: tuple[str, ...] = ()
    words: str = ""
    others: tuple[str, ...] = ()  # fields named beside a recruiter: for whom they recruit
    is_said_by_head: bool = False
    is_open: bool = False  # a leader of something the part does not name


class _Head(NamedTuple):
    alone: str
    field: str
    keeps: frozenset[str] | None
    turns: dict[str, str]


NO_WORK = Work()


def of_words(words: tuple[str, ...]) -> Work:
    """What the words of one part of a title say: the head word first, then the area beside it.

    The head of "software sales manager" is *manager*, which goes with any trade; the area nearest
    to it is *sales*. After "of" or a comma stands what is led: "director of nursing".
    """
    found = _book().find(words)
    if not found:
        return NO_WORK
    here, later = _chunks(words, found)
    head = _head_of(here)
    if head is None:
        return _of_areas(words, here, later)
    if head.value.sort == TRADE:
        return _of_trade(words, head, [*here, *later])
    before = [one for one in here if one.end <= head.start and _is_area(one)]
    after = [one for one in [*here, *later] if one.start >= head.end and _is_area(one)]
    return _of_head(words, head, before, after)


@lru_cache(maxsize=5_000)
def fields_of(title: str) -> tuple[str, ...]:
    """The fields of a title, the strongest first; none where nothing is known."""
    return of_words(of_title(title)).fields


def label(name: str) -> str:
    """A function or a field in plain words."""
    groups = vocabulary("groups")
    if name in groups:
        return str(groups[name]["label"])
    return _fields().get(name, "")


def code(function: str) -> str:
    """The code of a function in the Standard Occupational Classification, "15-0000"."""
    entry = vocabulary("groups").get(function)
    return str(entry["code"]) if entry else ""


def every_function() -> tuple[str, ...]:
    """The names of all functions."""
    return tuple(vocabulary("groups"))


def _head_of(here: list[Match[Meaning]]) -> Match[Meaning] | None:
    """The last trade or head word; a "tech recruiter" or "recruiter tech" is no technician."""
    heads = [one for one in here if one.value.sort != AREA]
    named = [one for one in heads if one.words != "tech"]
    chosen = named or heads
    return chosen[-1] if chosen else None


def _chunks(
    words: tuple[str, ...], found: list[Match[Meaning]]
) -> tuple[list[Match[Meaning]], list[Match[Meaning]]]:
    """What stands before the first "of", comma or the like that follows something telling."""
    inside = {at for one in found for at in range(one.start, one.end)}
    cuts = [at for at, word in enumerate(words) if word in breaks() and at not in inside]
    cut = next((at for at in cuts if found[0].end <= at), len(words))
    here = [one for one in found if one.start < cut]
    return here, [one for one in found if one.start >= cut]


def _is_area(one: Match[Meaning]) -> bool:
    """Whether a phrase says what the work is: an engineer manager leads engineers."""
    return one.value.sort != HEAD or _heads()[one.value.head].alone not in _SAYS_LITTLE


def _of_areas(
    words: tuple[str, ...], here: list[Match[Meaning]], later: list[Match[Meaning]]
) -> Work:
    trade = next((one for one in later if one.value.sort == TRADE), None)
    if trade is not None and not here:
        return _of_trade(words, trade, later)
    joined = _nearest(words, here)
    return _work(joined, joined[0].value, is_said_by_head=False)


def _of_trade(words: tuple[str, ...], trade: Match[Meaning], every: list[Match[Meaning]]) -> Work:
    beside = [one for one in every if one is not trade and one.value.sort != HEAD]
    recruits = next((one for one in beside if one.value.function == RECRUITING), None)
    if trade.value.field == "people" and recruits is not None:
        trade = recruits  # who does both is somebody who recruits
    return _recruits_others(words, _work([trade], trade.value, beside), trade)


def _of_head(
    words: tuple[str, ...],
    head: Match[Meaning],
    before: list[Match[Meaning]],
    after: list[Match[Meaning]],
) -> Work:
    rule = _heads()[head.value.head]
    joined = _nearest(words, before) if before else _first_joined(words, after)
    if not joined:
        alone = Meaning(HEAD, rule.alone, rule.field or rule.alone)
        if not rule.alone:
            return NO_WORK._replace(is_said_by_head=True)
        return _work([head], alone)._replace(is_open=head.value.head == "leader")
    first = joined[0].value
    if first.sort == HEAD:
        other = _heads()[first.head]
        first = Meaning(AREA, other.alone, other.field or other.alone)
    function = rule.turns.get(first.function, first.function)
    if rule.keeps is not None and function not in rule.keeps and first.function not in rule.keeps:
        own = Meaning(HEAD, rule.alone, rule.field or first.field)
        return _work([head], own, joined)
    work = _work(joined, first._replace(function=function), [*before, *after])
    return _recruits_others(words, work, joined[0])


def _nearest(words: tuple[str, ...], areas: list[Match[Meaning]]) -> list[Match[Meaning]]:
    """The last area with those joined to it by "and"; who recruits as well counts as recruiting."""
    if len(areas) > 1 and areas[-1].value.field == "consulting":
        areas = areas[:-1]  # tax advisory is about tax
    joined = [areas[-1]]
    for one in reversed(areas[:-1]):
        between = words[one.end : joined[0].start]
        if len(between) != 1 or between[0] not in joiners():
            break
        joined.insert(0, one)
    return sorted(joined, key=lambda one: one.value.function != RECRUITING)


def _first_joined(words: tuple[str, ...], areas: list[Match[Meaning]]) -> list[Match[Meaning]]:
    """The first area; where recruiting is joined to it by "and", recruiting comes first."""
    if len(areas) < 2 or areas[1].value.function != RECRUITING:  # noqa: PLR2004 - two to join
        return areas[:1]
    between = words[areas[0].end : areas[1].start]
    is_joined = len(between) == 1 and between[0] in joiners()
    return [areas[1], areas[0]] if is_joined else areas[:1]


def _work(
    joined: list[Match[Meaning]],
    first: Meaning,
    beside: list[Match[Meaning]] | None = None,
    *,
    is_said_by_head: bool = True,
) -> Work:
    fields = dict.fromkeys([first.field, *(one.value.field for one in joined)])
    kept = tuple(field for field in fields if field)[:MOST_FIELDS]
    others = tuple(
        one.value.field
        for one in beside or joined
        if one.value.function not in {RECRUITING, MANAGEMENT, ""} and one.value.field != "people"
    )
    return Work(first.function, kept, joined[0].words, others, is_said_by_head)


def _recruits_others(words: tuple[str, ...], work: Work, found: Match[Meaning]) -> Work:
    """Who finds blood donors, students or soldiers does not recruit staff."""
    if work.function != RECRUITING or "recruit" not in found.words:
        return work
    others = vocabulary("recruiters")["not_staff"]
    near = words[max(0, found.start - _NEAR) : found.end + _NEAR]
    instead = next((others[word] for word in near if word in others), "")
    if not instead:
        return work
    return work._replace(function=instead, fields=(_first_field(instead),), others=())


def _first_field(function: str) -> str:
    return str(next(iter(vocabulary("groups")[function]["fields"])))


@cache
def _fields() -> dict[str, str]:
    return {
        name: words
        for group in vocabulary("groups").values()
        for name, words in group["fields"].items()
    }


@cache
def _heads() -> dict[str, _Head]:
    return {
        name: _Head(
            entry["alone"],
            entry.get("field", ""),
            frozenset(entry["keeps"]) if "keeps" in entry else None,
            entry.get("turns", {}),
        )
        for name, entry in vocabulary("heads").items()
    }


@cache
def _book() -> Phrasebook[Meaning]:
    """All phrases; English is read last, so that its meaning of a shared word counts."""
    book: Phrasebook[Meaning] = Phrasebook()
    for name in ("other_languages", "occupations_en"):
        for function, fields in vocabulary(name).items():
            for field, entry in fields.items():
                for phrase in entry.get("areas", ()):
                    book.add(phrase, Meaning(AREA, function, field))
                for phrase in entry.get("trades", ()):
                    book.add(phrase, Meaning(TRADE, function, field))
    heads = {name: list(entry["words"]) for name, entry in vocabulary("heads").items()}
    for name, phrases in vocabulary("other_levels")["heads"].items():
        heads[name] += phrases
    for name, phrases in heads.items():
        for phrase in phrases:
            book.add(phrase, Meaning(HEAD, "", "", name))
    return book
