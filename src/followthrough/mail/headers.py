"""The headers of a mail as words: folded lines, encoded words, raw bytes, addresses and days."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import date
from email.utils import getaddresses, parsedate_tz
from functools import lru_cache
from quopri import decodestring
from typing import NamedTuple

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
OLDEST = 631_152_000  # 1990; an earlier mail has a broken clock
LATEST_AHEAD = 2 * 86_400  # and so has one from the future
LONGEST = 100_000  # characters of a header that are read
_FOLD = re.compile(r"\r?\n(?=[ \t])")
_WORD = re.compile(r"=\?([^?\s]+?)(?:\*[^?]*)?\?([bqBQ])\?([^?]*)\?=")
_RUN = re.compile(rf"(?:{_WORD.pattern})+")
_BETWEEN = re.compile(r"(?<=\?=)\s+(?==\?)")
_PLAIN_ADDRESS = re.compile(
    r"""\s*(?:"?([^"<>,@\\()]*?)"?\s*<([^<>\s@,"()]+@[^<>\s@,"()]+)>|([^<>\s@,"()]+@[^<>\s@,"()]+))\s*"""
)
_SPELLED = re.compile(r"\s*(\S+) at (\S+\.\S+)\s*(?:\((.*)\))?\s*")
_DATE = re.compile(
    r"\s*(?:[A-Za-z]{3},\s*)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?"
    r"\s+([+-])(\d\d)([0-5]\d)"
)
_MONTHS = {
    name: number
    for number, name in enumerate(re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec"), 1)
}
_MESSAGE_ID = re.compile(r"<([^<>\s]+)>")


class Address(NamedTuple):
    """A name, perhaps empty, and an address in small letters."""

    name: str
    email: str


class Instant(NamedTuple):
    """Epoch seconds, and whether the zone was written."""

    seconds: int
    zone_known: bool


def words(raw: bytes) -> str:
    """A header as text; nothing that stands in it fails."""
    try:
        text = raw.decode("ascii")
    except UnicodeDecodeError:
        text = decoded(raw, "utf-8")
    text = _FOLD.sub("", text[:LONGEST])
    if "=?" in text:
        text = _RUN.sub(_decoded_run, _BETWEEN.sub("", text))
    return text.replace("\0", "").strip()


def decoded(data: bytes, charset: str) -> str:
    """Bytes as text, by the charset named, or the likeliest, or with marks where nothing fits."""
    for name in (charset or "utf-8", "utf-8", "cp1252"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("latin-1")


@lru_cache(maxsize=20_000)
def addresses(text: str) -> tuple[Address, ...]:
    """Everybody in a To, Cc or From line; a name that shows another address is no name."""
    plain = _PLAIN_ADDRESS.fullmatch(text)
    if plain:
        return (_address(plain[1] or "", plain[2] or plain[3]),)
    if "@" not in text:
        spelled = _SPELLED.fullmatch(text)
        return (_address(spelled[3] or "", f"{spelled[1]}@{spelled[2]}"),) if spelled else ()
    found = (_address(name, email) for name, email in getaddresses([text]) if "@" in email)
    return tuple(dict.fromkeys(found))


def _address(name: str, email: str) -> Address:
    name = " ".join(name.strip("'\" \t").split())
    return Address("" if "@" in name else name[:300], email.strip().casefold()[:320])


def instant(text: str, *, now: int) -> Instant | None:
    """The instant of a Date line; none where it cannot be right."""
    found = _DATE.match(text)
    if found and (month := _MONTHS.get(found[2].lower())):
        try:
            ordinal = date(int(found[3]), month, int(found[1])).toordinal()
        except ValueError:
            return None
        away = (int(found[8]) * 60 + int(found[9])) * 60
        clock = (int(found[4]) * 60 + int(found[5])) * 60 + int(found[6] or 0)
        seconds = (ordinal - EPOCH_ORDINAL) * 86_400 + clock
        # “-0000” says that the zone is not known. Source: RFC 5322, section 3.3.
        known = bool(away) or found[7] == "+"
        return _likely(Instant(seconds + (away if found[7] == "-" else -away), known), now)
    return _by_the_library(text, now)


def _by_the_library(text: str, now: int) -> Instant | None:
    try:
        parsed = parsedate_tz(text)
        if parsed is None:
            return None
        ordinal = date(*parsed[:3]).toordinal()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    clock = (parsed[3] * 60 + parsed[4]) * 60 + parsed[5]
    seconds = (ordinal - EPOCH_ORDINAL) * 86_400 + clock - (parsed[9] or 0)
    return _likely(Instant(seconds, parsed[9] is not None), now)


def _likely(at: Instant, now: int) -> Instant | None:
    return at if OLDEST <= at.seconds <= now + LATEST_AHEAD else None


def message_ids(text: str) -> tuple[str, ...]:
    """The identifiers in a Message-ID, In-Reply-To or References line."""
    return tuple(_MESSAGE_ID.findall(text))


def _decoded_run(found: re.Match[str]) -> str:
    """Encoded words side by side; programs cut letters of several bytes in two."""
    told, charset, data = [], "", b""
    for word in _WORD.finditer(found[0]):
        if data and word[1] != charset:
            told.append(decoded(data, charset))
            data = b""
        charset = word[1]
        data += _bytes_of(word[2].lower(), word[3].encode("utf-8", "replace"))
    return "".join([*told, decoded(data, charset)])


def _bytes_of(way: str, data: bytes) -> bytes:
    if way == "q":
        return decodestring(data, header=True)
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except (binascii.Error, ValueError):
        return data
