"""The next step moved to a day chosen: sooner or later, said again, and taken back."""

from datetime import date, timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.followups import planning, undoing
from followthrough.followups.models import FollowUp, Plan
from followthrough.followups.moving import move
from followthrough.followups.postponing import NotALaterDay, postpone
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 18)


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    """Somebody who was written to yesterday."""
    made = factories.sorted_contact(
        workspace=mine, kind="key", name="Ana Duarte", connected_on=date(2026, 1, 5)
    )
    factories.interaction(contact=made, is_outbound=True, at=AT - timedelta(days=1))
    exchanges.refresh(mine)
    planning.replan(mine, today=TODAY)
    assert due(made) == DUE
    return made


def due(contact: Contact) -> date:
    return FollowUp.objects.get(contact=contact).due_on


@pytest.mark.parametrize("days", [-6, -1, 1, 30])
def test_a_step_stands_on_the_day_it_was_moved_to(ana: Contact, days: int) -> None:
    event = move(ana, DUE + timedelta(days=days), by=None, at=AT)
    assert event is not None
    assert due(ana) == DUE + timedelta(days=days)
    assert move(ana, due(ana), by=None, at=AT) is None
    undoing.undo(event, by=None, at=AT)
    assert due(ana) == DUE


def test_a_step_put_off_is_brought_forward_again(ana: Contact) -> None:
    postpone(ana, by=None, at=AT, until=DUE + timedelta(days=9))
    move(ana, DUE - timedelta(days=2), by=None, at=AT)
    assert due(ana) == DUE - timedelta(days=2)
    move(ana, DUE + timedelta(days=2), by=None, at=AT)
    assert due(ana) == DUE + timedelta(days=2)


def test_a_step_of_ones_own_keeps_its_words(ana: Contact) -> None:
    Plan.objects.create(
        workspace=ana.workspace, contact=ana, choice="planned", on=DUE, note="Ring", made_at=AT
    )
    planning.replan(ana.workspace, [ana.pk], today=TODAY)
    move(ana, TODAY, by=None, at=AT)
    plan = Plan.objects.get()
    assert (plan.choice, plan.on, plan.note) == ("planned", TODAY, "Ring")


def test_a_day_that_is_over_changes_nothing(ana: Contact) -> None:
    with pytest.raises(NotALaterDay):
        move(ana, TODAY - timedelta(days=1), by=None, at=AT)
    assert not Plan.objects.exists()


def test_a_reply_comes_up_whatever_was_moved(ana: Contact) -> None:
    move(ana, DUE - timedelta(days=1), by=None, at=AT)
    heard = AT + timedelta(hours=2)
    factories.interaction(contact=ana, is_outbound=False, at=heard, said="Yes?")
    exchanges.refresh(ana.workspace)
    planning.replan(ana.workspace, today=TODAY)
    assert FollowUp.objects.get(contact=ana).situation == "reply_owed"
    assert due(ana) == TODAY + timedelta(days=1)


def test_a_day_that_is_none_is_a_sentence(browser_of: Client, ana: Contact) -> None:
    answer = browser_of.post(f"/today/{ana.pk}/later/", {"until": "soon"})
    assert answer.status_code < 500
    assert not Plan.objects.exists()


def test_what_was_moved_is_over_once_a_touch_came_in_from_a_mailbox(ana: Contact) -> None:
    move(ana, TODAY, by=None, at=AT)
    factories.interaction(contact=ana, is_outbound=True, at=AT + timedelta(hours=1))
    exchanges.refresh(ana.workspace)
    planning.replan(ana.workspace, today=TODAY)
    assert due(ana) > TODAY + timedelta(days=7)
