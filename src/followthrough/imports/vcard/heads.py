"""What stands before the colon of a line: the property, its group, and what kind of value it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_PARAMETER = re.compile(r';((?:[^;"]|"[^"]*")*)')
_SAYS_NOTHING = frozenset(
    (
        *("pref", "internet", "voice", "x400", "smtp", "ex", "dom", "intl", "postal", "parcel"),
        *("text", "uri", "vcard", "utf-8", "b", "base64", "jpeg", "png", "gif", "url", "preferred"),
    )
)
_ENCODINGS = {"quoted-printable": "qp", "q": "qp", "base64": "b64", "b": "b64"}


class Head(NamedTuple):
    """The property in capitals, the group it stands in, what kind it is, how it is written."""

    name: str
    group: str = ""
    label: str = ""
    encoding: str = ""
    charset: str = ""
    is_preferred: bool = False


@lru_cache(maxsize=4_096)
def read_head(head: str) -> Head:
    """Read it; the same few heads stand in every card of a book, so each is read once."""
    name, _, rest = head.partition(";")
    group, _, name = name.strip().rpartition(".")
    words: list[str] = []
    told: dict[str, str] = {}
    for parameter in _PARAMETER.findall(";" + rest) if rest else ():
        key, equals, value = parameter.partition("=")
        if not equals:
            key, value = "type", key
        key, value = key.strip().casefold(), value.strip().strip('"').casefold()
        if key == "type":
            words += [word.strip(' "') for word in value.replace("\\", "").split(",")]
        else:
            told[key] = value
    encoding = told.get("encoding", "")
    for word in words:
        if word in {"quoted-printable", "base64"}:  # version 2.1 lets the name of it go
            encoding = word
    kinds = [
        word for word in words if word and word not in _SAYS_NOTHING and word not in _ENCODINGS
    ]
    return Head(
        name.upper(),
        group.casefold(),
        " ".join(dict.fromkeys(filter(None, kinds))),
        _ENCODINGS.get(encoding, ""),
        told.get("charset", ""),
        "pref" in words or told.get("pref") == "1",
    )
