"""Minutes are those that were measured or said, by kind, and what came of them."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.conversations import exchanges
from followthrough.conversations.noting import Touch
from followthrough.followups import completing, logging_touch
from followthrough.followups.undoing import undo
from followthrough.journal.models import Event
from followthrough.results.period import Period
from followthrough.results.time_spent import TimeSpent, time_spent
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 15, tzinfo=UTC)
YEAR = Period(TODAY - timedelta(days=365), TODAY)


def spent(workspace: Workspace, talked: int = 0) -> TimeSpent:
    return time_spent(workspace, YEAR, talked=talked, today=TODAY)


def test_minutes_are_summed_by_kind_and_taken_back_with_what_they_were_for() -> None:
    workspace = factories.workspace()
    ana = factories.sorted_contact(workspace=workspace, kind="key", name="Ana Duarte")
    june = factories.sorted_contact(workspace=workspace, kind="interesting", name="June Park")
    completing.complete(ana, by=None, at=NOW, seconds=20 * 60)
    call = Touch("phone", is_outbound=True, at=NOW, result="met")
    event = logging_touch.log(june, touch=call, by=None, at=NOW, seconds=40 * 60)
    logging_touch.log(june, touch=Touch("email", is_outbound=True, at=NOW), by=None, at=NOW)
    time = spent(workspace, talked=2)
    assert {one.kind: (one.touches, one.minutes) for one in time.kinds} == {
        "key": (1, 20),
        "interesting": (2, 40),
    }
    assert (time.minutes.whole, time.minutes.timed, time.minutes.key_percent) == (60, 2, 33)
    assert time.minutes.words == (
        "60 minutes recorded, 20 of them (33% against your goal of 60%) for Key people;"
        " about 30 minutes for each conversation."
    )
    undo(event, by=None, at=NOW)
    assert spent(workspace).minutes.whole == 20


def test_minutes_that_led_nowhere_are_those_of_people_who_had_thirty_days() -> None:
    workspace = factories.workspace()
    for name, days in (("Ana Duarte", 31), ("June Park", 29)):
        one = factories.sorted_contact(workspace=workspace, kind="key", name=name)
        completing.complete(one, by=None, at=NOW - timedelta(days=days), seconds=600)
    answered = factories.sorted_contact(workspace=workspace, kind="key", name="Priya Raman")
    long_ago = NOW - timedelta(days=40)
    completing.complete(answered, by=None, at=long_ago, seconds=600)
    factories.interaction(contact=answered, is_outbound=False, at=long_ago + timedelta(days=1))
    exchanges.refresh(workspace)
    minutes = spent(workspace).minutes
    assert (minutes.whole, minutes.in_vain) == (30, 10)
    assert "10 went to people who had thirty days and did not answer" in minutes.words


def test_one_at_a_time_measures_and_a_page_left_open_does_not(
    browser_of: Client, lived_in: Workspace
) -> None:
    for ago, least, most in ((300, 300, 330), (5 * 3600, 0, 0)):
        page = browser_of.get("/?focus=1").text
        (since,) = re.findall(r'name="since" value="(\d+)"', page)
        (address,) = set(re.findall(r'action="(/today/[^"]+/done/)"', page))
        browser_of.post(address, {"since": int(since) - ago})
        event = Event.objects.of(lived_in).filter(verb="completed").latest("id")
        assert least <= event.seconds <= most
    assert 'name="since"' not in browser_of.get("/").text


def test_the_form_takes_the_minutes_that_one_says(browser_of: Client, mine: Workspace) -> None:
    ana = factories.contact(workspace=mine)
    address = f"/people/{ana.pk}/log/"
    assert 'name="since" value="17"' in browser_of.get(f"{address}?since=17").text
    for said, kept in (("25", 1500), ("9999", 240 * 60), ("-3", 0), ("soon", 0)):
        browser_of.post(address, {"channel": "phone", "said": said, "took": said})
        assert Event.objects.of(mine).filter(verb="logged").latest("id").seconds == kept


def test_what_stood_at_a_time_took_as_long_as_planned(browser_of: Client, mine: Workspace) -> None:
    ana = factories.contact(workspace=mine)
    assert 'name="took"' in browser_of.get(f"/people/{ana.pk}/log/").text
    planned = f"/people/{ana.pk}/log/?activity=01a1a901-5800-7e2e-8f05-06168dfb8fd3"
    assert 'name="took"' not in browser_of.get(planned).text
