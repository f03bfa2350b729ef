"""What one mail says: who, to whom, when, in which thread, and its text."""

from __future__ import annotations

import re
from typing import NamedTuple

from followthrough.mail import headers, html_words
from followthrough.mail.headers import Address, Instant
from followthrough.mail.parts import Body, Headers, read_parts
from followthrough.mail.splitting import Raw

LONGEST_TEXT = 100_000  # characters; more than anybody writes
LONGEST_LIST = 8_000  # characters of a list of references; the newest stand last
_NOBODY = Address("", "")
_ENVELOPE_DAY = re.compile(
    rb"([A-Z][a-z]{2}) +(\d{1,2}) +(\d\d:\d\d(?::\d\d)?)(?: +([+-]\d{4}))? +(\d{4})"
)


class Mail(NamedTuple):
    """One mail; the instant is none where no header gives a likely one."""

    number: int
    message_id: str
    references: tuple[str, ...]
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    at: Instant | None
    subject: str
    body: Body
    headers: Headers

    def header(self, name: bytes) -> str:
        """The first header of that name, in words."""
        found = self.headers.get(name)
        return headers.words(found[0]) if found else ""

    def text(self) -> str:
        """All of the text, as plain lines."""
        return as_text(self.body)


def read(raw: Raw, *, now: int) -> Mail:
    """One mail, whatever it is; ``now`` in epoch seconds tells which dates are likely."""
    found, body = read_parts(raw.data)

    def first(name: bytes) -> str:
        lines = found.get(name)
        return headers.words(lines[0]) if lines else ""

    sender = headers.addresses(first(b"from"))
    ids = headers.message_ids(first(b"message-id"))
    references = headers.message_ids(first(b"references")[:LONGEST_LIST])
    return Mail(
        number=raw.number,
        message_id=ids[0] if ids else "",
        references=references or headers.message_ids(first(b"in-reply-to"))[:1],
        sender=sender[0] if sender else _NOBODY,
        to=_everybody(found, b"to", b"bcc"),
        cc=_everybody(found, b"cc"),
        at=_at(first(b"date"), found, raw.envelope, now),
        subject=" ".join(first(b"subject").split()),
        body=body,
        headers=found,
    )


def as_text(body: Body) -> str:
    """The text with plain line ends and without what no text holds; HTML as its words."""
    text = body.text
    if body.is_html:
        return html_words.words_of(text).replace("\0", "")[:LONGEST_TEXT]
    text = text[:LONGEST_TEXT]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "").strip()


def _everybody(found: Headers, *names: bytes) -> tuple[Address, ...]:
    lines = [headers.words(line) for name in names for line in found.get(name, ())]
    if len(lines) == 1:
        return headers.addresses(lines[0])
    return tuple(dict.fromkeys(one for line in lines for one in headers.addresses(line)))


def _at(written: str, found: Headers, envelope: bytes, now: int) -> Instant | None:
    """The day written, else the day the last server had it, else the one in the mbox."""
    at = headers.instant(written, now=now)
    if at is not None:
        return at
    for line in found.get(b"received", ()):
        at = headers.instant(headers.words(line).rpartition(";")[2], now=now)
        if at is not None:
            return at
    dated = _ENVELOPE_DAY.search(envelope)
    if dated is None:
        return None
    month, day, clock, zone, year = (one.decode() if one else "" for one in dated.groups())
    return headers.instant(f"{day} {month} {year} {clock} {zone or '-0000'}", now=now)
