"""What would make a draft better: each remark with its place, its reason and other words."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.messages import asks, demands, mistakes, reminders, shape, tone
from followthrough.messages.contract import Draft, Flag
from followthrough.messages.sentences import Parts

_ALLOWED = {
    "keep_warm": frozenset({"vague"}),
    "closing_note": frozenset({"vague"}),
    "reply_owed": frozenset({"vague"}),
}


def flags(draft: Draft, parts: Parts, *, is_english: bool) -> Iterator[Flag]:
    """Every remark; those on wording only where the words are English."""
    yield from mistakes.find(draft, parts)
    yield from shape.find(draft, parts)
    if is_english:
        yield from _of_words(draft, parts)


def _of_words(draft: Draft, parts: Parts) -> Iterator[Flag]:
    found = list(_every(draft, parts))
    slugs = {flag.slug for flag in found}
    blamed = [(flag.start, flag.end) for flag in found if flag.slug == "accusing"]
    for flag in found:
        if flag.slug == "blunt" and any(a < flag.end and flag.start < z for a, z in blamed):
            continue
        # Who asks for a job or for pay outright is told so once.
        if flag.slug != "job_talk" or slugs.isdisjoint({"too_big", "salary", "vague"}):
            yield flag


def _every(draft: Draft, parts: Parts) -> Iterator[Flag]:
    yield from tone.find(parts, leave_out=_left_out(draft))
    yield from asks.find(draft, parts)
    yield from reminders.find(draft, parts)
    asked = frozenset(one.kind for one in asks.asks(parts))
    yield from demands.find(draft, parts, asked)
    yield from shape.grade(parts)


def _left_out(draft: Draft) -> frozenset[str]:
    """Classes that have no meaning here: who is known well may be asked for more."""
    left = set(_ALLOWED.get(draft.situation, ()))
    if demands.rung(draft) >= asks.REFERRALS:
        left.add("too_big")
    if draft.recipient.role in {"recruiter", "agency_recruiter", "sourcer", "hiring_manager"}:
        left.add("hand_off")
    return frozenset(left)
