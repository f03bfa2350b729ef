"""What a file holds, from its name and, where that says nothing, from its first bytes."""

from __future__ import annotations

import re
from enum import StrEnum
from io import BytesIO
from pathlib import PurePosixPath

from followthrough.contacts.sheet_columns import ID
from followthrough.imports.contract import ArchiveFileUnreadable
from followthrough.imports.linkedin.table import fold, unheard
from followthrough.imports.linkedin.text import encoding_of
from followthrough.imports.our_sheet.reader import has_our_header
from followthrough.imports.sheets.grid import grids
from followthrough.imports.sheets.reader import look

MAC_ASIDE = "._"  # a Mac puts what it knows of a file beside it, under its name
HEAD = 20_000  # bytes that are looked at
LINES = 20


class FileKind(StrEnum):
    """What a file holds."""

    CONNECTIONS = "connections"
    MESSAGES = "messages"
    INVITATIONS = "invitations"
    PROFILE = "profile"
    POSITIONS = "positions"
    EDUCATION = "education"
    OWN_EMAILS = "own_emails"
    RECOMMENDATIONS_RECEIVED = "recommendations_received"
    RECOMMENDATIONS_GIVEN = "recommendations_given"
    ENDORSEMENTS_RECEIVED = "endorsements_received"
    ENDORSEMENTS_GIVEN = "endorsements_given"
    COMPANY_FOLLOWS = "company_follows"
    SAVED_JOBS = "saved_jobs"
    JOB_APPLICATIONS = "job_applications"
    UPLOADED_CONTACTS = "uploaded_contacts"
    VCARD = "vcard"
    SHEET = "sheet"
    OUR_SHEET = "our_sheet"
    LDIF = "ldif"
    MONICA = "monica"
    MAIL = "mail"
    IGNORED = "ignored"


ADDRESS_BOOKS = frozenset(
    (FileKind.VCARD, FileKind.SHEET, FileKind.OUR_SHEET, FileKind.LDIF, FileKind.MONICA)
)
OTHER_SOURCES = ADDRESS_BOOKS | {FileKind.MAIL}
MAIL_ENDINGS = ("mbox", "mbx", "eml", "emlx")
NAMES = {
    "connections": FileKind.CONNECTIONS,
    "messages": FileKind.MESSAGES,
    "invitations": FileKind.INVITATIONS,
    "profile": FileKind.PROFILE,
    "positions": FileKind.POSITIONS,
    "education": FileKind.EDUCATION,
    "emailaddresses": FileKind.OWN_EMAILS,
    "recommendationsreceived": FileKind.RECOMMENDATIONS_RECEIVED,
    "recommendations": FileKind.RECOMMENDATIONS_RECEIVED,
    "recommendationsgiven": FileKind.RECOMMENDATIONS_GIVEN,
    "endorsementreceivedinfo": FileKind.ENDORSEMENTS_RECEIVED,
    "endorsementgiveninfo": FileKind.ENDORSEMENTS_GIVEN,
    "companyfollows": FileKind.COMPANY_FOLLOWS,
    "savedjobs": FileKind.SAVED_JOBS,
    "jobapplications": FileKind.JOB_APPLICATIONS,
    "contacts": FileKind.UPLOADED_CONTACTS,
    "importedcontacts": FileKind.UPLOADED_CONTACTS,
}
ENDINGS = {"vcf": FileKind.VCARD, "vcard": FileKind.VCARD, "ldif": FileKind.LDIF} | dict.fromkeys(
    ("xlsx", "xlsm", "xlsb", "xls", "ods"), FileKind.SHEET
)
ENDINGS |= dict.fromkeys(MAIL_ENDINGS, FileKind.MAIL)
LOOKED_INTO = frozenset(("csv", "tsv", "tab", "txt", "json"))
# Columns that tell what a single file holds when its name says nothing.
TELLING = (
    (FileKind.MESSAGES, {"from", "to", "date", "content"}),
    (FileKind.CONNECTIONS, {"firstname", "lastname", "connectedon"}),
    (FileKind.INVITATIONS, {"from", "to", "sentat", "direction"}),
    (FileKind.UPLOADED_CONTACTS, {"firstname", "emails", "phonenumbers"}),
)
_COPY = re.compile(r"(?: \(\d+\)|_\d+)$")
_BEGINNINGS = (
    (
        re.compile(
            r"\s*From (?:- |\S*[ -]).{0,200}\d\d:\d\d.{0,60}\r?\n>?[!-9;-~]+[: ]|\s*From -\s*\n"
        ),
        FileKind.MAIL,
    ),
    (re.compile(r"\s*BEGIN:VCARD\s", re.IGNORECASE), FileKind.VCARD),
    (re.compile(r"(?:#.*\n|\s|version: 1)*dn::? ", re.IGNORECASE), FileKind.LDIF),
    (re.compile(r"\s*\{(?=.*\"app_version\")", re.DOTALL), FileKind.MONICA),
)


def kind_of(name: str) -> FileKind:
    """What a file holds, from its name alone; case, spaces and sub-folders do not matter."""
    stem = PurePosixPath(name.replace("\\", "/")).name
    stem, dot, ending = stem.rpartition(".")
    if not dot or stem.startswith(MAC_ASIDE):
        return FileKind.IGNORED
    ending = ending.casefold().partition(" ")[0]
    if ending != "csv":
        return ENDINGS.get(ending, FileKind.IGNORED)
    return NAMES.get(fold(_COPY.sub("", stem.strip())), FileKind.IGNORED)


def kind_by_content(head: bytes) -> FileKind:
    """What a file holds, from its first bytes."""
    text = head.decode(encoding_of(head), "replace").replace("\0", "").removeprefix("\ufeff")
    if fold(ID) in fold(text.partition("\n")[0]):
        return FileKind.OUR_SHEET
    for pattern, kind in _BEGINNINGS:
        if pattern.match(text):
            return kind
    for line in text.splitlines()[:LINES]:
        words = {fold(cell) for cell in re.split(r'[,;\t|"]+', line)}
        for kind, telling in TELLING:
            if telling <= words:
                return kind
    try:
        look(BytesIO(head), "")
    except ArchiveFileUnreadable:
        return FileKind.IGNORED
    return FileKind.SHEET


def why_no_people(head: bytes, name: str) -> str:
    """Why a table shows nobody, for a file that is one by its name."""
    if name.rpartition(".")[2].casefold() not in {"csv", "tsv", "tab"}:
        return ""
    try:
        look(BytesIO(head), name)
    except ArchiveFileUnreadable as trouble:
        return str(trouble)
    return ""


def kind_of_workbook(data: bytes) -> FileKind:
    """Whether a workbook is our own sheet come back; what cannot be opened is told later."""
    try:
        ours = any(has_our_header(grid) for grid in grids(BytesIO(data), "", unheard))
    except ArchiveFileUnreadable:
        ours = False
    return FileKind.OUR_SHEET if ours else FileKind.SHEET


def wants_a_look(name: str) -> bool:
    """Whether the name alone leaves open what a file holds."""
    kind = kind_of(name)
    ending = name.rpartition(".")[2].casefold()
    if PurePosixPath(name).name.startswith(MAC_ASIDE):
        return False
    is_open = kind is FileKind.IGNORED and (ending in LOOKED_INTO or "." not in name)
    return is_open or kind is FileKind.UPLOADED_CONTACTS
