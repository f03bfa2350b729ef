"""Inventing conversations: who with, how long, from when to when."""

from __future__ import annotations

import base64
import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from followthrough.demo.calendar import DAY, Calendar
from followthrough.demo.strangers import Inventor, Stranger, words

TALKED_WITH = 0.31
TALKED_WITH_NEAR = 0.6
CLOSED_ACCOUNTS = 0.05
ADVERTS = 0.04
GROUPS = 0.025
UNCONNECTED = 0.05
SEARCH_DAYS = 100
REKINDLED = 0.12
REKINDLED_NEAR = 0.6
FRESH_DAYS = 26
MINE_WHEN_FRESH = 0.7
LONGEST = 60.0
LONGEST_WITH_NOBODY = 3.0
DAYS_A_PART = 15
FOLDERS = ("INBOX",) * 84 + ("ARCHIVE",) * 13 + ("SPAM", "", "")
NOBODY = ("LinkedIn Member", "")

Who = tuple[str, str]


class Kind(Enum):
    """What sort of conversation it is."""

    PAIR = "pair"
    GROUP = "group"
    ADVERT = "advert"


@dataclass(slots=True)
class Thread:
    """A conversation, written from its newest message back to its first."""

    key: str
    kind: Kind
    others: tuple[Who, ...]
    folder: str
    starts: int
    is_mine: bool
    ends: int = 0
    title: str = ""
    subject: str = ""
    greeting: str = "Hello,  "
    with_recruiter: bool = False
    rekindled: float = REKINDLED
    length: int = 1
    left: int = 1


class Planner:
    """Plans the conversations of a life."""

    def __init__(self, rng: random.Random, calendar: Calendar) -> None:
        self._rng = rng
        self._calendar = calendar
        self.fresh = calendar.now - FRESH_DAYS * DAY

    def plan(self, people: list[Stranger], *, count: int) -> list[Thread]:
        """Conversations that hold so many messages together."""
        visible = [person for person in people if person.slug]
        chosen = [
            person
            for person in visible
            if self._rng.random() < (TALKED_WITH_NEAR if person.is_near else TALKED_WITH)
        ]
        threads = [*map(self._pair, chosen), *self._with_others(visible, pairs=len(chosen))]
        self._rng.shuffle(threads)
        threads = self._with_lengths(threads[:count], count=count)
        for thread in threads:
            thread.ends = self._end(thread)
            if thread.ends > self.fresh and thread.kind is Kind.PAIR:
                thread.is_mine = self._rng.random() < MINE_WHEN_FRESH
        return threads

    def _end(self, thread: Thread) -> int:
        """When the newest message was sent: during the search for work, or long ago."""
        rng, now = self._rng, self._calendar.now
        if thread.starts < now - SEARCH_DAYS * DAY and rng.random() < thread.rekindled:
            return now - int(SEARCH_DAYS * DAY * rng.random() ** 1.5)
        lasted = DAY + int(rng.expovariate(1.0) * thread.length * 3 * DAY)
        if thread.starts + lasted > now:
            return now - int((now - thread.starts) * rng.random())
        return thread.starts + lasted

    def _with_others(self, people: list[Stranger], *, pairs: int) -> Iterator[Thread]:
        """Conversations with people gone, unknown or many, and advertisements."""
        rng, inventor = self._rng, Inventor(self._rng)
        for _ in range(1 + int(pairs * CLOSED_ACCOUNTS)):
            yield self._thread(Kind.PAIR, NOBODY)
        for _ in range(1 + int(pairs * ADVERTS)):
            yield self._thread(Kind.ADVERT, NOBODY)
        for _ in range(int(pairs * UNCONNECTED)):
            yield self._pair(inventor.person(connected_on=rng.choice(people).connected_on))
        for _ in range(int(pairs * GROUPS)):
            members = rng.sample(people, min(len(people), rng.choice((2, 3, 3, 4, 6, 9))))
            thread = self._thread(Kind.GROUP, *map(_identity, members))
            thread.title = rng.choice(words("talk")["group"]["titles"])
            yield thread

    def _pair(self, person: Stranger) -> Thread:
        rng = self._rng
        thread = self._thread(Kind.PAIR, _identity(person))
        thread.starts = self._calendar.place(person.connected_on) * DAY
        thread.with_recruiter = person.is_recruiter
        thread.rekindled = REKINDLED_NEAR if person.is_near else REKINDLED
        thread.greeting = f"Hi {spoken(person.first_name)},  "
        if rng.random() < (0.3 if person.is_recruiter else 0.02):
            thread.subject = rng.choice(words("talk")["fill"]["role"].split("|"))
        return thread

    def _thread(self, kind: Kind, *others: Who) -> Thread:
        rng, now = self._rng, self._calendar.now
        return Thread(
            key=f"2-{base64.b64encode(rng.randbytes(33)).decode()}",
            kind=kind,
            others=others,
            folder=rng.choice(FOLDERS),
            starts=int(now * (1 - 0.9 * rng.random() ** 1.5)),
            is_mine=rng.random() < 0.5 and kind is not Kind.ADVERT,  # noqa: PLR2004
        )

    def _with_lengths(self, threads: list[Thread], *, count: int) -> list[Thread]:
        """Share the messages out: a few long conversations, many short ones."""
        weights = [self._weight(thread) for thread in threads]
        to_share, total = count - len(threads), sum(weights) or 1.0
        for thread, weight in zip(threads, weights, strict=True):
            thread.length = thread.left = 1 + int(to_share * weight / total)
        growing = [thread for thread in threads if thread.kind is not Kind.ADVERT] or threads
        for place in range(count - sum(thread.length for thread in threads)):
            thread = growing[place % len(growing)]
            thread.length = thread.left = thread.length + 1
        return threads

    def _weight(self, thread: Thread) -> float:
        """How much of all talk a conversation holds; a young one cannot hold much yet."""
        if thread.kind is Kind.ADVERT:
            return 0.0
        days = (self._calendar.now - thread.starts) / DAY
        longest = LONGEST_WITH_NOBODY if NOBODY in thread.others else LONGEST
        return min(longest, days / DAYS_A_PART, self._rng.paretovariate(1.0) - 0.9)


def _identity(person: Stranger) -> Who:
    return person.name, person.url


def spoken(first_name: str) -> str:
    """A first name without its ornaments, as one would write it in a letter."""
    plain = unicodedata.normalize("NFKC", first_name)
    name = next((word.strip(",") for word in plain.split() if word[0].isalpha()), "")
    return (name.capitalize() if name.isupper() or name.islower() else name) or "there"
