"""The text of a mail, found by a walk over its bytes, and by the standard parser where it is odd.

The walk knows three kinds of parts put together, two kinds of text, and the usual ways to write
them. Whatever else it meets raises ``Odd``: it never guesses.
"""

from __future__ import annotations

import re
from binascii import Error as NoBase64, a2b_base64
from email import message_from_bytes, policy
from email.message import Message
from quopri import decodestring
from typing import Any, NamedTuple

from followthrough.mail.headers import decoded, words

PARTS = 200  # parts of one mail that are looked at
DEPTH = 8
WANTED = frozenset(
    b"from to cc bcc date subject message-id in-reply-to references received delivered-to"
    b" x-original-to envelope-to list-id list-unsubscribe list-post precedence auto-submitted"
    b" return-path sender content-type content-transfer-encoding content-disposition"
    b" x-autoreply x-autorespond x-auto-response-suppress x-failed-recipients x-gmail-labels"
    b" feedback-id x-campaign-id x-mailgun-sid x-sg-eid status x-spam-flag"
    b" x-followthrough-id".split()
)
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_HEADER = re.compile(rb"([!-9;-~]+)[ \t]*:[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)(?:\n|\Z)")
_WELL_FORMED = re.compile(rb"(?:[!-9;-~]+:[^\n]*(?:\n(?=[ \t])[^\n]*)*(?:\n|\Z))*")
_PLAIN_CHARSETS = frozenset(
    ("us-ascii", "ascii", "utf-8", "utf8", "iso-8859-1", "iso-8859-15", "windows-1252")
)
_CHARSET = re.compile(rb';\s*charset\s*=\s*"?([^\s";]+)', re.IGNORECASE)
_BOUNDARY = re.compile(rb';\s*boundary\s*=\s*(?:"([^"\\\n]+)"|([^\s";]+))', re.IGNORECASE)
_FILE_NAME = re.compile(rb';\s*(?:file)?name\s*=\s*(?:"([^"\n]*)"|([^\s";]+))', re.IGNORECASE)
_ODD_PARAMETER = re.compile(rb"(?:charset|boundary|name)\*|start\s*=|\(", re.IGNORECASE)
_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{4}|[\r\n])*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\s*")
_TOGETHER = frozenset((b"multipart/mixed", b"multipart/alternative", b"multipart/related"))
_TEXTS = frozenset((b"text/plain", b"text/html"))
Headers = dict[bytes, list[bytes]]


class Body(NamedTuple):
    """The text of a mail, whether it was HTML, and the names of what was attached."""

    text: str = ""
    is_html: bool = False
    files: tuple[str, ...] = ()


class Odd(Exception):  # noqa: N818 - no error: the mail goes to the standard parser
    """Something the walk does not read."""


class Found(NamedTuple):
    """The headers that are wanted, and the text."""

    headers: Headers
    body: Body


def read_parts(data: bytes) -> Found:
    """Headers and text of a mail, the fast way where it is plain."""
    try:
        return by_walk(data)
    except Odd:
        return by_the_standard(data)


def by_walk(data: bytes) -> Found:
    """The same for plain mail; raises ``Odd`` for any other."""
    found, rest = _cut(data)
    walk = _Walk()
    walk.part(found, rest, depth=0)
    is_html = walk.plain is None
    text = walk.html if walk.plain is None else walk.plain
    return Found(found, Body(text or "", is_html, tuple(walk.files)))


class _Walk:
    """The first plain text, the first HTML and the names of files met so far."""

    def __init__(self) -> None:
        self.plain: str | None = None
        self.html: str | None = None
        self.files: list[str] = []
        self._left = PARTS

    def part(self, found: Headers, rest: bytes, *, depth: int) -> None:
        """One part with all that is in it."""
        self._left -= 1
        if depth > DEPTH or self._left < 0:
            raise Odd
        typed = found.get(b"content-type", [b"text/plain"])[0]
        placed = found.get(b"content-disposition", [b""])[0]
        if _ODD_PARAMETER.search(typed) or _ODD_PARAMETER.search(placed):
            raise Odd
        kind = typed.partition(b";")[0].strip().lower()
        if placed.partition(b";")[0].strip().lower() == b"attachment":
            if kind.startswith((b"multipart/", b"message/")):
                raise Odd
            self.files.append(_file_name(placed, typed))
        elif kind in _TOGETHER:
            self._together(kind, typed, rest, depth)
        elif kind in _TEXTS:
            self._text(kind, found, typed, rest)
        elif kind.startswith((b"multipart/", b"message/")) or kind.count(b"/") != 1:
            raise Odd
        elif name := _file_name(placed, typed):
            self.files.append(name)

    def _together(self, kind: bytes, typed: bytes, rest: bytes, depth: int) -> None:
        boundary = _BOUNDARY.search(typed)
        if boundary is None:
            raise Odd
        mark = b"\n--" + (boundary[1] or boundary[2]).rstrip()
        pieces = (b"\n" + rest).split(mark)
        is_closed = False
        for number, piece in enumerate(pieces[1:]):
            if piece.startswith(b"--"):
                is_closed = True
                break
            line, _, inside = piece.partition(b"\n")
            if line.strip():
                raise Odd  # another boundary that begins with this one
            if kind != b"multipart/related" or number == 0:
                found, content = _cut(inside.removesuffix(b"\r"))
                self.part(found, content, depth=depth + 1)
        if not is_closed:
            raise Odd

    def _text(self, kind: bytes, found: Headers, typed: bytes, rest: bytes) -> None:
        is_plain = kind == b"text/plain"
        if (self.plain if is_plain else self.html) is not None:
            return
        named = _CHARSET.search(typed)
        charset = named[1].decode("latin-1").lower() if named else "utf-8"
        coding = found.get(b"content-transfer-encoding", [b""])[0].strip().lower()
        if charset not in _PLAIN_CHARSETS:
            raise Odd
        if coding == b"quoted-printable":
            rest = decodestring(rest)
        elif coding == b"base64":
            rest = _of_base64(rest)
        elif coding not in {b"", b"7bit", b"8bit"}:
            raise Odd
        text = decoded(rest, charset)
        if is_plain:
            self.plain = text
        else:
            self.html = text


def _of_base64(data: bytes) -> bytes:
    if _BASE64.fullmatch(data) is None:
        raise Odd
    try:
        return a2b_base64(data)
    except NoBase64 as broken:
        raise Odd from broken


def _cut(data: bytes) -> tuple[Headers, bytes]:
    """The headers that are wanted, and what follows the blank line."""
    if data.startswith(b"\r\n"):
        return {}, data[2:]
    if data.startswith(b"\n"):
        return {}, data[1:]
    end = _END_OF_HEADERS.search(data)
    block, rest = (data[: end.start()], data[end.end() :]) if end else (data, b"")
    if _WELL_FORMED.fullmatch(block) is None or (
        b"\r" in block and b"\r" in block.replace(b"\r\n", b"")
    ):
        raise Odd
    found: Headers = {}
    for name, value in _HEADER.findall(block):
        key = name.lower()
        if key in WANTED:
            found.setdefault(key, []).append(value.strip())
    return found, rest


def _file_name(placed: bytes, typed: bytes) -> str:
    named = _FILE_NAME.search(placed) or _FILE_NAME.search(typed)
    return words(named[1] or named[2] or b"")[:200] if named else ""


def by_the_standard(data: bytes) -> Found:
    """The same by Python’s own parser, for whatever is odd."""
    message = message_from_bytes(data, policy=policy.compat32)
    found: Headers = {}
    for name, value in message.raw_items():
        key = name.lower().encode("ascii", "replace")
        if key in WANTED:
            line = str(value).encode("utf-8", "surrogateescape")
            found.setdefault(key, []).append(line.strip())
    plain, other, files = _first_texts(message)
    chosen = plain if plain is not None else other
    text = "" if chosen is None else _standard_text(chosen)
    return Found(found, Body(text, plain is None, tuple(files)))


def _standard_text(part: Message) -> str:
    content = part.get_payload(decode=True)
    return decoded(content if isinstance(content, bytes) else b"", _charset(part))


def _charset(part: Message) -> str:
    try:
        return part.get_content_charset() or "utf-8"
    except (LookupError, UnicodeError):
        return "utf-8"


def _first_texts(message: Message) -> tuple[Message | None, Message | None, list[str]]:
    """The first plain text and the first HTML that are no attachments, and the files."""
    texts: dict[str, Message] = {}
    files: list[str] = []
    waiting: list[tuple[Message, int]] = [(message, 0)]
    seen = 0
    while waiting and seen < PARTS:
        part, depth = waiting.pop()
        seen += 1
        kind = part.get_content_type()
        inside: Any = part.get_payload()
        is_aside = str(part.get("content-disposition", "")).partition(";")[0].strip().lower()
        if is_aside == "attachment":
            files.append(_standard_name(part))
        elif isinstance(inside, list):
            if kind.startswith("multipart/") and depth < DEPTH * 4:
                most = 1 if kind == "multipart/related" else PARTS
                kept = [one for one in inside[:most] if isinstance(one, Message)]
                waiting.extend((one, depth + 1) for one in reversed(kept))
        elif kind in {"text/plain", "text/html"}:
            texts.setdefault(kind, part)
        elif name := _standard_name(part):
            files.append(name)
    return texts.get("text/plain"), texts.get("text/html"), files


def _standard_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (LookupError, UnicodeError, ValueError):
        return ""
    return words(name.encode("utf-8", "surrogateescape"))[:200]
