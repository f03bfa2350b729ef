"""What the Today page, the look ahead and a person's next step show, ready in words."""

from dataclasses import dataclass
from datetime import date

from followthrough.contacts.who import Who
from followthrough.conversations.queries import Beat, Quote


@dataclass(frozen=True, slots=True)
class Step:
    """One next step with one person: why now, what they said, the approach."""

    who: Who
    situation: str
    minutes: int
    due_on: date
    why_row: str
    why_memo: str
    why_wait: str
    approach: str
    headline: str
    quote: Quote | None
    turn: str
    turn_words: str
    rally: tuple[Beat, ...]
    rally_words: str
    role_words: str
    profile_url: str
    email: str
    asks_for_log: bool  # a call or a meeting: done opens the form in which it is logged
    send_words: str = ""
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    by: str = ""  # which way to write


@dataclass(frozen=True, slots=True)
class DoneStep:
    """Somebody who needs nothing more today, and when they come back."""

    who: Who
    event_id: str
    what: str
    minutes: int
    back_words: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody with whom the ball is, or who rests until a day."""

    who: Who
    words: str
    date_words: str
    turn: str


@dataclass(frozen=True, slots=True)
class Today:
    """The few follow-ups worth doing today, inside the minutes there are."""

    day: date
    date_words: str
    minutes: int
    minute_choices: tuple[int, ...]
    headline: tuple[tuple[str, bool], ...]  # (text, whether it is a name)
    second_line: str
    steps: tuple[Step, ...]
    done: tuple[DoneStep, ...]
    spare_minutes: int
    used_minutes: int
    key_minutes: int
    more_count: int
    more_words: str  # "More", "One more, if you like", or nothing
    waiting: tuple[Waiting, ...]
    tomorrow_sentence: str
    is_empty_record: bool
    nothing_due: bool
    all_done: bool


@dataclass(frozen=True, slots=True)
class ComingDay:
    """What falls due on one day to come."""

    day: date
    date_words: str
    minutes: int
    people: tuple[Waiting, ...]
