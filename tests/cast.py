"""The standing cast for tests, and rows of an archive that fill in what a test does not say."""

from datetime import date
from io import BytesIO

from followthrough.demo import connections, invitations, messages, sheets
from followthrough.demo.cast import (
    AIM,
    ANA,
    CAST,
    DELE,
    GRACE,
    HENRIK,
    JUNE,
    JUNE_THE_NURSE,
    KENJI,
    MARCUS,
    MARLON,
    OTTILIE,
    PRIYA,
    ROBIN,
    RUTH,
    TOMASZ,
    VINCE,
    WAITING,
)
from followthrough.demo.portraits import Person

TODAY = date(2026, 3, 12)

__all__ = [
    "AIM",
    "ANA",
    "CAST",
    "DELE",
    "GRACE",
    "HENRIK",
    "JUNE",
    "JUNE_THE_NURSE",
    "KENJI",
    "MARCUS",
    "MARLON",
    "OTTILIE",
    "PRIYA",
    "ROBIN",
    "RUTH",
    "TODAY",
    "TOMASZ",
    "VINCE",
    "WAITING",
    "Person",
    "connection",
    "file_of",
    "invitation",
    "message",
]

Cells = dict[str, str]


def connection(*, person: Person = GRACE, today: date = TODAY, **cells: str) -> Cells:
    """A row of Connections.csv by column; a cell is given as ``email_address="…"``."""
    row = connections.cast_row(person, person.connected_on(today) or today)
    return _with(dict(zip(connections.HEADER, row, strict=True)), cells)


def message(*, person: Person = GRACE, is_mine: bool = False, **cells: str) -> Cells:
    """A row of messages.csv by column; a cell is given as ``content="…"``."""
    me, them = (ROBIN.name, ROBIN.url), (person.name, person.url)
    sender, recipient = (me, them) if is_mine else (them, me)
    at = "2026-03-11 16:40:00 UTC"
    row = (f"2-{person.slug}", "", *sender, *recipient, at, "", "Hello.", "INBOX", "", "No")
    return _with(dict(zip(messages.HEADER, row, strict=True)), cells)


def invitation(*, person: Person = GRACE, is_mine: bool = False, **cells: str) -> Cells:
    """A row of Invitations.csv by column; a cell is given as ``sent_at="…"``."""
    me, them = (ROBIN.name, ROBIN.url), (person.name, person.url)
    inviter, invitee = (me, them) if is_mine else (them, me)
    direction = "OUTGOING" if is_mine else "INCOMING"
    row = (inviter[0], invitee[0], "3/9/26, 9:05 AM", "", direction, inviter[1], invitee[1])
    return _with(dict(zip(invitations.HEADER, row, strict=True)), cells)


def file_of(*rows: Cells, lead: str = "") -> bytes:
    """A file of such rows, with the columns of the first."""
    target = BytesIO()
    header = tuple(rows[0])
    sheet = sheets.Sheet("", header, [tuple(row[name] for name in header) for row in rows], lead)
    sheets.write(sheet, target)
    return target.getvalue()


def _with(row: Cells, cells: Cells) -> Cells:
    """The row with some cells changed; a name that is no column is a mistake."""
    columns = {column.casefold().replace(" ", "_"): column for column in row}
    return row | {columns[name.casefold()]: value for name, value in cells.items()}
