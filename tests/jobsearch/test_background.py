"""The user's own companies and schools."""

import pytest

from followthrough.accounts.models import Workspace
from followthrough.jobsearch.aiming import aim_of
from followthrough.jobsearch.background import set_background
from followthrough.jobsearch.models import Employment, Schooling
from followthrough.journal.models import Event
from followthrough.journal.undoing import undo
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Workspace:
    made = factories.workspace()
    Employment.objects.create(workspace=made, company_name="Acme", key="acme", title="Buyer")
    Schooling.objects.create(workspace=made, school="University of Porto")
    return made


def own(workspace: Workspace) -> tuple[tuple[str, ...], tuple[str, ...]]:
    aim = aim_of(workspace)
    return tuple(name for _, name in aim.own_companies), aim.own_schools


def change(workspace: Workspace, companies: list[str], schools: list[str]) -> Event | None:
    return set_background(workspace, companies=companies, schools=schools, by=None, at=AT)


@pytest.mark.parametrize(
    ("companies", "schools"),
    [
        ([], []),
        (["Orrery"], ["University of Porto"]),
        (["Acme", "Orrery"], ["Escola Nova"]),
    ],
)
def test_set_background_counts_these_and_no_others(
    workspace: Workspace, companies: list[str], schools: list[str]
) -> None:
    change(workspace, companies, schools)
    assert own(workspace) == (tuple(companies), tuple(schools))


def test_set_background_deletes_nothing(workspace: Workspace) -> None:
    change(workspace, [], [])
    assert Employment.objects.of(workspace).get().title == "Buyer"


def test_set_background_again_leaves_no_event(workspace: Workspace) -> None:
    events = [change(workspace, ["Orrery", " "], []) for _ in range(2)]
    assert events == [Event.objects.of(workspace).get(), None]


def test_undo_brings_the_background_before_back(workspace: Workspace) -> None:
    event = change(workspace, ["Orrery"], [])
    assert event
    undo(event, by=None, at=AT)
    assert own(workspace) == (("Acme",), ("University of Porto",))


def test_set_background_touches_no_other_workspace(workspace: Workspace) -> None:
    other = factories.workspace(name="Another")
    change(other, ["Orrery"], [])
    assert own(workspace) == (("Acme",), ("University of Porto",))
