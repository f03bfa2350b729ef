"""The reader of each kind of file, all called alike."""

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from followthrough.imports.linkedin import (
    connections,
    invitations,
    jobs,
    messages,
    owner_files,
    relations,
    uploaded_contacts,
)
from followthrough.imports.linkedin.archive import FileKind

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
