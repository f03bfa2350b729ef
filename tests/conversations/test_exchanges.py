"""The state of an exchange follows from what was said, for one contact and for all alike."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from followthrough.accounts.models import Workspace
from followthrough.conversations import exchanges
from followthrough.conversations.models import Exchange
from tests import factories

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SHOWN = ("turn", "touches", "heard", "touches_since_heard", "heard_since_touch", "last_is_closing")

# Each entry: the side, what was said, the result. One entry a day.
CASES = {
    "nobody spoke": ([], None),
    "I wrote": ([("me", "", "")], ("theirs", 1, 0, 1, 0, False)),
    "I wrote twice": ([("me", "", ""), ("me", "", "")], ("theirs", 2, 0, 2, 0, False)),
    "they asked": ([("me", "", ""), ("they", "When?", "")], ("mine", 1, 1, 0, 1, False)),
    "they thanked": (
        [("they", "Can you?", ""), ("me", "", ""), ("they", "Thanks!", "")],
        ("nobody", 1, 2, 0, 1, True),
    ),
    "they said no": ([("me", "", ""), ("me", "", "no")], ("nobody", 2, 0, 2, 0, False)),
    "I answered": ([("they", "When?", ""), ("me", "", "")], ("theirs", 1, 1, 1, 0, False)),
}


def _tell(workspace: Workspace, entries: list[tuple[str, str, str]], **values: Any) -> Any:
    contact = factories.contact(workspace=workspace, **values)
    for day, (side, said, result) in enumerate(entries):
        factories.interaction(
            contact=contact,
            is_outbound=side == "me",
            at=START + timedelta(days=day),
            said=said,
            result=result,
        )
    return contact


@pytest.mark.parametrize(("entries", "expected"), CASES.values(), ids=CASES)
def test_refresh_says_whose_turn_it_is(
    entries: list[tuple[str, str, str]], expected: tuple[Any, ...] | None
) -> None:
    workspace = factories.workspace()
    contact = _tell(workspace, entries)
    exchanges.refresh(workspace, [contact.pk])
    assert Exchange.objects.filter(contact=contact).values_list(*SHOWN).first() == expected


def test_refreshing_everybody_equals_refreshing_each() -> None:
    workspace = factories.workspace()
    contacts = [_tell(workspace, entries) for entries, _ in CASES.values()]
    exchanges.refresh(workspace)
    at_once = list(Exchange.objects.order_by("contact_id").values_list("contact_id", *SHOWN))
    Exchange.objects.all().delete()
    for contact in contacts:
        exchanges.refresh(workspace, [contact.pk])
    one_by_one = Exchange.objects.order_by("contact_id").values_list("contact_id", *SHOWN)
    assert list(one_by_one) == at_once


def test_refreshing_again_writes_nothing() -> None:
    workspace = factories.workspace()
    for entries, _ in CASES.values():
        _tell(workspace, entries)
    assert (exchanges.refresh(workspace), exchanges.refresh(workspace)) == (6, 0)


def test_an_older_entry_never_moves_the_last_contact_back() -> None:
    workspace = factories.workspace()
    contact = _tell(workspace, [("me", "", "")])
    exchanges.refresh(workspace)
    factories.interaction(contact=contact, is_outbound=True, at=START - timedelta(days=400))
    exchanges.refresh(workspace, [contact.pk])
    kept = Exchange.objects.get(contact=contact)
    assert (kept.last_touch_at, kept.touches) == (START, 2)


def test_group_messages_and_drafts_are_no_touch() -> None:
    workspace = factories.workspace()
    contact = factories.contact(workspace=workspace)
    factories.interaction(contact=contact, is_outbound=True, is_personal=False)
    assert (exchanges.refresh(workspace), Exchange.objects.count()) == (0, 0)


def test_an_exchange_goes_when_nothing_is_left_of_it() -> None:
    workspace = factories.workspace()
    contact = _tell(workspace, [("me", "", "")])
    exchanges.refresh(workspace)
    contact.interactions.all().delete()
    assert (exchanges.refresh(workspace, [contact.pk]), Exchange.objects.count()) == (1, 0)


def test_a_meeting_is_remembered_by_its_day() -> None:
    workspace = factories.workspace()
    contact = factories.contact(workspace=workspace)
    factories.interaction(contact=contact, is_outbound=True, at=START, channel="meeting")
    exchanges.refresh(workspace)
    assert Exchange.objects.get().last_met_on == START.date()


def test_other_workspaces_are_left_alone() -> None:
    mine, theirs = factories.workspace(), factories.workspace()
    _tell(theirs, [("me", "", "")])
    assert (exchanges.refresh(mine), Exchange.objects.count()) == (0, 0)
