"""The end of a working day and the quiet time of the year, and where companies are."""

from datetime import date, timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Company
from followthrough.conversations import exchanges
from followthrough.followups import planning, queries, undoing
from followthrough.followups.being_there import be_there
from followthrough.followups.calendars import calendar_of
from followthrough.followups.models import FollowUp
from followthrough.followups.places_of_work import NoSuchPlaceOfWork
from followthrough.followups.working_times import NotWorkingTimes, keep_times, times_of
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
SUMMER = date(2026, 8, 5)


def due(workspace: Workspace) -> date:
    return FollowUp.objects.of(workspace).get().due_on


@pytest.fixture
def wrote() -> Workspace:
    """Somebody at a company who was written to at four in the afternoon."""
    made = factories.workspace()
    acme = factories.company(workspace=made)
    person = factories.sorted_contact(
        workspace=made, kind="key", name="Ana Duarte", company=acme, connected_on=date(2026, 1, 7)
    )
    at = AT.replace(hour=16)
    factories.interaction(contact=person, is_outbound=True, at=at)
    exchanges.refresh(made)
    planning.replan(made, today=TODAY)
    return made


def test_a_quiet_time_of_ones_own_moves_what_falls_due(wrote: Workspace) -> None:
    before = due(wrote)
    quiet = f"{TODAY:%m-%d}/{before:%m-%d}"
    event = keep_times(wrote, quiet=quiet, day_ends_at=17, by=None, at=AT)
    assert event is not None
    assert due(wrote) > before + timedelta(days=5)
    assert calendar_of(wrote).is_working(date(2026, 12, 29))
    undoing.undo(event, by=None, at=AT)
    assert due(wrote) == before
    assert not calendar_of(wrote).is_working(date(2026, 12, 29))


def test_a_day_that_ends_earlier_counts_from_the_next(wrote: Workspace) -> None:
    before = due(wrote)
    keep_times(wrote, quiet=times_of(wrote).first and wrote.quiet, day_ends_at=15, by=None, at=AT)
    assert due(wrote) > before


@pytest.mark.parametrize(
    ("quiet", "hour"),
    [
        ("12-24", 17),
        ("13-01/01-02", 17),
        ("02-30/03-01", 17),
        ("01-01/12-31", 17),
        ("\u0660\u0661-01/01-02", 17),
        ("", 0),
        ("", 25),
    ],
)
def test_times_that_cannot_be_meant(quiet: str, hour: int, wrote: Workspace) -> None:
    with pytest.raises(NotWorkingTimes):
        keep_times(wrote, quiet=quiet, day_ends_at=hour, by=None, at=AT)
    assert wrote.quiet == "12-24/01-02"


def test_times_in_the_settings(browser_of: Client, mine: Workspace) -> None:
    browser_of.post(
        "/settings/times/", {"day_ends_at": "16", "quiet_first": "08-01", "quiet_last": "08-15"}
    )
    mine.refresh_from_db()
    assert times_of(mine) == (16, "08-01", "08-15")
    assert 'value="08-15"' in browser_of.get("/settings/").content.decode()
    browser_of.post("/settings/times/", {"day_ends_at": "16", "quiet_first": "", "quiet_last": ""})
    mine.refresh_from_db()
    assert mine.quiet == ""


def test_the_company_says_where_people_work(wrote: Workspace) -> None:
    before = due(wrote)
    company = Company.objects.get()
    event = be_there(company, "ie", by=None, at=AT)  # 17 March is a holiday there
    assert event is not None
    assert event.details["where_words"] == "is in Ireland"
    assert due(wrote) != before
    step = queries.next_with(wrote, FollowUp.objects.get().contact_id, today=TODAY)
    assert step is not None
    assert step.due_on == due(wrote)
    undoing.undo(event, by=None, at=AT)
    assert due(wrote) == before


def test_their_own_country_comes_before_the_company(wrote: Workspace) -> None:
    before, person = due(wrote), FollowUp.objects.get().contact
    person.country = "GB"
    person.save(update_fields=["country"])
    be_there(Company.objects.get(), "IE", by=None, at=AT)
    assert due(wrote) == before


def test_a_place_nobody_knows_changes_nothing(wrote: Workspace) -> None:
    with pytest.raises(NoSuchPlaceOfWork):
        be_there(Company.objects.of(wrote).get(), "XX", by=None, at=AT)
    assert Company.objects.get().country == ""


def test_the_place_on_the_page_of_a_company(browser_of: Client, mine: Workspace) -> None:
    company = factories.company(workspace=mine)
    browser_of.post(f"/companies/{company.pk}/place/", {"country": "DE", "region": "DE-BY"})
    company.refresh_from_db()
    assert company.country == "DE-BY"
    assert 'value="DE-BY" selected' in browser_of.get(f"/companies/{company.pk}/").content.decode()
