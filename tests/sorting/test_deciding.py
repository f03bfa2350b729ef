"""Deciding on a kind, agreeing, setting aside, and taking each back."""

from datetime import timedelta
from typing import Any

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.journal.models import Event
from followthrough.journal.undoing import ChangedSince, undo
from followthrough.journal.wording import word
from followthrough.sorting import deciding
from followthrough.sorting.models import Placement
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


@pytest.fixture
def ana(workspace: Workspace) -> Contact:
    person = factories.contact(workspace=workspace, name="Ana Duarte")
    suggest(person, "interesting", "possible", wants_a_look=True)
    return person


def suggest(person: Contact, kind: str, confidence: str, **values: Any) -> Placement:
    effective = kind if confidence in {"sure", "likely"} else ""
    placement: Placement = Placement.objects.create(
        workspace=person.workspace,
        contact=person,
        kind=effective,
        suggested_kind=kind,
        confidence=confidence,
        **values,
    )
    return placement


def placement(person: Contact) -> Placement:
    found: Placement = Placement.objects.of(person.workspace).get(contact=person)
    return found


def values(person: Contact) -> dict[str, Any]:
    return dict(Placement.objects.of(person.workspace).values().get(contact=person))


def test_decide_keeps_who_decided_and_when(ana: Contact) -> None:
    robin = factories.user()
    deciding.decide(ana, "key", by=robin, at=AT, reason="met in Lisbon")
    kept = placement(ana)
    assert (kept.kind, kept.confidence, kept.wants_a_look) == ("key", "sure", False)
    assert (kept.decided_at, kept.decided_by, kept.private_reason) == (AT, robin, "met in Lisbon")


def test_decide_leaves_one_event_in_words(ana: Contact) -> None:
    event = deciding.decide(ana, "dont", by=None, at=AT)
    assert event == Event.objects.of(ana.workspace).get()
    assert word(event) == "Ana Duarte sorted as Don’t follow up"


def test_decide_the_same_again_changes_nothing(ana: Contact) -> None:
    deciding.decide(ana, "key", by=None, at=AT, reason="met in Lisbon")
    before = values(ana)
    again = deciding.decide(ana, "key", by=None, at=LATER)
    assert (again, values(ana)) == (None, before)


def test_decide_again_with_another_reason_keeps_the_new_one(ana: Contact) -> None:
    deciding.decide(ana, "dont", by=None, at=AT, reason="pushy")
    deciding.decide(ana, "dont", by=None, at=LATER, reason="rude")
    assert placement(ana).private_reason == "rude"


@pytest.mark.parametrize("kind", ["", "Key", "warm"])
def test_decide_refuses_other_words(ana: Contact, kind: str) -> None:
    before = values(ana)
    with pytest.raises(deciding.NoSuchKind) as trouble:
        deciding.decide(ana, kind, by=None, at=AT)
    said = f"“{kind}” is no kind of contact. Choose one of: key, interesting, dont."
    assert (str(trouble.value), values(ana)) == (said, before)


def test_decide_on_somebody_never_placed(workspace: Workspace) -> None:
    person = factories.contact(workspace=workspace)
    deciding.decide(person, "key", by=None, at=AT)
    assert placement(person).kind == "key"


@pytest.mark.parametrize("first", [None, "interesting", "dont"])
def test_undo_of_a_decision_restores_every_column(ana: Contact, first: str | None) -> None:
    robin = factories.user()
    if first:
        deciding.decide(ana, first, by=robin, at=AT, reason="because")
    before = values(ana)
    event = deciding.decide(ana, "key", by=None, at=LATER)
    assert event
    undo(event, by=None, at=LATER)
    assert values(ana) == before


def test_undo_refuses_when_sorted_again_since(ana: Contact) -> None:
    first = deciding.decide(ana, "key", by=None, at=AT)
    deciding.decide(ana, "dont", by=None, at=LATER)
    assert first
    with pytest.raises(ChangedSince) as trouble:
        undo(first, by=None, at=LATER)
    assert str(trouble.value) == "Ana Duarte has been sorted again since. Take that back first."
    assert placement(ana).kind == "dont"


def test_set_aside_leaves_the_queue_and_comes_back_by_undo(ana: Contact) -> None:
    before = values(ana)
    event = deciding.set_aside(ana, by=None, at=AT)
    aside = placement(ana)
    assert event
    assert (aside.wants_a_look, aside.set_aside_at, word(event)) == (
        False,
        AT,
        "Ana Duarte set aside for now",
    )
    undo(event, by=None, at=LATER)
    assert values(ana) == before


def test_set_aside_again_or_after_a_decision_does_nothing(ana: Contact) -> None:
    deciding.set_aside(ana, by=None, at=AT)
    again = deciding.set_aside(ana, by=None, at=LATER)
    deciding.decide(ana, "key", by=None, at=LATER)
    after = deciding.set_aside(ana, by=None, at=LATER)
    assert (again, after, placement(ana).set_aside_at) == (None, None, None)


def sure_people(workspace: Workspace) -> list[Contact]:
    """Two the rules are sure of, one of them in the queue; three they are not sure of."""
    people = [factories.contact(workspace=workspace, name=f"P{n} Sure") for n in range(5)]
    suggest(people[0], "key", "sure", wants_a_look=True)
    suggest(people[1], "interesting", "sure", set_aside_at=AT - timedelta(days=2))
    suggest(people[2], "key", "likely")
    suggest(people[3], "", "sure")
    suggest(people[4], "key", "sure", decided_at=AT - timedelta(days=1), private_reason="mine")
    return people


def test_agree_decides_as_single_decisions_would(workspace: Workspace) -> None:
    other = factories.workspace(name="Another")
    robin = factories.user()
    one_by_one, at_once = sure_people(other), sure_people(workspace)
    for person in one_by_one[:2]:
        deciding.decide(person, placement(person).suggested_kind, by=robin, at=AT)
    agreed = deciding.agree_with_sure(workspace, by=robin, at=AT)
    leave_out = {"id", "workspace_id", "contact_id"}
    left, right = (
        [{k: v for k, v in values(p).items() if k not in leave_out} for p in people]
        for people in (one_by_one, at_once)
    )
    assert (agreed, right) == (2, left)


def test_agree_is_one_event_undone_as_a_whole(workspace: Workspace) -> None:
    people = sure_people(workspace)
    before = [values(person) for person in people]
    deciding.agree_with_sure(workspace, by=None, at=AT)
    event = Event.objects.of(workspace).get()
    assert word(event) == "2 people sorted as suggested"
    undo(event, by=None, at=LATER)
    assert [values(person) for person in people] == before


def test_undo_of_an_agreement_keeps_what_was_decided_since(workspace: Workspace) -> None:
    people = sure_people(workspace)
    deciding.agree_with_sure(workspace, by=None, at=AT)
    deciding.decide(people[0], "dont", by=None, at=LATER)
    undo(Event.objects.of(workspace).get(verb="agreed"), by=None, at=LATER)
    assert (placement(people[0]).kind, placement(people[1]).decided_at) == ("dont", None)


def test_agree_with_nobody_leaves_no_event(workspace: Workspace, ana: Contact) -> None:
    agreed = deciding.agree_with_sure(workspace, by=None, at=AT)
    assert (agreed, ana.workspace, Event.objects.of(workspace).count()) == (0, workspace, 0)


def test_agree_touches_no_other_workspace(workspace: Workspace) -> None:
    other = factories.workspace(name="Another")
    theirs = sure_people(other)
    before = [values(person) for person in theirs]
    sure_people(workspace)
    deciding.agree_with_sure(workspace, by=None, at=AT)
    assert [values(person) for person in theirs] == before
