"""Whom one knows at each target company, and which gap is the next best to close."""

from datetime import UTC, datetime
from typing import Any

import pytest

from followthrough.contacts.models import Affiliation, Company
from followthrough.conversations import exchanges
from followthrough.jobsearch.aiming import set_aim
from followthrough.results.covering import coverage_of_targets
from followthrough.results.gaps import Cell, gap
from followthrough.results.weeks import last_weeks
from tests import factories
from tests.factories import AT, TODAY

NONE, KNOWN, WROTE, ANSWERED = Cell(), Cell(1), Cell(1, 1), Cell(1, 1, 1)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ((NONE, KNOWN, NONE, NONE), "Somebody who may hire at Acme has not heard from you."),
        ((KNOWN, WROTE, NONE, NONE), "A recruiter of Acme has not heard from you."),
        (
            (ANSWERED, NONE, KNOWN, KNOWN),
            "Nobody who hires at Acme is known. Somebody there answered: ask them.",
        ),
        (
            (WROTE, NONE, KNOWN, KNOWN),
            "Nobody who hires at Acme is known; somebody who was there may be asked.",
        ),
        ((WROTE, NONE, KNOWN, NONE), "Somebody at Acme has not heard from you."),
        ((NONE, NONE, NONE, NONE), "Nobody at Acme is known yet."),
        ((NONE, WROTE, WROTE, NONE), "No recruiter of Acme is known yet."),
        ((WROTE, WROTE, NONE, NONE), ""),
    ],
)
def test_the_next_gap_is_the_nearest_to_who_hires(cells: tuple[Cell, ...], words: str) -> None:
    found = gap("Acme", cells)
    assert (found.words if found else "") == words


@pytest.mark.django_db
def test_each_sort_is_counted_as_far_as_it_came() -> None:
    workspace = factories.workspace()
    set_aim(workspace, titles=[], companies=["Acme"], minutes=30, values=[], by=None, at=AT)
    acme, _ = Company.objects.get_or_create(
        workspace=workspace, key="acme", defaults={"name": "Acme", "number": 1}
    )
    people: dict[str, Any] = {"workspace": workspace, "company": acme}
    priya = factories.sorted_contact(kind="key", role="recruiter", name="Priya Raman", **people)
    factories.sorted_contact(kind="key", role="employee", name="Dele Bankole", **people)
    factories.sorted_contact(kind="dont", role="hiring_manager", name="Vince Carraway", **people)
    ana = factories.contact(workspace=workspace, name="Ana Duarte")
    Affiliation.objects.create(
        workspace=workspace, contact=ana, name="Acme", key="acme", is_study=False
    )
    for is_mine in (True, False):
        factories.interaction(contact=priya, is_outbound=is_mine, at=AT)
    exchanges.refresh(workspace)
    page = coverage_of_targets(workspace)
    (row,) = page.rows
    assert [(cell.known, cell.contacted, cell.replied) for cell in row.cells] == [
        (1, 1, 1),
        (0, 0, 0),
        (1, 0, 0),
        (1, 0, 0),
    ]
    assert page.headline == "Somebody answered you at 1 of your 1 company"
    assert page.best == row


@pytest.mark.django_db
def test_the_share_of_key_people_is_told_week_by_week() -> None:
    workspace = factories.workspace()
    key = factories.sorted_contact(workspace=workspace, kind="key")
    other = factories.contact(workspace=workspace, name="June Park")
    for day, person in ((2, other), (9, key), (10, key), (11, key), (11, key), (12, other)):
        at = datetime(2026, 3, day, 9, tzinfo=UTC)
        factories.interaction(contact=person, is_outbound=True, at=at)
    found = last_weeks(workspace, today=TODAY)
    assert found.words == "4 of 6 touches of the last six weeks went to Key people (67%)."
    assert [(one.key, one.touches, one.percent) for one in found.weeks[-2:]] == [
        (0, 1, None),
        (4, 5, 80),
    ]
