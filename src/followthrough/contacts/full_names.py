"""A name written in one field, cut into the two that most sources give apart."""

import re

_COMMA = re.compile(r"^([^,]+),\s*([^,]+)$")
_PARTICLES = frozenset(
    (
        *("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la"),
        *("le", "el", "al", "bin", "ibn", "ben", "ter", "ten", "af", "av", "zu"),
    )
)
_SHOUTED_MOST = 5  # capitals: “MBA”, “SPHR”; a credential, no given name


def split_name(full: str) -> tuple[str, str]:
    """First and last name. “Reyes, Ana” is turned round; “Ana Reyes, MBA” is not."""
    full = " ".join(full.split())
    turned = _COMMA.match(full)
    if turned and _is_given(turned[2]) and " " not in turned[1].strip():
        return turned[2].strip(), turned[1].strip()
    name, comma, rest = full.partition(",")
    words = name.split(" ")
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    if not start:
        return full, ""
    return " ".join(words[:start]), " ".join(words[start:]) + comma + rest


def _is_given(part: str) -> bool:
    """Whether what stands after the comma is a name rather than a credential."""
    letters = part.replace(".", "").strip()
    return not (letters.isupper() and 1 < len(letters) <= _SHOUTED_MOST) and "." not in part[:-1]
