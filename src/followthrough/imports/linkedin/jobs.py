"""Saved jobs and job applications. Questions and answers are sensitive and never read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from followthrough.imports.contract import JobApplication, Notice, Problem, Reason, SavedJob
from followthrough.imports.linkedin.connections import email_address
from followthrough.imports.linkedin.dates import is_instant, read_instant
from followthrough.imports.linkedin.table import Cells, Sheet, open_table, unheard

SAVED = Sheet(
    names={
        "at": ("Saved Date",),
        "url": ("Job Url",),
        "title": ("Job Title",),
        "company": ("Company Name",),
    },
    needed=("at",),
    day="at",
    is_day=is_instant,
)
APPLIED = Sheet(
    names={
        "at": ("Application Date",),
        "email": ("Contact Email",),
        "company": ("Company Name",),
        "title": ("Job Title",),
        "url": ("Job Url",),
    },
    needed=("at",),
    day="at",
    is_day=is_instant,
    is_private=True,
)


def read_saved_jobs(
    stream: BinaryIO, file: str, *, notice: Notice = unheard
) -> Iterator[SavedJob | Problem]:
    """Jobs the owner saved."""
    table = open_table(stream, file, SAVED, notice)
    pick = table.pick(*SAVED.names)

    def make(line: int, cells: Cells) -> SavedJob | Problem:
        at, url, title, company = (cell.strip() for cell in pick(cells))
        if not (url or title or company):
            return table.problem(line, Reason.NO_NAME, cells)
        moment = read_instant(at)
        return SavedJob(line, company, title, url, moment.seconds if moment else None)

    return table.records(make)


def read_job_applications(
    stream: BinaryIO, file: str, *, notice: Notice = unheard
) -> Iterator[JobApplication | Problem]:
    """Jobs the owner applied for; the same job may stand under several ids."""
    table = open_table(stream, file, APPLIED, notice)
    pick = table.pick(*APPLIED.names)

    def make(line: int, cells: Cells) -> JobApplication | Problem:
        at, email, company, title, url = (cell.strip() for cell in pick(cells))
        if not (url or title or company):
            return table.problem(line, Reason.NO_NAME, cells)
        moment = read_instant(at)
        seconds = moment.seconds if moment else None
        return JobApplication(line, company, title, url, email_address(email), seconds)

    return table.records(make)
