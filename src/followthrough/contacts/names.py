"""Names as people would say them, from what people write into their name fields."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]*")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ASIDE_MARKS = str.maketrans(dict.fromkeys("()[]", " "))
_SLOGAN = re.compile(r"[|@•·│]")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u00b4\u0060\u02b9", "'"))
_EDGES = ' ,;:|/@·•*_~#!?"-–—'
_WORD = re.compile(r"[^\W\d_]+")
_JOINERS = "\u200c\u200d"  # part of the spelling in Persian and Indian scripts, not in emoji
_DROPPED = {"Cc", "Cf", "Cn", "Co", "Cs", "So", "Sk", "Sm"}  # marks, emoji, private signs
_DROPPED_TOO = {"\ufe0e", "\ufe0f", "\u20e3"}  # they choose how an emoji looks
_LATIN_END, _LATIN_MORE = "\u0250", ("\u1e00", "\u1eff")
_SHORT = 3  # letters; short capitals without a vowel are initials: “MJ”, “JP”

_GENERATIONS = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
_TITLES = {
    *("dr", "prof", "mr", "mrs", "ms", "miss", "sir", "madam", "herr", "frau", "mag", "ing"),
    *("dipl.-ing", "eng", "engr", "ir", "rev", "hon", "capt", "adv"),
}
_CREDENTIALS = {
    *("mba", "emba", "phd", "ph.d", "ph.d.", "msc", "m.sc.", "bsc", "b.sc.", "meng", "beng"),
    *("pmp", "pgmp", "csm", "cspo", "psm", "itil", "cissp", "cisa", "cism", "cpa", "cfa", "acca"),
    *("phr", "sphr", "gphr", "shrm-cp", "shrm-scp", "cipd", "mcipd", "llm", "llb", "esq", "esq."),
}


def display_name(first_name: str, last_name: str = "") -> str:
    """The name to show: without credentials, nicknames, emoji and slogans; never empty for one."""
    if _is_plain(first_name) and _is_plain(last_name):
        return f"{first_name} {last_name}".strip()
    words = f"{_cleaned(first_name)} {_cleaned(last_name)}".split()
    name = " ".join(_in_usual_case(_without_credentials(words)))
    return name or _squeezed(f"{first_name} {last_name}")


def first_name_for_greeting(first_name: str, last_name: str = "") -> str:
    """What to write after “Hi”: the first name without titles and middle initials."""
    shouts = _is_shouted(_cleaned(first_name) + _cleaned(last_name))
    words = _in_usual_case(_cleaned(first_name).split(), shouts=shouts)
    named = [word for word in words if word.casefold().rstrip(".") not in _TITLES]
    while len(named) > 1 and _is_initial(named[-1]):
        named.pop()
    if not named or (_is_initial(named[0]) and len(named) == 1):
        return display_name(first_name, last_name)
    has_last_name = bool(_without_credentials(["", "", *_cleaned(last_name).split()])[2:])
    return " ".join(named if has_last_name else named[:1])


def _is_plain(part: str) -> bool:
    return _PLAIN.fullmatch(part) is not None and (not part.isupper() or len(part) == 1)


@lru_cache(maxsize=5_000)
def _cleaned(part: str) -> str:
    part = unicodedata.normalize("NFKC", part.translate(_APOSTROPHES))
    aside = _ASIDE.sub(" ", part)
    part = (aside if aside.strip() else part).translate(_ASIDE_MARKS)
    part = _spoken(_before_credentials(_SLOGAN.split(part, maxsplit=1)[0]))
    return _squeezed(part).strip(_EDGES)


def _before_credentials(part: str) -> str:
    name, _, after = part.partition(",")
    first_after = after.split()[:1]
    if first_after and first_after[0].casefold() in _GENERATIONS:
        return f"{name} {first_after[0]}"
    return name


def _spoken(part: str) -> str:
    if part.isascii() and part.isprintable() and part.isidentifier():
        return part
    return "".join(c for place, c in enumerate(part) if _is_spoken(c) or _is_joint(part, place))


def _is_spoken(sign: str) -> bool:
    if sign.isspace():
        return True
    return unicodedata.category(sign) not in _DROPPED and sign not in _DROPPED_TOO


def _is_joint(part: str, place: int) -> bool:
    around = part[max(place - 1, 0) : place] + part[place + 1 : place + 2]
    return part[place] in _JOINERS and bool(around) and all(map(_is_joined, around))


def _is_joined(sign: str) -> bool:
    return not sign.isascii() and unicodedata.category(sign)[0] in "LM"


def _without_credentials(words: list[str]) -> list[str]:
    kept = len(words)
    while kept > len(("first", "last")) and words[kept - 1].casefold() in _CREDENTIALS:
        kept -= 1
    return words[:kept]


def _in_usual_case(words: list[str], *, shouts: bool = False) -> list[str]:
    shouts = shouts or _is_shouted("".join(words))
    return [_quiet(word) if _is_too_loud(word, shouts=shouts) else word for word in words]


def _is_too_loud(word: str, *, shouts: bool) -> bool:
    if word.casefold() in _GENERATIONS or not word.isupper():
        return False
    return _is_shouted(word) or (shouts and not set("AEIOUY").isdisjoint(word[:_SHORT]))


def _quiet(word: str) -> str:
    return _WORD.sub(lambda part: part[0][0] + part[0][1:].lower(), word)


def _is_shouted(word: str) -> bool:
    return word.isupper() and sum(map(str.isalpha, word)) > _SHORT and _is_latin(word)


def _is_latin(word: str) -> bool:
    more_from, more_to = _LATIN_MORE
    return all(c < _LATIN_END or more_from <= c <= more_to or not c.isalpha() for c in word)


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 and _is_latin(word)


def _squeezed(name: str) -> str:
    return " ".join(name.split())
