"""The list of connections: the cast among the strangers, the last connected first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from followthrough.demo import cast
from followthrough.demo.portraits import Person
from followthrough.demo.sheets import Row, day_month_year
from followthrough.demo.strangers import Stranger

HEADER = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
LEAD = (
    "Notes:\n"
    '"Some of your connections may have chosen not to share their email address, so you may find '
    "that it is missing here. Your connections decide who can see it, under Settings & Privacy."
    '"\n\n'
)


def rows(strangers: list[Stranger], *, today: date, with_cast: bool) -> Iterator[Row]:
    """A row for everybody; who is hidden has only a date."""
    known = [(person.connected_on, _stranger_row(person)) for person in strangers]
    if with_cast:
        known += [
            (day, cast_row(person, day))
            for person in cast.CAST
            if (day := person.connected_on(today)) is not None
        ]
        known.sort(key=lambda dated: dated[0], reverse=True)
    for _, row in known:
        yield row


def cast_row(person: Person, day: date) -> Row:
    """The row of one of the cast."""
    return (
        person.first_name,
        person.last_name,
        person.encoded_url,
        person.email,
        person.company,
        person.title,
        day_month_year(day),
    )


def _stranger_row(person: Stranger) -> Row:
    return (
        person.first_name,
        person.last_name,
        person.encoded_url if person.slug else "",
        person.email,
        person.company,
        person.title,
        day_month_year(person.connected_on),
    )
