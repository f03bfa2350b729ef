"""What every reader hands over: records of a few plain kinds, and a Problem for every other row.

A row of a file becomes exactly one of the two, so the sums of an import always add up.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, Self

from followthrough.storage.trouble import Trouble

FOUND_LENGTH = 200

Notice = Callable[[str], None]
"""Where a reader says something about a whole file, in a sentence for people."""


class ArchiveTrouble(Trouble):
    """A file that cannot be taken in as it is; the message says what, the value, and what to do."""


class ArchiveFileUnreadable(ArchiveTrouble):
    """One file in an archive that cannot be read as what its name says; the others still can."""


class Reason(StrEnum):
    """Why a row was set aside."""

    words: str
    advice: str

    def __new__(cls, value: str, words: str, advice: str) -> Self:
        """A reason with what happened and what to do about it."""
        reason = str.__new__(cls, value)
        reason._value_ = value
        reason.words = words
        reason.advice = advice
        return reason

    HIDDEN_PROFILE = (
        "hidden_profile",
        "The profile is closed or hidden, so LinkedIn gave no name and no address",
        "Nothing to do. If you remember who it is, add the person by hand.",
    )
    DRAFT = (
        "draft",
        "The message is a draft that was never sent",
        "Nothing to do. It stays in LinkedIn until you send or delete it.",
    )
    OWNER_ROW = (
        "owner_row",
        "The row is about you",
        "Nothing to do. If it is not you, choose another owner for this archive and import again.",
    )
    NO_NAME = (
        "no_name",
        "The row names nobody",
        "Open the file at this line. If you know who it is, add the person by hand.",
    )
    BAD_DATE = (
        "bad_date",
        "The date cannot be read without guessing",
        "Write it like 2026-01-31 in the file and import again.",
    )
    RAGGED_ROW = (
        "ragged_row",
        "The row has more or fewer cells than the header",
        "Compare this line of the file with the first, or ask LinkedIn for a fresh archive.",
    )
    UNREADABLE = (
        "unreadable",
        "A quotation mark opens a text here and never closes it",
        "Add the closing quotation mark at this line, or ask LinkedIn for a fresh archive.",
    )
    FIELD_TOO_LONG = (
        "field_too_long",
        "A cell is longer than a million characters",
        "Shorten the cell at this line and import again.",
    )
    DUPLICATE_ROW = (
        "duplicate_row",
        "The same row stands in the file twice",
        "Nothing to do. It was taken in once.",
    )
    NO_URL = (
        "no_url",
        "The row gives no address",
        "Open the file at this line and add the address if you know it.",
    )
    PLATFORM_BOT = (
        "platform_bot",
        "The message is from one of LinkedIn’s own assistants",
        "Nothing to do. These are no conversations with people.",
    )
    SPONSORED = (
        "sponsored",
        "The message is an advertisement",
        "Nothing to do. Advertisements are not counted as contact.",
    )
    COMPANY_CARD = (
        "company_card",
        "The card is a company’s, not a person’s",
        "If you know somebody there, add the person by hand.",
    )
    NOBODY_HERE = (
        "nobody_here",
        "The person of this row is not here any more",
        "Take the id out of the row to bring the person in as a new one.",
    )
    RELATION_ONLY = (
        "relation_only",
        "The person is kept only as somebody’s relation",
        "If you want to follow up with them, add the person by hand.",
    )
    GROUP_CARD = (
        "group_card",
        "The card is a list of people, not a person",
        "Nothing to do. The people on it have cards of their own.",
    )
    MAIL_STRANGER = (
        "mail_stranger",
        "The mail is with nobody you have here",
        "Add the person with this address and bring the file again: their mail comes in then.",
    )
    MAIL_LEFT_OUT = (
        "mail_left_out",
        "You said that mail with this address is private",
        "Nothing to do. The page Mailboxes lists what is left out.",
    )
    MAIL_LIST = (
        "mail_list",
        "The mail came over a mailing list",
        "Nothing to do. Lists are not counted as contact.",
    )
    MAIL_NO_REPLY = (
        "mail_no_reply",
        "The mail was sent by a machine, from an address nobody reads",
        "Nothing to do. Only mail between people counts.",
    )
    MAIL_NOTIFICATION = (
        "mail_notification",
        "The mail is a notification of a platform",
        "Nothing to do. What people write you there comes with the archive of the platform.",
    )
    MAIL_BULK = (
        "mail_bulk",
        "The mail went to many people at once",
        "Nothing to do. Campaigns and newsletters are not counted as contact.",
    )
    MAIL_JUNK = ("mail_junk", "The mail is marked as junk", "Nothing to do.")
    MAIL_BINNED = ("mail_binned", "You threw the mail away", "Nothing to do.")
    MAIL_CHAT = ("mail_chat", "It is a chat, not a mail", "Nothing to do.")
    MAIL_RECEIPT = (
        "mail_receipt",
        "The mail only says that another one was opened",
        "Nothing to do. A receipt is no reply.",
    )
    MAIL_CALENDAR = (
        "mail_calendar",
        "The mail is the answer of a calendar",
        "Nothing to do. Meetings come in with the calendar.",
    )
    MAIL_BOUNCE = (
        "mail_bounce",
        "A mail came back, and its address belongs to nobody you have here",
        "Nothing to do.",
    )
    MAIL_TO_SELF = (
        "mail_to_self",
        "The mail is from you to you",
        "Nothing to do.",
    )
    MAIL_NO_DATE = (
        "mail_no_date",
        "No line of the mail gives a likely date",
        "If it matters, log it by hand on the person’s page.",
    )
    MAIL_NO_SENDER = (
        "mail_no_sender",
        "The mail does not say who sent it",
        "Nothing to do. Without a sender nobody can be found.",
    )


class Problem(NamedTuple):
    """A row that became no record: where it stands, why, and what stood there."""

    file: str
    line: int
    reason: Reason
    found: str = ""

    @property
    def sentence(self) -> str:
        """What happened, with the words that stood there."""
        return f"{self.reason.words}: “{self.found}”." if self.found else f"{self.reason.words}."

    @property
    def advice(self) -> str:
        """What one can do about it."""
        return self.reason.advice


class Connection(NamedTuple):
    """One person the owner is connected with; the key is their canonical profile address."""

    line: int
    key: str
    url: str
    first_name: str
    last_name: str
    email: str
    company: str
    title: str
    connected_on: str
    cells: tuple[str, ...]


class Detail(NamedTuple):
    """One more thing told of a person: a phone number, a postal address, a group; see ``kind``."""

    kind: str
    label: str
    value: str


class Talk(NamedTuple):
    """Something that happened with a person on a day, as a sheet or another program notes it."""

    on: str
    said: str = ""
    result: str = ""
    channel: str = "other"
    is_outbound: bool = True


class Own(NamedTuple):
    """What stands in a field of the user’s own: its name, text, number, date or choice."""

    name: str
    kind: str
    value: str


class Plan(NamedTuple):
    """A next step on a day."""

    on: str
    step: str = ""


class Card(NamedTuple):
    """One person as an address book or a sheet tells of them.

    The key is the canonical profile address; ``uid`` is the number the address book gives the
    card. ``verbatim`` is the row as it stood, without pictures; ``revised_on`` the day it was
    last changed, where it says so.
    """

    line: int
    uid: str = ""
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    title: str = ""
    key: str = ""
    url: str = ""
    emails: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()
    own: tuple[Own, ...] = ()
    talks: tuple[Talk, ...] = ()
    plan: Plan | None = None
    connected_on: str = ""
    revised_on: str = ""
    verbatim: tuple[str, ...] = ()


class Person(NamedTuple):
    """Somebody named in a message or an invitation; the key is empty when unknown."""

    name: str
    key: str


class Message(NamedTuple):
    """One message; without a known zone, its instant is the written time read as UTC."""

    line: int
    conversation: str
    title: str
    sender: Person
    recipients: tuple[Person, ...]
    sent_at: int
    zone_known: bool
    subject: str
    body: str
    is_draft: bool
    is_sponsored: bool
    direction: str
    attachments: int
    folder: str


class Invitation(NamedTuple):
    """Somebody asked somebody to connect; the instant is a written time of no known zone."""

    line: int
    sender: Person
    recipient: Person
    sent_at: int
    message: str
    is_outgoing: bool
    to_email: str


class PartialDate(NamedTuple):
    """A year, or a month of it, or unknown; as text ``2019``, ``2019-03`` or nothing."""

    year: int | None = None
    month: int | None = None

    def __str__(self) -> str:
        if self.year is None:
            return ""
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


class Profile(NamedTuple):
    """The owner, as their own profile says."""

    line: int
    first_name: str
    last_name: str
    headline: str
    industry: str
    location: str


class Position(NamedTuple):
    """A place where the owner works or worked; no end means still there."""

    line: int
    company: str
    title: str
    started: PartialDate
    finished: PartialDate
    location: str


class Education(NamedTuple):
    """A school of the owner."""

    line: int
    school: str
    started: PartialDate
    finished: PartialDate
    degree: str


class OwnEmail(NamedTuple):
    """An e-mail address of the owner."""

    line: int
    email: str
    is_confirmed: bool
    is_primary: bool


class Recommendation(NamedTuple):
    """A recommendation that the owner wrote (given) or got."""

    line: int
    is_given: bool
    name: str
    company: str
    title: str
    text: str
    written_at: int | None


class Endorsement(NamedTuple):
    """A skill that the owner endorsed for somebody (given) or was endorsed for."""

    line: int
    is_given: bool
    name: str
    key: str
    skill: str
    at: int | None


class CompanyFollow(NamedTuple):
    """A company the owner follows."""

    line: int
    company: str
    followed_at: int | None


class SavedJob(NamedTuple):
    """A job the owner saved."""

    line: int
    company: str
    title: str
    url: str
    saved_at: int | None


class JobApplication(NamedTuple):
    """A job the owner applied for; the questions and answers are never read."""

    line: int
    company: str
    title: str
    url: str
    email: str
    applied_at: int | None


class UploadedContact(NamedTuple):
    """An entry of an address book the owner once uploaded; read only when asked for."""

    line: int
    name: str
    first_name: str
    last_name: str
    company: str
    title: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]


def found(text: str) -> str:
    """What stood in a row, short enough to be shown."""
    text = " ".join(text.split())
    return text if len(text) <= FOUND_LENGTH else text[: FOUND_LENGTH - 1] + "…"
