"""From a first note to an offer: how many came as far. Pure."""

from __future__ import annotations

from collections.abc import Callable

from followthrough.followups.wording import count_words
from followthrough.results.counting import Sums
from followthrough.results.showing import PathStep


def path(whole: Sums, address: Callable[[str], str]) -> tuple[PathStep, ...]:
    """The steps, each with the people behind it."""
    still = f"{whole.waiting:,} still have time" if whole.waiting else ""
    late = whole.answered - whole.in_time
    told = (
        ("written", whole.written, "people written to", still),
        ("came", whole.answered, "answered", f"{late:,} of them after 30 days" if late else ""),
        ("talked", whole.came.talked, "conversations", ""),
        ("referred", whole.came.referred, "referrals and introductions", ""),
        ("met", whole.came.met, "informational interviews", ""),
        ("interview", whole.came.interviews, "interviews", ""),
        ("offer", whole.came.offers, "offers", ""),
    )
    return tuple(
        PathStep(key, number, words, second, address(key)) for key, number, words, second in told
    )


def path_words(whole: Sums) -> str:
    """The path in one sentence."""
    if not whole.written:
        return ""
    came = [
        f"{count_words(number)} {one if number == 1 else many}"
        for number, one, many in (
            (whole.came.talked, "conversation", "conversations"),
            (whole.came.referred, "referral or introduction", "referrals or introductions"),
            (whole.came.met, "informational interview", "informational interviews"),
            (whole.came.interviews, "interview", "interviews"),
            (whole.came.offers, "offer", "offers"),
        )
        if number
    ]
    people = "person" if whole.written == 1 else "people"
    line = f"Of {count_words(whole.written)} {people} written to, {count_words(whole.answered)} "
    line += "has answered" if whole.answered == 1 else "have answered"
    return f"{line}; there were {', '.join(came)} so far." if came else f"{line} so far."
