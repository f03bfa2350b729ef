"""The normal form of a company's name, by which two spellings are the same company."""

import re
import unicodedata
from functools import lru_cache

_FORMS = frozenset(
    [
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "limited",
        "llc",
        "llp",
        "lp",
        "plc",
        "pllc",
        "gmbh",
        "ag",
        "kg",
        "kgaa",
        "ohg",
        "ug",
        "mbh",
        "se",
        "sa",
        "sas",
        "sarl",
        "sl",
        "slu",
        "srl",
        "spa",
        "snc",
        "bv",
        "nv",
        "cv",
        "vof",
        "ab",
        "as",
        "asa",
        "aps",
        "oy",
        "oyj",
        "kk",
        "gk",
        "pty",
        "pte",
        "bhd",
        "sdn",
        "jsc",
        "ooo",
        "zao",
        "ao",
        "sp",
        "zoo",
        "doo",
        "kft",
        "rt",
        "zrt",
        "sro",
        "ev",
        "eg",
        "sca",
        "sc",
        "ltda",
        "eireli",
        "me",
    ]
)
_PLACEHOLDERS = frozenset(
    [
        "self employed",
        "selfemployed",
        "self employment",
        "freelance",
        "freelancer",
        "freelancing",
        "independent",
        "independent consultant",
        "independent contractor",
        "confidential",
        "confidential company",
        "stealth",
        "stealth startup",
        "stealth mode",
        "stealth mode startup",
        "n a",
        "na",
        "none",
        "nil",
        "not applicable",
        "unemployed",
        "retired",
        "student",
        "various",
        "private",
        "looking for opportunities",
        "open to work",
        "selbststandig",
        "freiberuflich",
        "independant",
        "autonomo",
        "currently unemployed",
        "seeking opportunities",
        "in transition",
        "career break",
        "self",
        "own business",
        "home",
        "tbd",
        "unknown",
        "x",
        "xx",
        "xxx",
    ]
)
_AGENCY_WORDS = re.compile(
    r"\b(recruit\w*|staffing|headhunt\w*|executive search|talent search|search partners?|personnel"
    r"|personalberatung|personalvermittlung|zeitarbeit|interim|employment agency|placement\w*"
    r"|talent solutions|workforce solutions|search & selection|search and selection)\b"
)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_TAILS = re.compile(
    r"\b(formerly|previously|a division of|a subsidiary of|part of|now part of|dba)\b.*$"
)
_MARKS = re.compile(r"[^\w&+]+")


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """The normal form; empty for what is no company, such as Self-employed or Confidential."""
    folded = _fold(name)
    words = _without_forms(_words(_TAILS.sub("", _BRACKETS.sub("", folded))))
    found = " ".join(words) or " ".join(_words(folded))
    if found in _PLACEHOLDERS or not any(c.isalnum() for c in found):
        return ""
    return found


@lru_cache(maxsize=100_000)
def is_agency(name: str) -> bool:
    """Whether the name says that the company recruits for others."""
    return bool(_AGENCY_WORDS.search(_fold(name)))


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _words(folded: str) -> list[str]:
    joined = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", folded)  # s.a. and g.m.b.h. are one word
    return [word for word in _MARKS.sub(" ", joined).split() if word != "the"] or folded.split()


def _without_forms(words: list[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and (kept[-1] in _FORMS or kept[-1] in {"&", "+"}):
        kept.pop()
    return kept if len(" ".join(kept)) > 1 else words
