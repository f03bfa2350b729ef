"""What the checks of a message read, and what they answer.

Spans are counted in characters of the body as the user wrote it.
"""

from __future__ import annotations

from typing import NamedTuple

BLOCK, ADVISE = "block", "advise"


class Statement(NamedTuple):
    """A canned text with ``{slots}`` the record fills and ``[[holes]]`` only the user can fill."""

    text: str


class Sent(NamedTuple):
    """A message that went out earlier: to whom (a name), where they work, and how long ago."""

    id: str
    to: str
    company: str
    text: str
    days_ago: int


class Recipient(NamedTuple):
    """The person a draft is for, as far as the checks have to know them.

    ``days_since_contact`` is None where there was never an exchange both ways. ``met``: they
    spoke or met in person. ``role``, as in ``followups.approaches``; "" where unknown.
    ``salutation``: what the user said letters to them open with.
    """

    first_name: str = ""
    last_name: str = ""
    company: str = ""
    role: str = ""
    kind: str = ""
    days_since_contact: int | None = None
    met: bool = False
    touches_since_reply: int = 0
    language: str = ""
    salutation: str = ""


class Draft(NamedTuple):
    """A message as it stands, and what it is held against.

    ``facts`` are the lines beside the page about this person, ``values`` the user's own value
    statements, ``earlier`` what the same person got before (newest first), ``similar`` what
    others got in the last 90 days, ``dismissed`` the flags the user never wants to see again.
    ``replies`` counts their replies so far: what may be asked rises with it. ``suggested`` is what
    an assistant proposed for this message: as canned as the statement.
    """

    body: str
    subject: str = ""
    channel: str = "email"
    situation: str = ""
    statement: str = ""
    suggested: tuple[str, ...] = ()
    recipient: Recipient = Recipient()
    facts: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    similar: tuple[Sent, ...] = ()
    has_attachment: bool = False
    dismissed: frozenset[str] = frozenset()
    replies: int = 0
    opening: str = ""


class Flag(NamedTuple):
    """One remark: what, where, why, and words to put in its place where there are any."""

    slug: str
    start: int
    end: int
    reason: str
    rewrite: str | None = None
    severity: str = ADVISE


class Sentence(NamedTuple):
    """One sentence of the draft: the user's own, or like what or whose."""

    start: int
    end: int
    is_own: bool
    like: str = ""


class Check(NamedTuple):
    """All that is said about a draft. ``missing``: what still keeps it from being ready.

    ``language`` is the language it was read as ("" where unsure); ``note`` says so where the
    rules on English wording were left out.
    """

    sentences: tuple[Sentence, ...]
    facts_used: tuple[str, ...]
    flags: tuple[Flag, ...]
    is_ready: bool
    missing: tuple[str, ...]
    language: str = ""
    note: str = ""
