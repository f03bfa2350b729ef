"""Recommendations and endorsements, given and received."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from followthrough.contacts.profile_addresses import canonical_address
from followthrough.imports.contract import Endorsement, Notice, Problem, Reason, Recommendation
from followthrough.imports.linkedin.dates import is_instant, read_instant
from followthrough.imports.linkedin.table import Cells, Sheet, open_table, unheard

RECOMMENDATIONS = Sheet(
    names={
        "first_name": ("First Name",),
        "last_name": ("Last Name",),
        "company": ("Company",),
        "title": ("Job Title",),
        "text": ("Text",),
        "at": ("Creation Date",),
    },
    needed=("first_name",),
    day="at",
    is_day=is_instant,
)
ENDORSEMENTS = Sheet(
    names={
        "at": ("Endorsement Date",),
        "skill": ("Skill Name",),
        "first_name": ("Endorser First Name", "Endorsee First Name"),
        "last_name": ("Endorser Last Name", "Endorsee Last Name"),
        "url": ("Endorser Public Url", "Endorsee Public Url"),
    },
    needed=("skill", "first_name"),
    day="at",
    is_day=is_instant,
)


def read_recommendations(
    stream: BinaryIO, file: str, *, is_given: bool, notice: Notice = unheard
) -> Iterator[Recommendation | Problem]:
    """Every recommendation; the file names people without an address."""
    table = open_table(stream, file, RECOMMENDATIONS, notice)
    pick = table.pick(*RECOMMENDATIONS.names)

    def make(line: int, cells: Cells) -> Recommendation | Problem:
        first, last, company, title, text, at = pick(cells)
        name = f"{first.strip()} {last.strip()}".strip()
        if not name:
            return table.problem(line, Reason.NO_NAME, cells)
        moment = read_instant(at)
        seconds = moment.seconds if moment else None
        return Recommendation(line, is_given, name, company.strip(), title.strip(), text, seconds)

    return table.records(make)


def read_endorsements(
    stream: BinaryIO, file: str, *, is_given: bool, notice: Notice = unheard
) -> Iterator[Endorsement | Problem]:
    """Every endorsement, with the profile address where the file has one."""
    table = open_table(stream, file, ENDORSEMENTS, notice)
    pick = table.pick(*ENDORSEMENTS.names)

    def make(line: int, cells: Cells) -> Endorsement | Problem:
        at, skill, first, last, url = pick(cells)
        name = f"{first.strip()} {last.strip()}".strip()
        if not name:
            return table.problem(line, Reason.NO_NAME, cells)
        moment = read_instant(at)
        key = canonical_address(url) if url else ""
        return Endorsement(
            line, is_given, name, key, skill.strip(), moment.seconds if moment else None
        )

    return table.records(make)
