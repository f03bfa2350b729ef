"""Reading a headline or a position: what somebody does, how senior, and whether they recruit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from followthrough.jobsearch import functions
from followthrough.sorting import title_words

IN_HOUSE, AGENCY, SOURCER = "in_house", "agency", "sourcer"
CURRENT, FORMER, RETIRED, OPEN_TO_WORK = "current", "former", "retired", "open_to_work"


class TitleReading(NamedTuple):
    """What a title says. Empty values were not said: nothing is guessed."""

    function: str = ""
    functions: tuple[str, ...] = ()
    seniority: str = ""
    recruiter: str = ""
    recruiter_field: str = ""
    status: str = CURRENT
    employer_inside: str = ""
    is_contract: bool = False
    words: tuple[str, ...] = ()


NOTHING = TitleReading()

_FORMER = re.compile(
    r"\(?\b(?:former|formerly|ex|previously|past|ehemals|ancien|antiguo)\b\)?[ -]?"
)
_RETIRED = re.compile(
    r"\b(?:retired|emeritus|emerita|im ruhestand|pensionar|retraite|jubilado|jubilada)\b"
)
_OPEN = re.compile(
    r"\b(?:open to (?:work|new|opportunit\w+)|looking for|seeking|actively looking|in transition"
    r"|between jobs|available (?:for|from)|#?opentowork|job seeker)\b"
)
_CONTRACT = re.compile(
    r"\b(?:contract|contractor|freelance|freelancer|interim|temp|temporary|fractional)\b"
)
_PARTS = re.compile(r"\s*[|•·»]\s*|\s+[–—-]\s+|\s*;\s*")
_AT = re.compile(r"\s+(?:@|at|bei|chez|presso)\s+|\s*@\s*", re.IGNORECASE)
_HELPING = re.compile(
    r"^\W*(?:i )?(?:help(?:ing|s)?|empower(?:ing)?|connecting|building)\b(?! .*\bat\b)"
)


@lru_cache(maxsize=100_000)
def read(title: str) -> TitleReading:
    """Read a title as people write it: parts by ``|`` and dashes, the first telling part leads."""
    parts = [part for part in _PARTS.split(title.strip()) if part]
    readings = [_read_part(part) for part in parts[:4]]
    telling = [one for one in readings if one.function or one.recruiter or one.seniority]
    if not telling:
        return _silent(title)
    current = [one for one in telling if one.status != FORMER]
    lead = next((one for one in current if one.function or one.recruiter), (current or telling)[0])
    recruits = next((one for one in current if one.recruiter), None)
    if recruits is not None and not lead.recruiter:
        lead = recruits._replace(seniority=lead.seniority or recruits.seniority)
    status = _status(functions.fold(title), lead)
    return lead._replace(status=status, is_contract=bool(_CONTRACT.search(functions.fold(title))))


def _silent(title: str) -> TitleReading:
    status = _status(functions.fold(title), NOTHING)
    return NOTHING._replace(status=status)


def _status(folded: str, lead: TitleReading) -> str:
    if lead.status == FORMER:
        return FORMER
    if _RETIRED.search(folded):
        return RETIRED
    return OPEN_TO_WORK if _OPEN.search(folded) else CURRENT


def _read_part(part: str) -> TitleReading:
    role, _, employer = _at(part)
    folded = functions.fold(role)
    if _HELPING.match(folded):
        return NOTHING
    was = bool(_FORMER.search(folded))
    folded = _FORMER.sub(" ", folded) if was else folded
    found = functions.of_title(folded)
    recruiter, word = title_words.recruiter(folded)
    field = ""
    if recruiter:
        others = [one for one in found if one not in {"people", "management"}]
        field = others[0] if others else ""
        found = (functions.RECRUITING,)
    level, level_word = title_words.level(folded)
    return TitleReading(
        function=found[0] if found else "",
        functions=found,
        seniority=level,
        recruiter=recruiter,
        recruiter_field=field,
        status=FORMER if was else CURRENT,
        employer_inside=employer.strip(" ,.!"),
        words=tuple(filter(None, (word, level_word))),
    )


def _at(part: str) -> tuple[str, str, str]:
    found = _AT.search(part)
    if found is None or not found.start():
        return part, "", ""
    return part[: found.start()], found[0], part[found.end() :]
