"""One spelling for every way a LinkedIn profile address is written."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

_USUAL = "https://www.linkedin.com/in/"
_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[a-z0-9-]+\.)*linkedin\.com\.?(?::\d*)?/+"
    r"(?:m/|mwlite/)?(?P<kind>in|pub)/+(?P<rest>[^?#]+)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[/?#\x00-\x1f\x7f]")  # what no name of a profile holds, even encoded
_AROUND = re.compile(r"^[\s/\u200b\u200e\u200f\ufeff]+|[\s/\u200b\u200e\u200f\ufeff]+$")
_OLD_PARTS = 4  # /pub/name/1/2/3
_LONGEST = 600


def canonical_address(url: str) -> str:
    """The part of a profile address that names the person, or nothing where it names nobody.

    The connections write it percent-encoded, messages and invitations write the same one decoded.
    """
    slug = url[len(_USUAL) :]
    if url.startswith(_USUAL) and slug.isascii() and slug.replace("-", "").isalnum():
        return slug.lower()
    return _unusual(url)


def profile_url(key: str) -> str:
    """The address to open for a canonical one."""
    return f"{_USUAL}{key}" if key else ""


def _unusual(url: str) -> str:
    matched = _ADDRESS.match(url.strip())
    if matched is None or len(url) > _LONGEST:
        return ""
    parts = [_decoded(part) for part in matched["rest"].split("/")]
    if matched["kind"].lower() == "pub" and len(parts) >= _OLD_PARTS:
        return _from_old_form(*parts[:_OLD_PARTS])
    return parts[0]


def _decoded(part: str) -> str:
    while (decoded := unquote(part)) != part:  # some were encoded again and again on the way
        part = decoded
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", part).casefold())
    return _AROUND.sub("", _ENDS.split(_AROUND.sub("", folded), maxsplit=1)[0])


def _from_old_form(name: str, *parts: str) -> str:
    """LinkedIn leads /pub/ada-example/a7/576/b50 to /in/ada-example-b50576a7."""
    first, second, third = parts
    return f"{name}-{third:0>3}{second:0>3}{first}"
