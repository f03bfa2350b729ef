"""Taking back, with a verb of the test's own."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from followthrough.accounts.models import Workspace
from followthrough.journal import undoing
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


@pytest.fixture
def rename() -> Iterator[str]:
    """A verb that gives the workspace another name, and takes that back."""

    @undoing.undoes("renamed")
    def _(event: Event, at: datetime) -> None:
        event.workspace.name = f"{event.details['old']} at {at:%H:%M}"
        event.workspace.save(update_fields=["name"])

    yield "renamed"
    del undoing._known["renamed"]


def test_undo_takes_back_once(workspace: Workspace, rename: str) -> None:
    event = record(workspace, rename, by=None, at=AT, details={"old": "Before"})
    later = AT + timedelta(minutes=1)
    first = undoing.undo(event, by=None, at=later)
    second = undoing.undo(event, by=None, at=later + timedelta(minutes=1))
    workspace.refresh_from_db()
    assert (first, second) == (True, False)
    assert (workspace.name, event.undone_at) == ("Before at 09:21", later)


def test_undo_leaves_one_event_of_its_own(workspace: Workspace, rename: str) -> None:
    person = factories.contact(workspace=workspace)
    robin = factories.user()
    details = {"old": "Before"}
    event = record(workspace, rename, contact=person, by=None, at=AT, details=details)
    undoing.undo(event, by=robin, at=AT)
    left = Event.objects.of(workspace).get(verb="undone")
    assert (left.contact, left.by) == (person, robin)
    assert left.details == {"event": str(event.pk), "verb": "renamed"}


def test_undo_of_an_unknown_verb_says_so(workspace: Workspace) -> None:
    event = record(workspace, "sang", by=None, at=AT)
    with pytest.raises(undoing.CannotBeUndone) as trouble:
        undoing.undo(event, by=None, at=AT)
    assert str(trouble.value) == "“sang” cannot be taken back. Change it by hand instead."


def test_a_way_back_that_fails_leaves_the_event_standing(workspace: Workspace, rename: str) -> None:
    event = record(workspace, rename, by=None, at=AT)
    with pytest.raises(KeyError):
        undoing.undo(event, by=None, at=AT)
    event.refresh_from_db()
    assert undoing.can_undo(event)


def test_last_undoable_is_the_newest_that_stands(workspace: Workspace, rename: str) -> None:
    first, second = (
        record(workspace, rename, by=None, at=AT + timedelta(hours=n), details={"old": "x"})
        for n in range(2)
    )
    record(workspace, "sang", by=None, at=AT + timedelta(hours=3))
    found = [undoing.last_undoable(workspace)]
    undoing.undo(second, by=None, at=AT)
    found.append(undoing.last_undoable(workspace))
    undoing.undo(first, by=None, at=AT)
    found.append(undoing.last_undoable(workspace))
    assert found == [second, first, None]


def test_last_undoable_sees_no_other_workspace(workspace: Workspace, rename: str) -> None:
    record(factories.workspace(name="Another"), rename, by=None, at=AT)
    assert undoing.last_undoable(workspace) is None
