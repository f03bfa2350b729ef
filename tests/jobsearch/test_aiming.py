"""The aim and the owner: kept, replaced, taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from followthrough.accounts.models import Workspace
from followthrough.jobsearch import aiming
from followthrough.jobsearch.aiming import AimFacts, Owner, aim_of, set_aim
from followthrough.jobsearch.models import Aim, Employment, Schooling, TargetFunction
from followthrough.journal.models import Event
from followthrough.journal.undoing import ChangedSince, undo
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
ROBIN = Owner(name="Robin Castellane", profile="robin-castellane", emails=("robin@example.com",))


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


def answer(workspace: Workspace, **changed: object) -> Event | None:
    answers = {
        "titles": ["Sales Operations Lead"],
        "companies": ["Acme"],
        "minutes": 30,
        "values": ["I moved 41 people to one CRM"],
    }
    return set_aim(workspace, **(answers | changed), by=None, at=AT)  # type: ignore[arg-type]


def test_aim_of_an_untouched_workspace_is_empty(workspace: Workspace) -> None:
    assert aim_of(workspace) == AimFacts()
    assert not aim_of(workspace).has_aim


def test_set_aim_keeps_the_order_given(workspace: Workspace) -> None:
    titles = ["Revenue Operations Manager", "Accountant", "Buyer"]
    companies = ["Orrery", "Acme", "Halden Energy"]
    values = ["Third", "First", "Second"]
    answer(workspace, titles=titles, companies=companies, values=values, minutes=45)
    aim = aim_of(workspace)
    assert (aim.titles, aim.company_names) == (tuple(titles), tuple(companies))
    assert (aim.values, aim.minutes) == (tuple(values), 45)


def test_set_aim_leaves_out_blanks_and_repetitions(workspace: Workspace) -> None:
    answer(
        workspace,
        titles=[" ", "Buyer", " buyer ", "Chief  Buyer"],
        companies=["", "Acme Ltd", "ACME"],
    )
    aim = aim_of(workspace)
    assert (aim.titles, aim.company_names) == (("Buyer", "Chief Buyer"), ("Acme Ltd",))


def test_set_aim_again_with_the_same_answers_leaves_no_event(workspace: Workspace) -> None:
    first, second = answer(workspace), answer(workspace)
    assert [first, second] == [Event.objects.of(workspace).get(), None]


@pytest.mark.parametrize("minutes", [-1, 0, 4, 481])
def test_set_aim_refuses_minutes_no_day_has(workspace: Workspace, minutes: int) -> None:
    with pytest.raises(aiming.NotMinutesOfADay) as trouble:
        answer(workspace, minutes=minutes)
    said = f"{minutes} minutes a day: give a number between 5 and 480."
    assert (str(trouble.value), aim_of(workspace)) == (said, AimFacts())


def test_a_company_that_looks_like_a_placeholder_counts_when_the_user_names_it(
    workspace: Workspace,
) -> None:
    answer(workspace, companies=["Self-employed"])
    assert aim_of(workspace).company_names == ("Self-employed",)


def test_undo_brings_the_answers_before_back(workspace: Workspace) -> None:
    answer(workspace)
    before = aim_of(workspace)
    event = answer(workspace, titles=["Nurse"], companies=[], minutes=60, values=[])
    assert event
    undo(event, by=None, at=AT)
    assert aim_of(workspace) == before


def test_undo_refuses_when_the_aim_changed_since(workspace: Workspace) -> None:
    event = answer(workspace)
    assert event
    answer(workspace, titles=["Nurse"])
    with pytest.raises(ChangedSince):
        undo(event, by=None, at=AT)
    assert aim_of(workspace).titles == ("Nurse",)


def test_aim_is_seen_by_no_other_workspace(workspace: Workspace) -> None:
    other = factories.workspace(name="Another")
    answer(other, titles=["Nurse"])
    Employment.objects.create(workspace=other, company_name="Duarte", key="duarte")
    Schooling.objects.create(workspace=other, school="University of Porto")
    answer(workspace, titles=["Buyer"], companies=["Orrery"])
    aim = aim_of(workspace)
    assert (aim.titles, aim.company_names) == (("Buyer",), ("Orrery",))
    assert (aim.own_companies, aim.own_schools) == ((), ())
    assert aim_of(other).titles == ("Nurse",)


def test_aim_is_read_in_one_query(
    workspace: Workspace, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    answer(workspace)
    with django_assert_num_queries(1):  # type: ignore[operator]
        aim_of(workspace)


def test_own_background_leaves_out_what_was_removed(workspace: Workspace) -> None:
    rows = [("Acme", "acme", False), ("Orrery", "orrery", True), ("Freelance", "", False)]
    for name, key, is_removed in rows:
        Employment.objects.create(
            workspace=workspace, company_name=name, key=key, is_removed=is_removed
        )
    assert aim_of(workspace).own_companies == (("acme", "Acme"),)


def test_set_aim_reads_fields_from_titles(workspace: Workspace) -> None:
    answer(workspace, titles=["Accountant"])
    kept = TargetFunction.objects.of(workspace).get()
    assert aim_of(workspace).fields == frozenset(kept.fields) != frozenset()


def test_skip_aim_asks_only_once(workspace: Workspace) -> None:
    aiming.skip_aim(workspace, at=AT)
    aiming.skip_aim(workspace, at=AT + timedelta(days=1))
    assert Aim.objects.of(workspace).get().asked_at == AT


def test_owner_of_files_gives_way_to_the_owner_the_user_names(workspace: Workspace) -> None:
    seen = aiming.recognise_owner(workspace, replace(ROBIN, name="R. Castellane"))
    aiming.set_owner(workspace, ROBIN, by=None, at=AT)
    again = aiming.recognise_owner(workspace, Owner(name="Somebody Else"))
    assert (seen, again) == (True, False)
    assert aiming.owner_of(workspace) == replace(ROBIN, is_corrected=True)


def test_owner_set_twice_leaves_one_event(workspace: Workspace) -> None:
    events = [aiming.set_owner(workspace, ROBIN, by=None, at=AT) for _ in range(2)]
    assert events == [Event.objects.of(workspace).get(), None]


def test_undo_brings_the_owner_before_back(workspace: Workspace) -> None:
    aiming.recognise_owner(workspace, Owner(name="R. Castellane", evidence=("Profile.csv",)))
    before = aiming.owner_of(workspace)
    event = aiming.set_owner(workspace, ROBIN, by=None, at=AT)
    assert event
    undo(event, by=None, at=AT)
    assert aiming.owner_of(workspace) == before


def test_owner_of_an_untouched_workspace_is_nobody(workspace: Workspace) -> None:
    assert aiming.owner_of(workspace) == Owner()
