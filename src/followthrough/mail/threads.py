"""Which thread a mail belongs to, from what it says alone, so that the order of reading is free.

The root is the first mail it refers to, whether we have that or not. A mail that refers to none
but says “Re:” is threaded by its subject; one that refers to itself begins its own.
"""

from __future__ import annotations

import re
import tomllib
from hashlib import blake2b
from pathlib import Path

from followthrough.mail.headers import message_ids
from followthrough.mail.reading import Mail

LONGEST = 280  # characters of an identifier that are kept
WRITTEN_HERE = "X-Followthrough-ID"  # some providers give mails that they send another Message-ID
_WORDS = tomllib.loads(
    (Path(__file__).parent / "vocabulary" / "threads.toml").read_text(encoding="utf-8")
)
_ANSWERED = re.compile(
    rf"(?:(?:{'|'.join(_WORDS['answered'])})(?:\[\d+\])?\s*[:：]\s*)+",  # noqa: RUF001 - Chinese
    re.IGNORECASE,
)


def identity(mail: Mail) -> str:
    """What tells a mail from any other; copies of one mail are one."""
    if mail.message_id:
        return mail.message_id[:LONGEST]
    at = str(mail.at.seconds) if mail.at else ""
    parts = f"{at}\x1f{mail.sender.email}\x1f{mail.subject}\x1f{mail.text()}"
    return blake2b(parts.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def as_written_here(mail: Mail) -> Mail:
    """A mail of the user's own under the identifier it was given here, where it was sent here."""
    own = message_ids(mail.header(WRITTEN_HERE.lower().encode()))
    return mail._replace(message_id=own[0]) if own else mail


def root(mail: Mail, other: str) -> str:
    """The thread: the first mail referred to, or the subject with that other side, or itself."""
    own = mail.message_id
    for reference in mail.references:
        if reference != own:
            return f"mail:{reference[:LONGEST]}"
    bare = topic(mail.subject)
    if bare != mail.subject and bare:
        return f"about:{other}:{bare.casefold()}"[:LONGEST]
    return f"mail:{identity(mail)}"


def topic(subject: str) -> str:
    """A subject without “Re:” and “Fwd:”."""
    return _ANSWERED.sub("", subject, count=1).strip()
