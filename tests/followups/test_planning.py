"""The kept next step is what the rules say, for one and for all, and ends when it should."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.followups import planning, plans
from followthrough.followups.models import FollowUp, Plan
from followthrough.followups.postponing import postpone
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Said:
    """One entry, some days ago."""

    days_ago: int
    is_mine: bool
    result: str = ""
    channel: str = "linkedin"


ME, THEY = True, False
CASES: dict[str, tuple[str, list[Said], str | None]] = {
    "key and never written to": ("key", [], "first_follow_up"),
    "interesting and never written to": ("interesting", [], "first_follow_up"),
    "not sorted and silent": ("", [], None),
    "not sorted but they wrote": ("", [Said(1, THEY)], "reply_owed"),
    "don’t, though they wrote": ("dont", [Said(1, THEY)], None),
    "a week of silence": ("key", [Said(8, ME)], "nudge_one"),
    "they said no": ("key", [Said(8, ME), Said(1, ME, "no")], "told_no"),
    "we met": ("interesting", [Said(1, ME, "met", "meeting")], "thank_you"),
    "a wrong address": ("key", [Said(8, ME, "wrong_address")], None),
}


def _person(workspace: Workspace, kind: str, entries: list[Said], **values: Any) -> Contact:
    values.setdefault("connected_on", date(2026, 3, 2))
    contact = factories.sorted_contact(workspace=workspace, kind=kind, **values)
    for entry in entries:
        factories.interaction(
            contact=contact,
            is_outbound=entry.is_mine,
            at=AT - timedelta(days=entry.days_ago),
            result=entry.result,
            channel=entry.channel,
            said="Shall we talk?",
        )
    return contact


def _plan(workspace: Workspace, contacts: list[Any] | None = None, today: date = TODAY) -> int:
    exchanges.refresh(workspace, contacts)
    return planning.replan(workspace, contacts, today=today)


@pytest.mark.parametrize(("kind", "entries", "expected"), CASES.values(), ids=CASES)
def test_the_next_step_follows_from_kind_and_exchange(
    kind: str, entries: list[Said], expected: str | None
) -> None:
    workspace = factories.workspace()
    contact = _person(workspace, kind, entries)
    _plan(workspace, [contact.pk])
    assert FollowUp.objects.values_list("situation", flat=True).first() == expected


def test_planning_everybody_equals_planning_each() -> None:
    workspace = factories.workspace()
    contacts = [_person(workspace, kind, entries) for kind, entries, _ in CASES.values()]
    fields = ("contact_id", *planning.FIELDS)
    _plan(workspace)
    at_once = list(FollowUp.objects.order_by("contact_id").values_list(*fields))
    FollowUp.objects.all().delete()
    for contact in contacts:
        _plan(workspace, [contact.pk])
    assert list(FollowUp.objects.order_by("contact_id").values_list(*fields)) == at_once


def test_planning_again_writes_nothing() -> None:
    workspace = factories.workspace()
    for kind, entries, _ in CASES.values():
        _person(workspace, kind, entries)
    assert (_plan(workspace), _plan(workspace)) == (6, 0)


@pytest.mark.parametrize(
    "entry", [Said(0, THEY), Said(0, ME, "no"), Said(0, ME, "met", "meeting")], ids=str
)
def test_an_answer_a_no_or_a_meeting_ends_the_nudge(entry: Said) -> None:
    workspace = factories.workspace()
    contact = _person(workspace, "key", [Said(8, ME)])
    _plan(workspace)
    factories.interaction(
        contact=contact,
        is_outbound=entry.is_mine,
        result=entry.result,
        channel=entry.channel,
        said="Shall we talk?",
    )
    _plan(workspace, [contact.pk])
    assert FollowUp.objects.filter(situation="nudge_one").count() == 0


def test_an_older_entry_neither_brings_nor_ends_a_step() -> None:
    workspace = factories.workspace()
    contact = _person(workspace, "key", [Said(8, ME), Said(30, THEY)])
    _plan(workspace)
    before = FollowUp.objects.values().get()
    factories.interaction(contact=contact, is_outbound=False, at=AT - timedelta(days=200))
    _plan(workspace, [contact.pk])
    assert FollowUp.objects.values().get() == before


def test_anonymous_people_have_no_next_step() -> None:
    workspace = factories.workspace()
    _person(workspace, "", [Said(1, THEY)], is_anonymous=True)
    assert _plan(workspace) == 0


def _decide(contact: Contact, choice: str, on: date | None, made_at: datetime = AT) -> None:
    Plan.objects.create(
        workspace=contact.workspace, contact=contact, choice=choice, on=on, made_at=made_at
    )


def test_a_step_of_ones_own_put_off_keeps_its_words_and_moves_on_each_time() -> None:
    workspace = factories.workspace()
    ana = factories.sorted_contact(workspace=workspace, kind="key")
    plans.plan_step(ana, on=TODAY, note="Send the talk", by=None, at=AT)
    planning.replan(workspace, today=TODAY)
    days: list[str] = []
    for _ in range(5):
        postpone(ana, by=None, at=AT)
        plan = Plan.objects.get()
        assert (plan.choice, plan.note) == ("planned", "Send the talk")
        days.append(str(plan.on))
    assert days == sorted(set(days))
    assert days[0] > TODAY.isoformat()


def test_later_moves_the_day_and_keeps_the_reason() -> None:
    workspace = factories.workspace()
    contact = _person(workspace, "key", [Said(8, ME)])
    _decide(contact, "later", date(2026, 3, 20))
    _plan(workspace)
    step = FollowUp.objects.get()
    assert (step.situation, step.due_on) == ("nudge_one", date(2026, 3, 20))


def test_a_reply_comes_up_even_where_the_step_was_put_off() -> None:
    workspace = factories.workspace()
    contact = _person(workspace, "key", [Said(8, ME), Said(0, THEY)])
    _decide(contact, "later", date(2026, 4, 20), AT - timedelta(days=1))
    _plan(workspace)
    step = FollowUp.objects.get()
    assert (step.situation, step.due_on) == ("reply_owed", date(2026, 3, 13))


@pytest.mark.parametrize(("days_ago", "expected"), [(2, None), (0, "reply_owed")])
def test_rest_lasts_until_they_write(days_ago: int, expected: str | None) -> None:
    workspace = factories.workspace()
    contact = _person(workspace, "key", [Said(9, ME), Said(days_ago, THEY)])
    _decide(contact, "rest", None, AT - timedelta(days=1))
    _plan(workspace)
    assert FollowUp.objects.values_list("situation", flat=True).first() == expected


def test_rekeying_plans_again_only_what_time_has_changed() -> None:
    workspace = factories.workspace()
    _person(workspace, "", [Said(1, THEY)])
    _person(workspace, "key", [], connected_on=date(2020, 1, 1))
    _plan(workspace)
    much_later = TODAY + timedelta(days=60)
    assert planning.rekey(workspace, today=TODAY) == 0
    assert planning.rekey(workspace, today=much_later) == 1
    assert FollowUp.objects.get().situation == "first_follow_up"


def test_other_workspaces_are_left_alone() -> None:
    mine, theirs = factories.workspace(), factories.workspace()
    _person(theirs, "key", [])
    assert (_plan(mine), FollowUp.objects.count()) == (0, 0)
