"""Rules the user makes of their own decisions."""

from datetime import UTC, datetime

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.followups import deciding, retargeting, undoing
from followthrough.journal.undoing import last_undoable
from followthrough.sorting import placing, rules
from followthrough.sorting.models import Placement
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


@pytest.fixture
def nursing(workspace: Workspace) -> list[Contact]:
    found = [
        factories.contact(workspace=workspace, name=f"Ana {number}", title="Nurse Recruiter")
        for number in range(5)
    ]
    placing.place(workspace, at=NOW)
    return found


def decide(contacts: list[Contact], kind: str) -> None:
    for contact in contacts:
        deciding.decide(contact, kind, by=None, at=NOW)


def kind_of(contact: Contact) -> str:
    return str(Placement.objects.of(contact.workspace).get(contact=contact).kind)


def test_a_rule_is_offered_after_three_decisions_of_one_sort(
    workspace: Workspace, nursing: list[Contact]
) -> None:
    decide(nursing[:2], "interesting")
    assert rules.offered_rule(workspace) is None
    decide(nursing[2:3], "interesting")
    offered = rules.offered_rule(workspace)
    assert offered is not None
    assert offered.words == "recruiters in nursing are Interesting"
    assert offered.decisions == 3


def test_a_decision_the_other_way_speaks_against_a_rule(
    workspace: Workspace, nursing: list[Contact]
) -> None:
    decide(nursing[:3], "interesting")
    decide(nursing[3:4], "dont")
    assert rules.offered_rule(workspace) is None


def test_nobody_is_turned_away_by_a_rule(workspace: Workspace, nursing: list[Contact]) -> None:
    decide(nursing[:4], "dont")
    assert rules.offered_rule(workspace) is None
    with pytest.raises(rules.NoSuchRule):
        rules.make_rule(workspace, "recruits_for", "nursing", "dont", by=None, at=NOW)


def test_a_rule_places_the_others_and_leaves_decisions(
    workspace: Workspace, nursing: list[Contact]
) -> None:
    decide(nursing[:1], "dont")
    retargeting.make_rule(workspace, "recruits_for", "nursing", "interesting", by=None, at=NOW)
    assert [kind_of(one) for one in nursing] == ["dont", *["interesting"] * 4]
    found = next(placing.look(workspace, [nursing[1].id]))
    assert found.verdict.reasons[0].slug == "your_rule"


def test_a_rule_is_taken_back_and_removed(workspace: Workspace, nursing: list[Contact]) -> None:
    before = [kind_of(one) for one in nursing]
    retargeting.make_rule(workspace, "recruits_for", "nursing", "interesting", by=None, at=NOW)
    event = last_undoable(workspace)
    assert event is not None
    undoing.undo(event, by=None, at=NOW)
    assert [kind_of(one) for one in nursing] == before
    retargeting.make_rule(workspace, "recruits_for", "nursing", "interesting", by=None, at=NOW)
    retargeting.remove_rule(workspace, "recruits_for", "nursing", by=None, at=NOW)
    assert [kind_of(one) for one in nursing] == before
    assert rules.made_rules(workspace) == ()


def test_a_rule_left_out_is_not_offered_again(workspace: Workspace, nursing: list[Contact]) -> None:
    decide(nursing[:3], "interesting")
    rules.decline_rule(workspace, "recruits_for", "nursing", by=None, at=NOW)
    assert rules.offered_rule(workspace) is None
