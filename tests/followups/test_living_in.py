"""Where the user lives decides which days are working days."""

from datetime import date

import pytest

from followthrough.accounts.countries import country_of_zone
from followthrough.accounts.models import Workspace
from followthrough.followups.calendars import calendar_of
from followthrough.followups.living_in import live_in
from followthrough.followups.places_of_work import (
    NoSuchPlaceOfWork,
    every_country,
    known_place,
    regions,
)
from followthrough.followups.undoing import undo
from followthrough.journal.wording import word
from tests import factories
from tests.factories import AT


@pytest.mark.parametrize(
    ("zone", "country"),
    [("Europe/Berlin", "DE"), ("America/New_York", "US"), ("UTC", ""), ("Not/AZone", "")],
)
def test_a_time_zone_tells_the_country(zone: str, country: str) -> None:
    assert country_of_zone(zone) == country


def test_every_country_offered_has_a_calendar() -> None:
    assert {"GB", "DE", "US", "IN", "BR"} <= {code for code, _ in every_country()}


@pytest.mark.django_db
def test_living_in_a_country_counts_its_holidays() -> None:
    workspace = factories.workspace()
    unity = date(2026, 10, 2)  # a Friday; the holiday is on the third
    assert calendar_of(workspace).is_working(date(2026, 5, 1))
    event = live_in(workspace, "de", by=None, at=AT)
    assert event is not None
    assert word(event) == "Working days follow Germany"
    assert not calendar_of(workspace).is_working(date(2026, 5, 1))
    assert calendar_of(workspace).is_working(unity)
    assert live_in(workspace, "DE", by=None, at=AT) is None
    undo(event, by=None, at=AT)
    assert Workspace.objects.get(pk=workspace.pk).country == ""


@pytest.mark.django_db
def test_a_country_nobody_knows_changes_nothing() -> None:
    workspace = factories.workspace()
    with pytest.raises(NoSuchPlaceOfWork, match="“Narnia” is no country"):
        live_in(workspace, "Narnia", by=None, at=AT)
    assert workspace.country == ""


@pytest.mark.django_db
def test_a_region_counts_the_holidays_only_it_has() -> None:
    workspace, corpus_christi = factories.workspace(), date(2026, 6, 4)
    live_in(workspace, "DE", by=None, at=AT)
    assert calendar_of(workspace).is_working(corpus_christi)
    event = live_in(workspace, "de-by", by=None, at=AT)
    assert event is not None
    assert word(event) == "Working days follow Bayern, Germany"
    assert not calendar_of(workspace).is_working(corpus_christi)
    undo(event, by=None, at=AT)
    assert Workspace.objects.get(pk=workspace.pk).country == "DE"


def test_regions_are_those_of_the_country() -> None:
    assert ("DE-BY", "Bayern") in regions("DE")
    assert ("US-CA", "California") in regions("US-NY")
    assert regions("") == ()


@pytest.mark.parametrize("words", ["DE-XX", "GB-", "-BY", "de by", "DEU"])
def test_a_place_is_known_or_refused(words: str) -> None:
    if words in {"GB-", "-BY"}:
        assert known_place(words) in {"GB", ""}
        return
    with pytest.raises(NoSuchPlaceOfWork):
        known_place(words)
