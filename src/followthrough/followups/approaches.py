"""How to go about a follow-up: what the playbook says, with the name put in."""

from __future__ import annotations

from typing import NamedTuple

from followthrough.followups.playbook import DEFAULTS, Playbook
from followthrough.followups.situations import Situation
from followthrough.followups.writing_by import WORDS


class Approach(NamedTuple):
    """What to do, as an imperative with the name; how; what must be in it; by which way."""

    headline: str
    sentence: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    ends: str = ""
    by: str = ""


def approach(
    situation: Situation, role: str, first_name: str, playbook: Playbook = DEFAULTS
) -> Approach:
    """The approach for somebody of that role in that situation."""
    row = playbook.row(role, situation.value)
    return Approach(
        headline=row.headline.replace("{name}", first_name),
        sentence=row.how.replace("{name}", first_name),
        must=row.must,
        must_not=row.must_not,
        ends=row.ends,
        by=WORDS[row.by],
    )
