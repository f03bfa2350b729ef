"""Somebody's own country and zone: their holidays and the end of their day count."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.followups import planning, undoing
from followthrough.followups.living_there import live_there
from followthrough.followups.models import FollowUp
from followthrough.followups.places_of_work import NoSuchPlaceOfWork
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db


def person(workspace: Workspace, at: datetime) -> Contact:
    made = factories.sorted_contact(
        workspace=workspace, kind="key", role="employee", connected_on=date(2020, 1, 7)
    )
    factories.interaction(contact=made, is_outbound=True, said="May I ask?", at=at)
    exchanges.refresh(workspace)
    planning.replan(workspace, today=AT.date())
    return made


def due() -> date:
    return FollowUp.objects.get().due_on


def test_their_holidays_count() -> None:
    workspace = factories.workspace(time_zone="UTC", country="GB")
    ana = person(workspace, datetime(2026, 3, 11, 10, tzinfo=UTC))  # a Wednesday
    assert due() == date(2026, 3, 18)
    event = live_there(ana, country="IE", by=None, at=AT)  # no holiday until the 17th: St Patrick
    assert event is not None
    assert due() == date(2026, 3, 19)
    undoing.undo(event, by=None, at=AT)
    assert due() == date(2026, 3, 18)


@pytest.mark.parametrize(
    ("hour", "minute", "expected"), [(16, 59, date(2026, 3, 18)), (17, 1, date(2026, 3, 19))]
)
def test_two_minutes_round_five_make_a_day(hour: int, minute: int, expected: date) -> None:
    workspace = factories.workspace(time_zone="UTC")
    person(workspace, datetime(2026, 3, 11, hour, minute, tzinfo=UTC))
    assert due() == expected


def test_the_hour_is_read_where_they_are() -> None:
    workspace = factories.workspace(time_zone="UTC")
    ana = person(workspace, datetime(2026, 3, 11, 10, tzinfo=UTC))
    live_there(ana, country="", time_zone="Asia/Tokyo", by=None, at=AT)  # seven in the evening
    assert due() == date(2026, 3, 19)
    assert live_there(ana, country="", time_zone="Asia/Tokyo", by=None, at=AT) is None


@pytest.mark.parametrize(("country", "zone"), [("XX", ""), ("", "Mars/North")])
def test_what_is_nowhere_is_refused(country: str, zone: str) -> None:
    workspace = factories.workspace()
    ana = factories.contact(workspace=workspace)
    with pytest.raises(NoSuchPlaceOfWork):
        live_there(ana, country=country, time_zone=zone, by=None, at=AT)


def test_the_page_sets_it(browser_of: Client, mine: Workspace) -> None:
    ana = factories.contact(workspace=mine)
    assert browser_of.post(f"/people/{ana.pk}/lives/", {"country": "IE"}).status_code == 303
    ana.refresh_from_db()
    assert ana.country == "IE"
    assert "Counted in Ireland" in browser_of.get(f"/people/{ana.pk}/").text
    for region, words in (("DE-BY", "Bayern, Germany"), ("US-NY", "Germany")):
        form = {"country": "DE", "region": region}
        browser_of.post(f"/people/{ana.pk}/lives/", form)
        assert f"Counted in {words}" in browser_of.get(f"/people/{ana.pk}/").text
