"""What a column holds, from its name, in many languages and the ways of many programs."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from followthrough.imports.linkedin.table import fold

_VOCABULARY = Path(__file__).parent / "vocabulary"
_NUMBERED = re.compile(
    r"(?P<what>[^\d]+?) (?P<number>\d+) - (?P<part>.+)", re.IGNORECASE
)  # Google: “E-mail 1 - Value”
_WHOLE_OF = {"formatted": "postal", "street": "street", "city": "city", "region": "region"} | {
    "postalcode": "postcode",
    "country": "country",
    "pobox": "box",
    "extendedaddress": "street",
}
_GOOGLE = {
    "email": "email",
    "phone": "phone",
    "website": "web",
    "relation": "relation",
    "event": "day",
    "im": "handle",
    "customfield": "own",
}
LABEL = "label"
EXCHANGE = "/o="  # the way to a mailbox inside one company, which is no address
LEFT_OUT = "left_out"
# letters; words no longer than that have to stand alone: no “Ort” in “Sport”
_SHORT = {"what": 4, "where": 3, "whole": 4}
_MOST_WORDS = 5  # longer ones are questions
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"\w+")


class Meaning(NamedTuple):
    """What a column holds; ``key`` is shared by columns that say one thing together."""

    field: str
    label: str = ""
    key: str = ""


@lru_cache(maxsize=4_096)
def meaning_of(name: str) -> Meaning | None:
    """What the name of a column says it holds, or none where it says nothing known."""
    if numbered := _NUMBERED.fullmatch(name.strip()):
        return _numbered(fold(numbered["what"]), numbered["number"], fold(numbered["part"]))
    folded = fold(name)
    for plain in (folded, _NUMBER.sub("", folded)):
        if known := _aliases().get(plain):
            is_line = known.field == "postal" and plain != folded
            return Meaning("street", "", "postal ") if is_line else known
    words = [fold(word) for word in _WORD.findall(name)]
    return _put_together(folded, words) if 0 < len(words) <= _MOST_WORDS else None


def _numbered(what: str, number: str, part: str) -> Meaning | None:
    key = f"{what}{number}"
    if what == "organization":
        known = _aliases().get(f"organization1{part}")
        return known._replace(key=key) if known else Meaning(LEFT_OUT)
    if what == "address":
        if part in {"type", "label"}:
            return Meaning(LABEL, key=key)
        return Meaning(_WHOLE_OF[part], key=key) if part in _WHOLE_OF else None
    field = _GOOGLE.get(what)
    if field is None:
        return None
    return Meaning(field if part == "value" else LABEL, key=key)


def _put_together(folded: str, words: list[str]) -> Meaning | None:
    """“Business Street 2”: street, work."""
    bare = _NUMBER.sub("", folded)
    what = _longest("what", folded, words) or _longest("what", bare, words)
    where = _longest("where", bare, words)
    if not what:
        is_postal = bool(_longest("whole", bare, words))
        return Meaning("postal", where, f"postal {where}") if is_postal else None
    if what == "fax":
        return Meaning("phone", f"fax {where}".strip())
    if what in {"phone", "email", "web"}:
        return Meaning(what, where)
    return Meaning(what, where, f"postal {where}")


def _longest(kind: str, folded: str, words: list[str]) -> str:
    for word, meaning in _words()[kind]:
        if word in words or (len(word) > _SHORT[kind] and word in folded):
            return meaning
        if not word.isascii() and word in folded:
            return meaning
    return ""


@cache
def _aliases() -> dict[str, Meaning]:
    told = tomllib.loads((_VOCABULARY / "columns.toml").read_text(encoding="utf-8"))
    found: dict[str, Meaning] = {}
    for key, names in told.items():
        field, _, label = key.partition("/")
        for name in names:
            found.setdefault(fold(name), Meaning(field, label))
    return found


@cache
def _words() -> dict[str, list[tuple[str, str]]]:
    told = tomllib.loads((_VOCABULARY / "words.toml").read_text(encoding="utf-8"))
    return {
        kind: sorted(
            ((fold(word), meaning) for meaning, words in of.items() for word in words),
            key=lambda pair: -len(pair[0]),
        )
        for kind, of in told.items()
    }
