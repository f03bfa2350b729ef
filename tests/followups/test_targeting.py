"""A change to one company changes the aim or its reach, and everybody is sorted by it."""

from datetime import timedelta

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts.describing_companies import NotAnotherName
from followthrough.followups import targeting
from followthrough.followups.retargeting import retarget
from followthrough.followups.undoing import undo
from followthrough.jobsearch.aiming import aim_of
from followthrough.sorting.models import Placement
from followthrough.sorting.placing import place
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(minutes=1)


@pytest.fixture
def workspace() -> Workspace:
    made = factories.workspace()
    retarget(
        made,
        titles=["Revenue Operations Manager"],
        companies=["Acme"],
        minutes=45,
        values=["Calm releases"],
        by=None,
        at=AT,
    )
    return made


def roles(workspace: Workspace) -> list[str]:
    return list(Placement.objects.of(workspace).values_list("role", flat=True))


def test_adding_and_removing_a_target_keeps_the_rest_of_the_aim(workspace: Workspace) -> None:
    before = aim_of(workspace)
    event = targeting.aim_at(workspace, "Orrery", by=None, at=AT)
    aim = aim_of(workspace)
    assert aim.company_names == ("Acme", "Orrery")
    assert (aim.titles, aim.minutes, aim.values) == (before.titles, before.minutes, before.values)
    targeting.stop_aiming_at(workspace, "acme", by=None, at=LATER)
    assert aim_of(workspace).company_names == ("Orrery",)
    assert event is not None


def test_adding_a_target_is_taken_back(workspace: Workspace) -> None:
    event = targeting.aim_at(workspace, "Orrery", by=None, at=AT)
    assert event is not None
    undo(event, by=None, at=LATER)
    assert aim_of(workspace).company_names == ("Acme",)


def test_adding_a_target_twice_changes_nothing(workspace: Workspace) -> None:
    assert targeting.aim_at(workspace, "ACME Inc.", by=None, at=AT) is None
    assert targeting.stop_aiming_at(workspace, "orrery", by=None, at=AT) is None


def test_people_of_a_part_are_sorted_as_of_the_target(workspace: Workspace) -> None:
    acme = factories.company(workspace=workspace)
    labs = factories.company(workspace=workspace, name="Bluestone Labs")
    factories.contact(workspace=workspace, company=labs, title="Gardener")
    targeting.set_size(acme, "large", by=None, at=AT)
    assert roles(workspace) == ["general"]
    event = targeting.add_alias(acme, "Bluestone Labs", by=None, at=AT)
    assert roles(workspace) == ["employee"]
    assert "bluestone labs" in aim_of(workspace).company_keys
    undo(event, by=None, at=LATER)
    assert roles(workspace) == ["general"]
    targeting.add_alias(acme, "Bluestone Labs", by=None, at=LATER)
    targeting.remove_alias(acme, "Bluestone Labs", by=None, at=LATER)
    assert roles(workspace) == ["general"]


def test_a_target_is_no_other_name_and_a_part_no_target(workspace: Workspace) -> None:
    orrery = factories.company(workspace=workspace, name="Orrery")
    with pytest.raises(NotAnotherName, match="Acme is one of your companies itself"):
        targeting.add_alias(orrery, "Acme", by=None, at=AT)
    acme = factories.company(workspace=workspace)
    targeting.add_alias(acme, "Bluestone Labs", by=None, at=AT)
    with pytest.raises(targeting.CountsAlready, match="counts as Acme"):
        targeting.aim_at(workspace, "Bluestone Labs", by=None, at=AT)


def test_the_founder_of_a_small_target_could_hire(workspace: Workspace) -> None:
    acme = factories.company(workspace=workspace)
    factories.contact(workspace=workspace, company=acme, title="Founder & CEO")
    place(workspace, at=AT)
    targeting.set_size(acme, "large", by=None, at=AT)
    assert roles(workspace) == ["employee"]
    event = targeting.set_size(acme, "small", by=None, at=LATER)
    assert roles(workspace) == ["hiring_manager"]
    assert event is not None
