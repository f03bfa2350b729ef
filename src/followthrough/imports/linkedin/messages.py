"""messages.csv: every message of every conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from followthrough.imports.contract import Message, Notice, Problem, Reason
from followthrough.imports.linkedin.dates import (
    Instant,
    is_instant,
    read_instant,
    seconds_by_minute,
)
from followthrough.imports.linkedin.people import remembered
from followthrough.imports.linkedin.sponsored import is_campaign, is_page, without_tags
from followthrough.imports.linkedin.table import (
    BLANK,
    Cells,
    Sheet,
    open_table,
    unblanked,
    unheard,
)

SHEET = Sheet(
    names={
        "conversation": ("CONVERSATION ID",),
        "title": ("CONVERSATION TITLE",),
        "sender": ("FROM",),
        "sender_url": ("SENDER PROFILE URL",),
        "to": ("TO",),
        "to_urls": ("RECIPIENT PROFILE URLS",),
        "date": ("DATE",),
        "subject": ("SUBJECT",),
        "body": ("CONTENT",),
        "folder": ("FOLDER",),
        "attachments": ("ATTACHMENTS",),
        "is_draft": ("IS MESSAGE DRAFT",),
        "direction": ("DIRECTION",),
    },
    needed=("sender", "date"),
    day="date",
    is_day=is_instant,
)
_DIRECTIONS = {"": "", "INCOMING": "incoming", "OUTGOING": "outgoing"}
_DRAFT = {"yes", "true", "1"}


def read(stream: BinaryIO, file: str, *, notice: Notice = unheard) -> Iterator[Message | Problem]:
    """Every message, drafts and advertisements marked; a problem for each row without a date."""
    table = open_table(stream, file, SHEET, notice)
    pick = table.pick(*SHEET.names)
    person, people = remembered()
    instant = instants()
    title_at, attachments_at = (list(SHEET.names).index(name) for name in ("title", "attachments"))

    def make(line: int, cells: Cells) -> Message | Problem:
        picked = pick(cells)
        if BLANK in (picked[title_at], picked[attachments_at]):
            picked = unblanked(picked)
        conversation, title, sender, url, to, urls, date, *rest = picked
        subject, body, folder, attachments, draft, direction = rest
        sent = instant(date)
        if sent is None:
            return table.problem(line, Reason.BAD_DATE, cells)
        is_sponsored = False
        if "<" in body:
            is_sponsored = is_campaign(body)
            body = without_tags(body) if is_sponsored or is_page(body) else body
        return Message(
            line,
            conversation,
            title,
            person(sender, url),
            people(to, urls),
            sent[0],
            sent[1],
            subject,
            body,
            draft.strip().lower() in _DRAFT if draft else False,
            is_sponsored,
            _DIRECTIONS.get(direction.strip().upper(), "") if direction else "",
            attachments.count("://") if attachments else 0,
            folder,
        )

    return table.records(make)


def instants() -> Callable[[str], Instant | None]:
    """A reader of ``2021-01-31 09:05:00 UTC`` that remembers days; other forms go the slow way."""
    minutes = seconds_by_minute()
    seconds = {f":{n:02d} UTC": n for n in range(60)}
    days: dict[str, int] = {}

    def read_fast(text: str) -> Instant | None:
        day, rest = text[:10], text[16:]
        if text[10:11] != " " or rest not in seconds or text[11:16] not in minutes:
            return read_instant(text)
        midnight = days.get(day)
        if midnight is None:
            known = read_instant(day)
            if known is None:
                return None
            midnight = days[day] = known.seconds
        return Instant(midnight + minutes[text[11:16]] + seconds[rest], zone_known=True)

    return read_fast
