"""Folding the entries of one contact into rounds: one ask each, and what came of it.

Pure. A round begins with a touch after twelve quiet weeks, or with words of theirs after half a
year; until then everything belongs to the round before. What is counted as a reply, a touch or a
conversation is said here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from followthrough.conversations.tally import AUTO_REPLY, BOUNCE, NEW_ASK_DAYS

DAY = 86_400  # seconds
NEW_ASK = NEW_ASK_DAYS * DAY
LATE = 180 * DAY  # what they say later than that begins something of its own
SECONDS_FROM = 30  # bits of a number below its seconds
TALKS = frozenset({"phone", "meeting"})
NOBODY_THERE = frozenset({"no_answer", "left_message", "wrong_address", "auto_reply"})
# Noted on a touch of the user's own, these say that they have answered.
ANSWERS = frozenset(
    {
        *("yes", "later", "no", "gave_name", "will_refer", "meeting_set", "met", "resume_asked"),
        *("interview", "introduced", "role_filled", "offer"),
    }
)
REFERRALS = frozenset({"will_refer", "introduced"})
BOTH_TWICE = 2  # times each has spoken, to be called a conversation


class Entry(NamedTuple):
    """One personal entry; ``at`` is the instant as it is kept, ``number`` grows with it."""

    is_outbound: int
    at: str
    result: str
    channel: str
    number: int


class Round(NamedTuple):
    """One ask and what came of it; an instant is None for what has not happened.

    ``is_theirs``: they wrote first. ``answered_after`` are seconds from the first touch to their
    first words; ``answered_touch`` is how many touches it had taken by then.
    """

    began_at: str
    is_theirs: int
    channel: str
    touches: int = 0
    answered_at: str | None = None
    answered_after: int | None = None
    answered_touch: int | None = None
    talked_at: str | None = None
    named_at: str | None = None
    referred_at: str | None = None
    met_at: str | None = None
    interview_at: str | None = None
    offer_at: str | None = None
    came_at: str | None = None


def rounds(newest_first: Iterable[Entry]) -> tuple[Round, ...]:
    """The rounds with one contact, the oldest first.

    Those in which the user did not write and nothing came of it are none.
    """
    found, current, last = [], list[Entry](), 0
    for entry in _counting(newest_first):
        seconds = entry.number >> SECONDS_FROM
        if current and seconds - last > (NEW_ASK if entry.is_outbound else LATE):
            found.append(_fold(current))
            current = []
        current.append(entry)
        last = seconds
    if current:
        found.append(_fold(current))
    return tuple(one for one in found if one.touches or one.talked_at or one.came_at)


def _counting(newest_first: Iterable[Entry]) -> Sequence[Entry]:
    """What counts, oldest first: no auto-reply, no bounce, and not the touch that bounced."""
    kept, has_bounced = [], False
    for entry in newest_first:
        if not entry.is_outbound and entry.result in {AUTO_REPLY, BOUNCE}:
            has_bounced = has_bounced or entry.result == BOUNCE
        elif entry.is_outbound and has_bounced:
            has_bounced = False
        else:
            kept.append(entry)
    kept.reverse()
    return kept


def _fold(entries: list[Entry]) -> Round:
    first = entries[0]
    mine = theirs = 0
    touched: int | None = None
    came: dict[str, str] = {}
    after = touch = None
    for entry in entries:
        outbound, at, result, channel, number = entry
        has_spoken = _has_spoken(entry)
        if outbound:
            mine += 1
            touched = number if touched is None else touched
        if has_spoken:
            theirs += 1
            if touched is not None and after is None:
                after = (number >> SECONDS_FROM) - (touched >> SECONDS_FROM)
                touch, came["answered_at"] = mine, at
        is_talk = has_spoken and (channel in TALKS or result == "met")
        if is_talk or (mine >= BOTH_TWICE and theirs >= BOTH_TWICE):
            came.setdefault("talked_at", at)
        if result or channel == "meeting":
            _outcome(came, entry)
    outcomes = [at for name, at in came.items() if name not in {"answered_at", "talked_at"}]
    return Round(
        first.at,
        int(not first.is_outbound),
        first.channel,
        mine,
        answered_after=after,
        answered_touch=touch,
        came_at=max(outcomes, default=None),
        **came,
    )


def _has_spoken(entry: Entry) -> bool:
    if not entry.is_outbound or entry.channel == "meeting":
        return True
    if entry.channel == "phone":
        return entry.result not in NOBODY_THERE and bool(entry.result)
    return entry.result in ANSWERS


def _outcome(came: dict[str, str], entry: Entry) -> None:
    """The first time each thing came of it."""
    result = entry.result
    if result == "gave_name":
        came.setdefault("named_at", entry.at)
    elif result in REFERRALS:
        came.setdefault("referred_at", entry.at)
    elif result == "interview":
        came.setdefault("interview_at", entry.at)
    elif result == "offer":
        came.setdefault("offer_at", entry.at)
    if result == "met" or (entry.channel == "meeting" and result not in {"interview", "offer"}):
        came.setdefault("met_at", entry.at)
