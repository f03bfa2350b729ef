"""One open ask at a company; after three quiet working days a second person is fair."""

from datetime import timedelta

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Company, Contact
from followthrough.conversations import exchanges
from followthrough.followups import planning, queries
from followthrough.followups.models import DayOff
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def acme() -> Company:
    return factories.company(workspace=factories.workspace())


def person(acme: Company, name: str) -> Contact:
    return factories.sorted_contact(
        workspace=acme.workspace,
        kind="key",
        role="employee",
        name=name,
        company=acme,
        connected_on=TODAY - timedelta(days=8),
    )


def wrote(contact: Contact, days_ago: int) -> None:
    at = AT - timedelta(days=days_ago)
    factories.interaction(contact=contact, is_outbound=True, said="May I ask?", at=at)


def due(workspace: Workspace) -> list[tuple[str, str]]:
    exchanges.refresh(workspace)
    planning.replan(workspace, today=TODAY)
    day = queries.today(workspace, today=TODAY, minutes=60)
    return [(step.who.name, step.situation) for step in day.steps]


def test_nobody_else_there_is_written_to_within_three_days(acme: Company) -> None:
    wrote(person(acme, "Ana Duarte"), 1)
    person(acme, "Bo Lindqvist")
    assert due(acme.workspace) == []


def test_after_three_quiet_working_days_a_second_person_is_fair(acme: Company) -> None:
    wrote(person(acme, "Ana Duarte"), 3)
    person(acme, "Bo Lindqvist")
    assert due(acme.workspace) == [("Bo Lindqvist", "second_person")]


def test_two_open_asks_are_enough(acme: Company) -> None:
    wrote(person(acme, "Ana Duarte"), 6)
    wrote(person(acme, "Bo Lindqvist"), 6)
    person(acme, "Cy Reed")
    assert due(acme.workspace) == []


def test_an_answer_makes_room_again(acme: Company) -> None:
    ana = person(acme, "Ana Duarte")
    wrote(ana, 2)
    at = AT - timedelta(days=1)
    factories.interaction(contact=ana, is_outbound=False, said="Thanks!", at=at)
    person(acme, "Bo Lindqvist")
    assert due(acme.workspace) == [("Bo Lindqvist", "first_follow_up")]


def test_what_falls_on_a_day_off_is_prepared_the_day_before(acme: Company) -> None:
    wrote(person(acme, "Ana Duarte"), 6)  # a Friday, so due today eight days on
    friday = TODAY + timedelta(days=1)
    DayOff.objects.create(workspace=acme.workspace, first_on=friday, last_on=friday)
    assert due(acme.workspace) == [("Ana Duarte", "nudge_one")]
    day = queries.today(acme.workspace, today=TODAY, minutes=60)
    assert day.steps[0].send_words == (
        "Prepare it now; you are off on Friday 13 March, when it is due."
    )
