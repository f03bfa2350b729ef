"""Inventing the messages of all conversations, the newest first.

Every conversation knows when its next older message was sent. A heap of all conversations gives
the newest of these again and again, so millions of messages need no more memory than a few.
"""

from __future__ import annotations

import base64
import heapq
import random
from collections.abc import Iterator
from datetime import date

from followthrough.demo import cast
from followthrough.demo.calendar import DAY, Calendar
from followthrough.demo.portraits import Line, Person, said_at
from followthrough.demo.sheets import Row
from followthrough.demo.strangers import Stranger
from followthrough.demo.talk import Talk, talk
from followthrough.demo.threads import Kind, Planner, Thread

HEADER = (
    "CONVERSATION ID",
    "CONVERSATION TITLE",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "RECIPIENT PROFILE URLS",
    "DATE",
    "SUBJECT",
    "CONTENT",
    "FOLDER",
    "ATTACHMENTS",
    "IS MESSAGE DRAFT",
)
STAMP = "%Y-%m-%d %H:%M:%S UTC"
DATE = HEADER.index("DATE")
ROBIN = (cast.ROBIN.name, cast.ROBIN.url)
ANSWERS = 0.84
"""How often they wrote before Robin did; the other way round it is less, so Robin writes 45 %."""
ANSWERED = 0.7
SAME_SECOND = 0.004
SAME_DAY = 0.6
WITHOUT_WORDS = 0.07
WITH_ATTACHMENT = 0.03
DRAFT = 0.95
DRAFT_TO_NOBODY = 0.985
HUNDRED = 100
OPEN_WHEN_FRESH = 45
OPEN_WHEN_OLD = 12
ASKS_AT_FIRST = 60
ASKS_ON_THE_WAY = 35


def rows(
    rng: random.Random, people: list[Stranger], *, count: int, today: date, with_cast: bool
) -> Iterator[Row]:
    """That many messages with some of these people and the cast, the newest first."""
    own = _cast_rows(today)[:count] if with_cast else []
    strangers = _stranger_rows(rng, people, count=count - len(own), today=today)
    return _merged(own, strangers)


def _merged(few: list[Row], many: Iterator[Row]) -> Iterator[Row]:
    """Both, the newest first."""
    left = few[::-1]
    for row in many:
        while left and left[-1][DATE] >= row[DATE]:
            yield left.pop()
        yield row
    yield from reversed(left)


def _cast_rows(today: date) -> list[Row]:
    """What Robin and the cast said, the newest first."""
    said = [_cast_row(person, line, today) for person in cast.CAST for line in person.lines]
    return sorted(said, key=lambda row: row[DATE], reverse=True)


def _cast_row(person: Person, line: Line, today: date) -> Row:
    them = (person.name, person.url)
    sender, recipient = (ROBIN, them) if line.is_mine else (them, ROBIN)
    key = base64.b64encode(person.slug.encode().ljust(33, b"-")[:33]).decode()
    attached = "https://www.linkedin.com/dms/D4E06AQresume" if line.has_attachment else ""
    return (
        f"2-{key}", "", *sender, *recipient, f"{said_at(line, today=today):{STAMP}}",
        line.subject, line.said, "INBOX", attached, "No",
    )  # fmt: skip


def _stranger_rows(
    rng: random.Random, people: list[Stranger], *, count: int, today: date
) -> Iterator[Row]:
    calendar = Calendar(today)
    planner = Planner(rng, calendar)
    threads = planner.plan(people, count=count)
    return _Writer(rng, calendar, fresh=planner.fresh).rows(threads)


class _Writer:
    """Writes the rows of all conversations."""

    def __init__(self, rng: random.Random, calendar: Calendar, *, fresh: int) -> None:
        self._rng = rng
        self._stamp = calendar.stamp
        self._fresh = fresh
        self._talk: Talk = talk(rng)

    def rows(self, threads: list[Thread]) -> Iterator[Row]:
        """Take the newest message of all conversations, again and again."""
        count = len(threads)
        heap = [-(thread.ends * count + number) for number, thread in enumerate(threads)]
        heapq.heapify(heap)
        while heap:
            instant, number = divmod(-heap[0], count)
            thread = threads[number]
            yield self._row(thread, instant)
            thread.left -= 1
            if thread.left:
                heapq.heapreplace(heap, -(self._older(thread, instant) * count + number))
            else:
                heapq.heappop(heap)

    def _older(self, thread: Thread, instant: int) -> int:
        """When the message before was sent: mostly the same day, sometimes long before."""
        roll = self._rng.random()
        if roll < SAME_SECOND:
            return instant
        mean = max(0, instant - thread.starts) // thread.left
        if roll < SAME_DAY:
            return instant - int(min(mean, DAY / 2) * roll)
        return instant - int(mean * 4 * (roll - SAME_DAY))

    def _row(self, thread: Thread, instant: int) -> Row:
        """One message of a conversation."""
        if thread.kind is Kind.GROUP:
            return self._group_row(thread, instant)
        roll, is_mine = self._rng.random(), thread.is_mine
        text = self._text(thread, instant)
        sender, recipient = (ROBIN, thread.others[0]) if is_mine else (thread.others[0], ROBIN)
        is_newest, attached, draft = thread.left == thread.length, "", "No"
        if roll < WITHOUT_WORDS and not is_newest:
            attached, text = self._attachment() if roll < WITH_ATTACHMENT else "", ""
        elif roll > DRAFT and is_newest and is_mine:
            draft, recipient = "Yes", ("", "") if roll > DRAFT_TO_NOBODY else recipient
        if roll < (ANSWERS if is_mine else ANSWERED) and thread.kind is Kind.PAIR:
            thread.is_mine = not is_mine
        subject = thread.subject if thread.left == 1 else ""
        return (
            thread.key, thread.title, *sender, *recipient, self._stamp(instant),
            subject, text, thread.folder, attached, draft,
        )  # fmt: skip

    def _group_row(self, thread: Thread, instant: int) -> Row:
        """One message to several people; whoever writes it does not receive it."""
        sender = self._rng.choice((ROBIN, *thread.others))
        names, urls = zip(
            *(one for one in (ROBIN, *thread.others) if one is not sender), strict=True
        )
        return (
            thread.key, thread.title, *sender, ",".join(names), ",".join(urls),
            self._stamp(instant), "", self._rng.choice(self._talk.group), thread.folder, "", "No",
        )  # fmt: skip

    def _attachment(self) -> str:
        return f"https://www.linkedin.com/dms/D4E06AQ{self._rng.getrandbits(80):020x}"

    def _text(self, thread: Thread, instant: int) -> str:
        """A beginning, something on the way, a question left open or an end."""
        bits = self._rng.getrandbits(48)
        if thread.kind is Kind.ADVERT:
            thread.subject, advert = self._talk.adverts[bits % len(self._talk.adverts)]
            return advert
        voice = self._talk.voice(with_recruiter=thread.with_recruiter, is_mine=thread.is_mine)
        first, second, third = bits & 1023, bits >> 10 & 1023, bits >> 20 & 1023
        dice = (bits >> 30) % HUNDRED
        if thread.left == 1:
            greeting = thread.greeting if thread.is_mine else "Hi Robin,  "
            asked = f"  {voice.ask[third]}" if dice < ASKS_AT_FIRST else ""
            return f"{greeting}{voice.open[first]} {voice.carry[second]}{asked}"
        if thread.left == thread.length:
            is_open = dice < (OPEN_WHEN_FRESH if instant > self._fresh else OPEN_WHEN_OLD)
            return voice.ask[third] if is_open else voice.close[third]
        asked = f" {voice.ask[second]}" if dice < ASKS_ON_THE_WAY else ""
        return voice.carry[first] + asked
