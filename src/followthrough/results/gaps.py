"""Which gap at a target company is the next best to close. Pure.

The nearer to somebody who hires, and the less it takes, the earlier: somebody known who has not
heard comes before somebody to be asked for a name, and that before a company where nobody is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

SORTS = ("recruiter", "hiring manager", "employee", "bridge")


class Cell(NamedTuple):
    """The people of one sort at one company: known, written to, and who have answered."""

    known: int = 0
    contacted: int = 0
    replied: int = 0


class Gap(NamedTuple):
    """What is missing at a company, how near it is (0 is nearest), and what closes it."""

    rank: int
    words: str
    by_way: bool  # closed by asking somebody for an introduction


def gap(name: str, cells: Sequence[Cell]) -> Gap | None:
    """The next best gap at one company; None where both who hire and who recruit have answered."""
    recruiter, hiring, employee, bridge = cells
    inside = recruiter.replied + hiring.replied + employee.replied
    nobody = not (recruiter.known or hiring.known or employee.known)
    rules = (
        (_is_unwritten(hiring), f"Somebody who may hire at {name} has not heard from you.", False),
        (_is_unwritten(recruiter), f"A recruiter of {name} has not heard from you.", False),
        (
            not hiring.known and inside,
            f"Nobody who hires at {name} is known. Somebody there answered: ask them.",
            False,
        ),
        (
            not hiring.known and bridge.known,
            f"Nobody who hires at {name} is known; somebody who was there may be asked.",
            True,
        ),
        (_is_unwritten(employee), f"Somebody at {name} has not heard from you.", False),
        (nobody, f"Nobody at {name} is known yet.", True),
        (not recruiter.known, f"No recruiter of {name} is known yet.", True),
    )
    for rank, (is_so, words, by_way) in enumerate(rules):
        if is_so:
            return Gap(rank, words, by_way)
    return None


def _is_unwritten(cell: Cell) -> bool:
    return bool(cell.known and not cell.contacted)
