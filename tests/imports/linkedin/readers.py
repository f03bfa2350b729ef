"""The reader of each kind of file, all called alike, and the columns it looks for."""

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from followthrough.imports.kinds import FileKind
from followthrough.imports.linkedin import (
    connections,
    invitations,
    jobs,
    messages,
    owner_files,
    relations,
    uploaded_contacts,
)
from followthrough.imports.linkedin.table import Sheet

Reading = Callable[[BinaryIO, str, list[str]], Iterator[Any]]


def _with(reader: Callable[..., Iterator[Any]], **more: Any) -> Reading:
    return lambda stream, file, notices: reader(stream, file, notice=notices.append, **more)


READERS: dict[FileKind, Reading] = {
    FileKind.CONNECTIONS: _with(connections.read),
    FileKind.MESSAGES: _with(messages.read),
    FileKind.INVITATIONS: _with(invitations.read),
    FileKind.PROFILE: _with(owner_files.read_profile),
    FileKind.POSITIONS: _with(owner_files.read_positions),
    FileKind.EDUCATION: _with(owner_files.read_education),
    FileKind.OWN_EMAILS: _with(owner_files.read_own_emails),
    FileKind.COMPANY_FOLLOWS: _with(owner_files.read_company_follows),
    FileKind.RECOMMENDATIONS_RECEIVED: _with(relations.read_recommendations, is_given=False),
    FileKind.RECOMMENDATIONS_GIVEN: _with(relations.read_recommendations, is_given=True),
    FileKind.ENDORSEMENTS_RECEIVED: _with(relations.read_endorsements, is_given=False),
    FileKind.ENDORSEMENTS_GIVEN: _with(relations.read_endorsements, is_given=True),
    FileKind.SAVED_JOBS: _with(jobs.read_saved_jobs),
    FileKind.JOB_APPLICATIONS: _with(jobs.read_job_applications),
    FileKind.UPLOADED_CONTACTS: _with(uploaded_contacts.read),
}
SHEETS: dict[FileKind, Sheet] = {
    FileKind.CONNECTIONS: connections.SHEET,
    FileKind.MESSAGES: messages.SHEET,
    FileKind.INVITATIONS: invitations.SHEET,
    FileKind.PROFILE: owner_files.PROFILE,
    FileKind.POSITIONS: owner_files.POSITIONS,
    FileKind.EDUCATION: owner_files.EDUCATION,
    FileKind.OWN_EMAILS: owner_files.OWN_EMAILS,
    FileKind.COMPANY_FOLLOWS: owner_files.FOLLOWS,
    FileKind.RECOMMENDATIONS_RECEIVED: relations.RECOMMENDATIONS,
    FileKind.RECOMMENDATIONS_GIVEN: relations.RECOMMENDATIONS,
    FileKind.ENDORSEMENTS_RECEIVED: relations.ENDORSEMENTS,
    FileKind.ENDORSEMENTS_GIVEN: relations.ENDORSEMENTS,
    FileKind.SAVED_JOBS: jobs.SAVED,
    FileKind.JOB_APPLICATIONS: jobs.APPLIED,
    FileKind.UPLOADED_CONTACTS: uploaded_contacts.SHEET,
}


def header_of(kind: FileKind) -> tuple[str, ...]:
    """The columns of a file as it is written today."""
    return tuple(names[0] for names in SHEETS[kind].names.values())
