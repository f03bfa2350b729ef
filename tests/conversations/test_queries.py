"""Timelines and rallies say what was said, by whom and when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.conversations import queries
from followthrough.conversations.queries import Beat
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db


def test_the_timeline_is_newest_first_and_goes_on_from_the_last_seen() -> None:
    contact = factories.contact(workspace=factories.workspace())
    for day in range(5):
        at = AT - timedelta(days=day)
        factories.interaction(contact=contact, is_outbound=day % 2 == 0, at=at, said=str(day))
    first = queries.timeline(contact, today=TODAY, limit=3)
    rest = queries.timeline(contact, today=TODAY, before=first[-1].number)
    assert [entry.said for entry in first + rest] == ["0", "1", "2", "3", "4"]
    assert [entry.side for entry in first] == ["you", "them", "you"]


@pytest.mark.parametrize(
    ("is_outbound", "channel", "expected"),
    [
        (True, "linkedin", "You wrote on LinkedIn"),
        (False, "email", "Ana wrote by email"),
        (True, "phone", "You called Ana"),
        (False, "meeting", "You met Ana"),
    ],
)
def test_an_entry_says_who_did_what(is_outbound: bool, channel: str, expected: str) -> None:  # noqa: FBT001
    contact = factories.contact(workspace=factories.workspace())
    factories.interaction(contact=contact, is_outbound=is_outbound, channel=channel)
    assert queries.timeline(contact, today=TODAY)[0].what == expected


def test_days_are_those_of_the_users_zone() -> None:
    contact = factories.contact(workspace=factories.workspace(time_zone="Asia/Tokyo"))
    late = datetime(2026, 3, 11, 20, 0, tzinfo=UTC)
    factories.interaction(contact=contact, is_outbound=True, at=late)
    assert queries.timeline(contact, today=TODAY)[0].date_words == "Thu 12 March"


@pytest.mark.parametrize("people", [1, 3])
def test_rallies_of_many_take_one_query(people: int) -> None:
    workspace = factories.workspace()
    names = {}
    for _ in range(people):
        contact = factories.contact(workspace=workspace)
        names[contact.pk.hex] = "Ana"
        for day in range(10):
            at = AT - timedelta(days=day)
            factories.interaction(contact=contact, is_outbound=day > 0, at=at, said="Hello")
    with CaptureQueriesContext(connection) as seen:
        found = queries.lately(workspace, names, today=TODAY)
    rally = found[next(iter(names))].rally
    assert (len(seen), len(found)) == (1, people)
    assert rally.beats == (*[Beat("you")] * 7, Beat("them"))
    assert rally.words == "You wrote 7 times, Ana once"


def test_last_said_is_their_words_only() -> None:
    workspace = factories.workspace()
    contact = factories.contact(workspace=workspace)
    factories.interaction(
        contact=contact, is_outbound=False, at=AT - timedelta(days=1), said="Send it"
    )
    factories.interaction(contact=contact, is_outbound=True, said="Sent")
    found = queries.last_said(workspace, [contact.pk], today=TODAY)
    quote = found[str(contact.pk)]
    assert (quote.text, quote.date_words, quote.channel_words) == (
        "Send it",
        "Wed 11 March",
        "LinkedIn message",
    )


def test_strangers_see_nothing() -> None:
    contact = factories.contact(workspace=factories.workspace())
    factories.interaction(contact=contact, is_outbound=False, said="Secret")
    other = factories.workspace()
    assert queries.last_said(other, [contact.pk], today=TODAY) == {}
    assert queries.lately(other, {contact.pk.hex: "Ana"}, today=TODAY) == {}
