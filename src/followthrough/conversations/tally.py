"""Folding the entries of one contact, newest first, into the state of the exchange.

Pure, and the only place where counts and matters come from: whatever the order in which entries
were imported, logged or taken out, the same entries give the same state.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from followthrough.conversations import turns

# Results that open a matter: what is going on with somebody until the next one.
MATTERS = frozenset(
    {
        "resume_asked",
        "resume_sent",
        "applied",
        "interview",
        "intro_asked",
        "introduced",
        "will_refer",
        "gave_name",
        "met",
        "later",
        "no",
        "role_filled",
        "offer",
        "closed",
    }
)
HELPED = frozenset({"gave_name", "will_refer", "met"})
NEW_ASK_DAYS = 84  # sixty working days of silence: what comes after is a new ask
AUTO_REPLY, BOUNCE = "auto_reply", "wrong_address"
_MEETING = "meeting"


@dataclass(slots=True)
class Tally:
    """One contact's entries; instants are kept texts, which compare as they are."""

    last_number: int
    last_touch_at: str | None = None
    last_heard_at: str | None = None
    touches: int = 0
    heard: int = 0
    touches_since_heard: int = 0
    heard_since_touch: int = 0
    last_result: str = ""
    last_result_at: str | None = None
    last_met_on: str | None = None
    matter: str = ""
    matter_at: str | None = None
    matter_touches: int = 0
    matter_heard: int = 0
    named_on: str | None = None
    away_until: str | None = None
    has_helped: int = 0
    _has_bounced: bool = False
    _oldest_touch_at: str | None = None
    _is_one_ask: bool = True

    def add(
        self, is_outbound: int, at: str, result: str, channel: str, named_on: str | None
    ) -> None:
        """Count one older entry. An auto-reply is no reply, and what bounced was no touch."""
        if not is_outbound and result in {AUTO_REPLY, BOUNCE}:
            self._came_back(result, at, named_on)
            return
        if is_outbound and self._has_bounced:
            self._has_bounced = False
            return
        if named_on and not self.matter:
            self.named_on = self.named_on or named_on
        if is_outbound:
            self._touch(at)
        else:
            self.heard += 1
            self.heard_since_touch += not self.touches
            self.last_heard_at = self.last_heard_at or at
        if result:
            self._came_of_it(result, at, is_touch=bool(is_outbound))
        if self.last_met_on is None and (channel == _MEETING or result == "met"):
            self.last_met_on = at[:10]

    def facts(self, *, is_closing: bool) -> tuple[Any, ...]:
        """The columns of the exchange, in order."""
        turn = turns.whose_turn(
            turns.Exchange(
                last_touch_at=order(self.last_touch_at),
                last_heard_at=order(self.last_heard_at),
                heard_since_touch=self.heard_since_touch,
                last_is_closing=is_closing,
                last_result=self.last_result,
                last_result_at=order(self.last_result_at),
            )
        )
        return (
            turn,
            self.last_touch_at,
            self.last_heard_at,
            self.touches,
            self.heard,
            self.touches_since_heard,
            self.heard_since_touch,
            int(is_closing),
            self.last_result,
            self.last_result_at,
            self.last_met_on,
            self.matter,
            self.matter_at,
            self.matter_touches,
            self.matter_heard,
            self.named_on,
            self.away_until,
            self.has_helped,
        )

    def _touch(self, at: str) -> None:
        before = self._oldest_touch_at
        if before is not None and self._is_one_ask and _days(at, before) > NEW_ASK_DAYS:
            self._is_one_ask = False
        self._oldest_touch_at = at
        self.touches += 1
        self.touches_since_heard += not self.heard and self._is_one_ask
        self.last_touch_at = self.last_touch_at or at

    def _came_of_it(self, result: str, at: str, *, is_touch: bool) -> None:
        self.has_helped |= result in HELPED
        if not self.last_result:
            self.last_result, self.last_result_at = result, at
        if not self.matter and result in MATTERS:
            self.matter, self.matter_at = result, at
            self.matter_touches = self.touches - is_touch
            self.matter_heard = self.heard - (not is_touch)

    def _came_back(self, result: str, at: str, named_on: str | None) -> None:
        if result == AUTO_REPLY:
            self.away_until = self.away_until or named_on
            return
        self._has_bounced = True
        if not self.last_result:
            self.last_result, self.last_result_at = result, at


def order(at: str | None) -> int | None:
    """A kept instant as a number that grows with time."""
    return None if at is None else int(at[:19].translate(_DIGITS_ONLY))


_DIGITS_ONLY = str.maketrans("", "", "-: T")


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days
