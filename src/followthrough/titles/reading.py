"""Reading a headline or a position: what somebody does, how senior, and whether they recruit."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from followthrough.titles import functions, levels, words
from followthrough.titles.words import fold, plain, vocabulary

IN_HOUSE, AGENCY, SOURCER, SEARCH = "in_house", "agency", "sourcer", "search"
CURRENT, FORMER, RETIRED, OPEN_TO_WORK = "current", "former", "retired", "open_to_work"
MOST_PARTS = 5


class TitleReading(NamedTuple):
    """What a title says. Empty values were not said: nothing is guessed.

    ``function`` is one of the 22 major groups of the Standard Occupational Classification,
    recruiting, or military; managers belong to what they lead. ``fields`` are finer. ``seniority``
    is "entry" also where somebody is named by a trade and nothing is said of the level:
    ``is_level_said`` tells the two apart.
    """

    function: str = ""
    fields: tuple[str, ...] = ()
    seniority: str = ""
    recruiter: str = ""
    recruiter_field: str = ""
    status: str = CURRENT
    employer_inside: str = ""
    is_contract: bool = False
    is_level_said: bool = False
    is_by_head: bool = False
    is_open: bool = False
    words: tuple[str, ...] = ()

    @property
    def soc_code(self) -> str:
        """The major group by the letter of the classification, where managers stand apart."""
        leads = self.seniority in {"manager", "director", "vp", "cxo", "owner"}
        group = functions.MANAGEMENT if leads and self.function else self.function
        return functions.code(group)[:2] + "-0000" if group else ""


NOTHING = TitleReading()
_PARTS = re.compile(r"\s*[|•·»▪●◆★→\n]\s*|\s+[–—-]+\s+|\s*;\s*|\s+//\s+|\s+~\s+")
_EX = re.compile(r"\b(?:ex|oud)[- ](\w+)", re.IGNORECASE)
_LEADING = frozenset(["manager", "director", "vp", "cxo", "partner", "owner"])
_PAST = frozenset(["ex", "oud"])
_SHORT = 4  # words; a longer part that begins with a verb is a sentence
_WORD = re.compile(r"[^\W_]")
_WORDS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=100_000)
def read(title: str) -> TitleReading:
    """Read a title as people write it: parts by ``|`` and dashes, the first telling part leads."""
    folded = fold(title)
    shown = title.strip()
    if not _said(folded).isdisjoint(_first_words("turned")):
        shown = _turned().sub(r" | ", shown)
    parts = [part for part in _PARTS.split(shown) if _WORD.search(part)][:MOST_PARTS]
    readings = [_read_part(part) for part in parts]
    telling = [one for one in readings if one.function or one.is_level_said]
    found = _lead(telling) if telling else NOTHING
    employers = (one.employer_inside for one in readings if one.employer_inside)
    status = _status(folded, found)
    return found._replace(
        recruiter=_kind(title) if found.recruiter and status not in {FORMER, RETIRED} else "",
        status=status,
        employer_inside=next(employers, ""),
        is_contract=_is_contract(folded),
    )


def _is_contract(folded: str) -> bool:
    return _says("contract", folded) and not _starts("not_contract").search(folded)


def _lead(telling: list[TitleReading]) -> TitleReading:
    """The first part that says what they do now; later ones add the area, the level, recruiting."""
    current = [one for one in telling if one.status == CURRENT] or telling
    lead = next((one for one in current if one.function), current[0])
    others = [one for one in current if one is not lead]
    if lead.is_open:
        area = next((one for one in others if one.function and not one.is_by_head), None)
        lead = lead if area is None else area._replace(seniority=lead.seniority, is_level_said=True)
    recruits = next((one for one in others if one.recruiter and one.is_by_head), None)
    if recruits is not None and not lead.recruiter:
        lead = recruits._replace(seniority=lead.seniority or recruits.seniority)
    if lead.is_level_said:
        return lead
    said = (one for one in others if one.seniority in _LEADING)
    above = next(said, None)
    return lead if above is None else lead._replace(seniority=above.seniority, is_level_said=True)


def _status(folded: str, lead: TitleReading) -> str:
    if _says("open_to_work", folded):
        return OPEN_TO_WORK
    if lead is NOTHING and _says("retired", folded):
        return RETIRED
    return lead.status


def _read_part(part: str) -> TitleReading:
    role, employer = _without_employer(part)
    whole = fold(part)
    if not _said(whole).isdisjoint(_PAST):
        role = _EX.sub(_past_employer, role)
    folded = whole if role == part else fold(role)
    if _is_slogan(folded):
        return NOTHING
    was = _was(whole)
    found = words.of_title(_any_raw("former").sub(" ", role) if was == FORMER else role)
    work = functions.of_words(found)
    level, level_word = levels.of_words(found)
    if _any("aspiring").match(folded) and level in {"", "entry", "senior"}:
        level, level_word = "training", level_word or "aspiring"
    recruits = work.function == functions.RECRUITING
    return TitleReading(
        function=work.function,
        fields=work.fields,
        seniority=level or ("entry" if work.function else ""),
        recruiter=IN_HOUSE if recruits else "",
        recruiter_field=_field(work, found) if recruits else "",
        status=was,
        employer_inside=employer,
        is_level_said=bool(level),
        is_by_head=work.is_said_by_head,
        is_open=work.is_open,
        words=tuple(filter(None, (work.words, level_word))),
    )


def _past_employer(found: re.Match[str]) -> str:
    """An ex-CEO held that title, an ex-Acme engineer worked at Acme: only one title is past."""
    word = words.of_title(found[1])
    is_title = bool(word) and all(one in words.known_words() for one in word)
    return f"former {found[1]}" if is_title else " "


def _was(folded: str) -> str:
    if _says("retired", folded):
        return RETIRED
    return FORMER if _says("former", folded) else CURRENT


def _field(work: functions.Work, found: tuple[str, ...]) -> str:
    """For which field somebody recruits: an area beside the word, or a word recruiters use."""
    table = vocabulary("recruiters")["fields"]
    return next(iter(work.others), "") or next((table[one] for one in found if one in table), "")


def _is_slogan(folded: str) -> bool:
    if _slogan("slogans").match(folded):
        return True
    is_long = len(folded.split()) > _SHORT
    return is_long and bool(_slogan("slogans_in_sentences").match(folded))


def _kind(title: str) -> str:
    said = f" {' '.join(words.of_title(title))} "
    for kind, phrases in _kinds():
        if any(phrase in said for phrase in phrases):
            return kind
    return IN_HOUSE


def _without_employer(part: str) -> tuple[str, str]:
    """The part without the employer named after "at", and that employer."""
    if found := _at().search(part):
        if found.start():
            return part[: found.start()], _tidy(part[found.end() :])
        return "", _tidy(part[found.end() :])
    for found in _perhaps_at().finditer(part):
        name = part[found.end() :]
        read_as = functions.of_words(words.of_title(name))
        if found.start() and not read_as.function and not read_as.is_said_by_head:
            return part[: found.start()], _tidy(name)
    return part, ""


def _tidy(employer: str) -> str:
    return re.split(r"\s*[,(]\s*(?![^)]*\b(?:Inc|LLC|Ltd|GmbH)\b)", employer)[0].strip(" ,.!?@🚀")


@cache
def _at() -> re.Pattern[str]:
    before = [re.escape(word) for word in vocabulary("statuses")["before_employer"] if word != "@"]
    return re.compile(rf"\s+(?:{'|'.join(before)})\s+(?=\S)|\s*@\s*", re.IGNORECASE)


@cache
def _perhaps_at() -> re.Pattern[str]:
    before = [re.escape(word) for word in vocabulary("statuses")["perhaps_before_employer"]]
    return re.compile(rf"\s+(?:{'|'.join(before)})\s+(?=[A-Z])")


def _says(name: str, folded: str) -> bool:
    """Whether any phrase of a list is said; most titles say none of their first words."""
    if _said(folded).isdisjoint(_first_words(name)):
        return False
    pattern = _starts(name) if name == "open_to_work" else _any(name)
    return bool(pattern.search(folded))


@lru_cache(maxsize=64)
def _said(folded: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(folded))


@cache
def _first_words(name: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(phrase)[0] for phrase in vocabulary("statuses")[name])


@cache
def _any(name: str) -> re.Pattern[str]:
    """Any phrase of a list, as whole words."""
    return re.compile(rf"(?<![\w-])(?:{_alternatives(name)})(?![a-z])")


@cache
def _starts(name: str) -> re.Pattern[str]:
    """Any phrase of a list, from the beginning of a word."""
    return re.compile(rf"(?<!\w)(?:{_alternatives(name)})")


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:{_alternatives('turned')})(?:\s+an?)?\s+", re.IGNORECASE)


def _alternatives(name: str) -> str:
    phrases = sorted(vocabulary("statuses")[name], key=len, reverse=True)
    return "|".join(re.escape(one) for one in phrases)


@cache
def _any_raw(name: str) -> re.Pattern[str]:
    return re.compile(rf"\(?\b(?:{_alternatives(name)})\b\)?[ -]?", re.IGNORECASE)


@cache
def _slogan(name: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_alternatives(name)})\b")


@cache
def _kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = vocabulary("recruiters")["kinds"]
    return tuple(
        (kind, tuple(f" {' '.join(plain(one))} " for one in phrases))
        for kind, phrases in table.items()
    )
