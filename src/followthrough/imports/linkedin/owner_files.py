"""The owner's own files: profile, positions, education, addresses, companies followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from followthrough.imports.contract import (
    CompanyFollow,
    Education,
    Notice,
    OwnEmail,
    Position,
    Problem,
    Profile,
    Reason,
)
from followthrough.imports.linkedin.connections import email_address
from followthrough.imports.linkedin.dates import is_instant, read_instant, read_partial
from followthrough.imports.linkedin.table import Cells, Sheet, open_table, unheard

PROFILE = Sheet(
    names={
        "first_name": ("First Name",),
        "last_name": ("Last Name",),
        "headline": ("Headline",),
        "industry": ("Industry",),
        "location": ("Geo Location", "Location"),
    },
    needed=("first_name",),
)
POSITIONS = Sheet(
    names={
        "company": ("Company Name", "Company"),
        "title": ("Title",),
        "started": ("Started On", "Start Date"),
        "finished": ("Finished On", "End Date"),
        "location": ("Location",),
    },
    needed=("company",),
)
EDUCATION = Sheet(
    names={
        "school": ("School Name", "School"),
        "started": ("Start Date",),
        "finished": ("End Date",),
        "degree": ("Degree Name", "Degree"),
    },
    needed=("school",),
)
OWN_EMAILS = Sheet(
    names={
        "email": ("Email Address",),
        "confirmed": ("Confirmed",),
        "primary": ("Primary",),
    },
    needed=("email",),
)
FOLLOWS = Sheet(
    names={"company": ("Organization", "Company"), "at": ("Followed On",)},
    needed=("company",),
    day="at",
    is_day=is_instant,
)
_YES = "yes"


def read_profile(
    stream: BinaryIO, file: str, *, notice: Notice = unheard
) -> Iterator[Profile | Problem]:
    """The owner's profile, usually one row."""
    table = open_table(stream, file, PROFILE, notice)
    pick = table.pick(*PROFILE.names)

    def make(line: int, cells: Cells) -> Profile | Problem:
        first, last, *rest = (cell.strip() for cell in pick(cells))
        if not (first or last):
            return table.problem(line, Reason.NO_NAME, cells)
        return Profile(line, first, last, *rest)

    return table.records(make)


def read_positions(
    stream: BinaryIO, file: str, *, notice: Notice = unheard
) -> Iterator[Position | Problem]:
    """Where the owner works or worked."""
    table = open_table(stream, file, POSITIONS, notice)
    pick = table.pick(*POSITIONS.names)

    def make(line: int, cells: Cells) -> Position | Problem:
        company, title, started, finished, location = (cell.strip() for cell in pick(cells))
        if not company:
            return table.problem(line, Reason.NO_NAME, cells)
        return Position(
            line, company, title, read_partial(started), read_partial(finished), location
        )

    return table.records(make)


def read_education(
    stream: BinaryIO, file: str, *, notice: Notice = unheard
) -> Iterator[Education | Problem]:
    """Where the owner went to school."""
    table = open_table(stream, file, EDUCATION, notice)
    pick = table.pick(*EDUCATION.names)

    def make(line: int, cells: Cells) -> Education | Problem:
        school, started, finished, degree = (cell.strip() for cell in pick(cells))
        if not school:
            return table.problem(line, Reason.NO_NAME, cells)
        return Education(line, school, read_partial(started), read_partial(finished), degree)

    return table.records(make)


def read_own_emails(
    stream: BinaryIO, file: str, *, notice: Notice = unheard
) -> Iterator[OwnEmail | Problem]:
    """The addresses of the owner."""
    table = open_table(stream, file, OWN_EMAILS, notice)
    pick = table.pick(*OWN_EMAILS.names)

    def make(line: int, cells: Cells) -> OwnEmail | Problem:
        email, confirmed, primary = (cell.strip() for cell in pick(cells))
        if not email_address(email):
            return table.problem(line, Reason.NO_URL, cells)
        is_confirmed, is_primary = confirmed.lower() == _YES, primary.lower() == _YES
        return OwnEmail(line, email_address(email), is_confirmed, is_primary)

    return table.records(make)


def read_company_follows(
    stream: BinaryIO, file: str, *, notice: Notice = unheard
) -> Iterator[CompanyFollow | Problem]:
    """Companies the owner follows."""
    table = open_table(stream, file, FOLLOWS, notice)
    pick = table.pick(*FOLLOWS.names)

    def make(line: int, cells: Cells) -> CompanyFollow | Problem:
        company, at = (cell.strip() for cell in pick(cells))
        if not company:
            return table.problem(line, Reason.NO_NAME, cells)
        moment = read_instant(at)
        return CompanyFollow(line, company, moment.seconds if moment else None)

    return table.records(make)
