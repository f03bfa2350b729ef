"""Invitations.csv: requests to connect, either way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from followthrough.imports.contract import Invitation, Notice, Person, Problem, Reason
from followthrough.imports.linkedin.connections import email_address
from followthrough.imports.linkedin.dates import is_instant, read_instant
from followthrough.imports.linkedin.people import remembered
from followthrough.imports.linkedin.table import Cells, Sheet, open_table, unheard

SHEET = Sheet(
    names={
        "sender": ("From",),
        "recipient": ("To",),
        "sent_at": ("Sent At", "Date Sent"),
        "message": ("Message",),
        "direction": ("Direction",),
        "sender_url": ("inviterProfileUrl",),
        "recipient_url": ("inviteeProfileUrl",),
    },
    needed=("sender", "recipient", "sent_at", "direction"),
    day="sent_at",
    is_day=is_instant,
)


def read(
    stream: BinaryIO, file: str, *, notice: Notice = unheard
) -> Iterator[Invitation | Problem]:
    """Every invitation; the written time has no zone and is never shifted."""
    table = open_table(stream, file, SHEET, notice)
    pick = table.pick(*SHEET.names)
    person, _ = remembered()

    def make(line: int, cells: Cells) -> Invitation | Problem:
        sender, recipient, sent, message, direction, sender_url, recipient_url = pick(cells)
        at = read_instant(sent)
        if at is None:
            return table.problem(line, Reason.BAD_DATE, cells)
        to_email = email_address(recipient) if "@" in recipient else ""
        invited = Person("", "") if to_email else person(recipient, recipient_url)
        return Invitation(
            line,
            person(sender, sender_url),
            invited,
            at.seconds,
            message,
            direction.strip().upper() == "OUTGOING",
            to_email,
        )

    return table.records(make)
