"""The list of invitations: the accepted ones of some months, and those that wait."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from followthrough.demo import cast
from followthrough.demo.sheets import Row, american
from followthrough.demo.strangers import Inventor, Stranger
from followthrough.demo.talk import notes

HEADER = (
    "From",
    "To",
    "Sent At",
    "Message",
    "Direction",
    "inviterProfileUrl",
    "inviteeProfileUrl",
)
KEPT_DAYS = 290
WAITING = 0.2
FROM_ROBIN = 0.55
WITH_NOTE = 0.3
NOTES = 200


class Asked(NamedTuple):
    """Somebody asked somebody to connect."""

    at: datetime
    name: str
    url: str
    is_mine: bool
    note: str


def rows(
    rng: random.Random,
    strangers: list[Stranger],
    *,
    count: int,
    today: date,
    with_cast: bool = True,
) -> Iterator[Row]:
    """That many invitations, the newest first."""
    asked = _cast_asked(today)[:count] if with_cast else []
    asked += _strangers_asked(rng, strangers, count=count - len(asked), today=today)
    asked.sort(key=lambda one: one.at, reverse=True)
    return map(_row, asked)


def _row(asked: Asked) -> Row:
    me, them = (cast.ROBIN.name, cast.ROBIN.url), (asked.name, asked.url)
    inviter, invitee = (me, them) if asked.is_mine else (them, me)
    direction = "OUTGOING" if asked.is_mine else "INCOMING"
    return (
        inviter[0],
        invitee[0],
        american(asked.at),
        asked.note,
        direction,
        inviter[1],
        invitee[1],
    )


def _cast_asked(today: date) -> list[Asked]:
    """What the cast asked or was asked."""
    return [
        Asked(
            at=_at(today - timedelta(days=person.request.days_ago), minutes=97),
            name=person.name,
            url=person.url,
            is_mine=person.request.is_mine,
            note=person.request.note,
        )
        for person in (*cast.WAITING, *cast.CAST)
        if person.request
    ]


def _strangers_asked(
    rng: random.Random, strangers: list[Stranger], *, count: int, today: date
) -> list[Asked]:
    """Invitations that were accepted since, then as many that wait as are still wanted."""
    since = today - timedelta(days=KEPT_DAYS)
    accepted = [one for one in strangers if one.slug and one.connected_on >= since]
    accepted = rng.sample(accepted, min(len(accepted), int(count * (1 - WAITING))))
    inventor, written = Inventor(rng), notes(rng, count=NOTES)
    while len(accepted) < count:
        person = inventor.person(connected_on=today - timedelta(days=rng.randrange(KEPT_DAYS)))
        accepted.append(person)
    return [_asked(rng, person, written) for person in accepted]


def _asked(rng: random.Random, person: Stranger, written: list[str]) -> Asked:
    is_mine = rng.random() < FROM_ROBIN
    has_note = not is_mine and rng.random() < WITH_NOTE
    return Asked(
        at=_at(
            person.connected_on - timedelta(days=1 + rng.randrange(9)),
            minutes=rng.randrange(840),
        ),
        name=person.name,
        url=person.url,
        is_mine=is_mine,
        note=rng.choice(written) if has_note else "",
    )


def _at(day: date, *, minutes: int) -> datetime:
    return datetime.combine(day, time(7), UTC) + timedelta(minutes=minutes)
