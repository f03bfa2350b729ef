"""Whose turn is it? What follows from the exchange with one contact."""

import re
from typing import NamedTuple

MINE, THEIRS, NOBODY = "mine", "theirs", "nobody"
REPLY_WINDOW_DAYS = 30  # Source: LinkedIn counts an InMail as answered within 30 days
REPLY_WINDOW_SECONDS = REPLY_WINDOW_DAYS * 86_400
CLOSING_LENGTH = 60  # characters; a longer message says more than thanks

# Where the user said what came of it, that says what comes next; no bare reply is owed.
_SETTLED = frozenset(
    {
        "no",
        "wrong_address",
        "meeting_set",
        "met",
        "later",
        "will_refer",
        "gave_name",
        "introduced",
        "interview",
        "role_filled",
        "offer",
        "closed",
    }
)
_BEFORE_THANKS = r"(?:(?:many|ok|great|perfect|wonderful),? )?"
_CLOSINGS = (
    r"thanks?(?: you)?(?: so much| very much| a lot| again)?",
    r"thx|ty|cheers|ok(?:ay)?|great|perfect|congrat(?:s|ulations)?(?: on .*)?",
    r"happy birthday|you too|same to you|likewise|will do|sounds good|my pleasure",
    r"you.?re welcome|no problem|no worries",
    r"merci|danke(?: sch[oö]n)?|gracias|obrigad[oa]|grazie|bedankt",
)
_THANKS = re.compile(
    rf"{_BEFORE_THANKS}(?:{'|'.join(_CLOSINGS)}),?(?: [\w’'-]+){{0,3}}", re.IGNORECASE
)


class Exchange(NamedTuple):
    """The personal interactions with one contact, folded; instants are epoch seconds."""

    last_touch_at: int | None = None
    last_heard_at: int | None = None
    touches: int = 0
    heard: int = 0
    touches_since_heard: int = 0
    heard_since_touch: int = 0
    last_is_closing: bool = False
    last_result: str = ""
    last_result_at: int | None = None
    last_met_at: int | None = None

    @property
    def is_two_way(self) -> bool:
        """Whether both have spoken."""
        return bool(self.touches and self.heard)


def is_closing(said: str) -> bool:
    """Whether a message is a mere thanks, an ok or a sign, which needs no answer."""
    words = said.strip()
    if not words or len(words) > CLOSING_LENGTH or "?" in words:
        return False
    plain = re.sub(r"[^\w\s,’'-]+", " ", words).strip()
    return not plain or _THANKS.fullmatch(" ".join(plain.split())) is not None


def whose_turn(exchange: Exchange) -> str:
    """Whose turn it is to speak: "mine", "theirs" or "nobody"."""
    spoke = exchange.last_touch_at is not None, exchange.last_heard_at is not None
    if spoke == (False, False) or _is_settled(exchange):
        return NOBODY
    if exchange.heard_since_touch:
        return NOBODY if exchange.last_is_closing else MINE
    return THEIRS


def result_of(touched_at: int, answered_at: int | None, now: int) -> str:
    """What became of a touch: "replied" within thirty days, "waiting", or "no answer"."""
    if answered_at is not None and 0 <= answered_at - touched_at <= REPLY_WINDOW_SECONDS:
        return "replied"
    return "waiting" if now - touched_at < REPLY_WINDOW_SECONDS else "no answer"


def _is_settled(exchange: Exchange) -> bool:
    if exchange.last_result not in _SETTLED or exchange.last_result_at is None:
        return False
    latest = max(exchange.last_touch_at or 0, exchange.last_heard_at or 0)
    return exchange.last_result_at >= latest
