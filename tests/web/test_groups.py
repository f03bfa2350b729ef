"""Groups of one's own, and what is done with everybody chosen in the list."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts import grouping, text_index
from followthrough.contacts.grouping import NotAGroup
from followthrough.contacts.models import Contact, ContactDetail, GroupMember
from followthrough.followups import undoing
from followthrough.followups.models import Plan
from followthrough.journal.models import Event
from followthrough.people.groups import groups_of
from followthrough.people.listing import Filters, people as listed
from followthrough.people.moving_companies import work_at
from followthrough.sameness.merging import merge
from followthrough.web import several
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def people(mine: Workspace) -> list[Contact]:
    names = ("Ana Duarte", "Grace Oyelaran", "Tomasz Wilk")
    made = [
        factories.sorted_contact(
            workspace=mine, name=name, kind="interesting", connected_on=date(2024, 1, 9)
        )
        for name in names
    ]
    text_index.rebuild()
    return made


def inside(workspace: Workspace, name: str) -> list[str]:
    found = listed(workspace, Filters(group=name), today=NOW.date())
    return [row.who.name for row in found.rows]


def last(workspace: Workspace) -> Event:
    found = Event.objects.of(workspace).order_by("-at", "-id").first()
    assert found is not None
    return found


def test_taking_a_group_back_plans_nobody_again(mine: Workspace, people: list[Contact]) -> None:
    event = grouping.put_in(mine, [one.pk for one in people], "Old school", by=None, at=NOW)
    assert event is not None
    with CaptureQueriesContext(connection) as asked:
        undoing.undo(event, by=None, at=NOW)
    assert inside(mine, "Old school") == []
    assert not [one["sql"] for one in asked if "followthrough_placement" in one["sql"]]


def test_people_are_put_in_and_taken_out_and_back(mine: Workspace, people: list[Contact]) -> None:
    ids = [one.pk for one in people[:2]]
    event = grouping.put_in(mine, ids, "  Old  school ", by=None, at=NOW)
    assert event is not None
    assert inside(mine, "Old school") == ["Ana Duarte", "Grace Oyelaran"]
    assert grouping.put_in(mine, ids, "Old school", by=None, at=NOW) is None
    more = grouping.put_in(mine, [one.pk for one in people], "Old school", by=None, at=NOW)
    assert more is not None
    assert more.details["count_words"] == "1 person"
    gone = grouping.take_out_of(mine, ids, "Old school", by=None, at=NOW)
    assert gone is not None
    assert inside(mine, "Old school") == ["Tomasz Wilk"]
    undoing.undo(gone, by=None, at=NOW)
    undoing.undo(more, by=None, at=NOW)
    assert inside(mine, "Old school") == ["Ana Duarte", "Grace Oyelaran"]
    undoing.undo(event, by=None, at=NOW)
    assert groups_of(mine) == ()


def test_groups_of_books_and_ones_own_stand_in_one_list(
    mine: Workspace, people: list[Contact]
) -> None:
    detail = ContactDetail(workspace=mine, contact=people[0], kind="group", value="Alumni")
    detail.save(force_insert=True)
    grouping.put_in(mine, [people[1].pk], "Alumni", by=None, at=NOW)
    grouping.put_in(mine, [people[1].pk], "friends", by=None, at=NOW)
    assert groups_of(mine) == ("Alumni", "friends")
    assert inside(mine, "Alumni") == ["Ana Duarte", "Grace Oyelaran"]


def test_a_group_needs_a_name_and_people_of_the_workspace(
    mine: Workspace, people: list[Contact]
) -> None:
    with pytest.raises(NotAGroup):
        grouping.put_in(mine, [people[0].pk], "  ", by=None, at=NOW)
    stranger = factories.contact(workspace=factories.workspace(), name="Vince Carraway")
    assert grouping.put_in(mine, [stranger.pk], "Alumni", by=None, at=NOW) is None
    assert not GroupMember.objects.exists()


def test_who_becomes_one_person_stays_in_the_groups_of_both(
    mine: Workspace, people: list[Contact]
) -> None:
    grouping.put_in(mine, [people[0].pk, people[1].pk], "Alumni", by=None, at=NOW)
    grouping.put_in(mine, [people[1].pk], "Friends", by=None, at=NOW)
    merged = merge(people[0], people[1], by=None, at=NOW)
    assert grouping.own_groups(people[0]) == ("Alumni", "Friends")
    undoing.undo(merged, by=None, at=NOW)
    assert grouping.own_groups(people[0]) == ("Alumni",)
    assert inside(mine, "Alumni") == ["Ana Duarte", "Grace Oyelaran"]


def test_where_people_work_is_said_once_for_all(mine: Workspace, people: list[Contact]) -> None:
    event = work_at(mine, [one.pk for one in people], "Bluewater", by=None, at=NOW)
    assert event is not None
    ana = Contact.objects.get(pk=people[0].pk)
    assert (ana.company_name, ana.company is not None) == ("Bluewater", True)
    assert ana.edits["company_name"] == "Bluewater"
    assert [r.who.name for r in listed(mine, Filters(words="bluewater"), today=NOW.date()).rows]
    assert work_at(mine, [one.pk for one in people], "Bluewater", by=None, at=NOW) is None
    undoing.undo(event, by=None, at=NOW)
    ana.refresh_from_db()
    assert (ana.company_name, ana.edits) == (people[0].company_name, {})
    assert not listed(mine, Filters(words="bluewater"), today=NOW.date()).rows


def test_the_list_does_it_for_those_ticked_and_for_all_who_fit(
    browser_of: Client, mine: Workspace, people: list[Contact]
) -> None:
    chosen = [str(people[0].pk), str(people[2].pk)]
    browser_of.post("/people/several/group/", {"chosen": chosen, "group": "Alumni"})
    assert inside(mine, "Alumni") == ["Ana Duarte", "Tomasz Wilk"]
    browser_of.post(
        "/people/several/company/",
        {"everybody": "1", "query": "group=Alumni", "company": "Bluewater"},
    )
    at = Contact.objects.of(mine).order_by("name").values_list("company_name", flat=True)
    assert list(at) == ["Bluewater", people[1].company_name, "Bluewater"]
    start = (NOW + timedelta(days=3)).date().isoformat()
    browser_of.post("/people/several/plan/", {"chosen": chosen, "start": start, "note": "Ring"})
    assert Plan.objects.of(mine).filter(note="Ring").count() == 2
    browser_of.post("/sort/several/", {"everybody": "1", "query": "", "kind": "key"})
    assert last(mine).verb == "sorted_several"
    page = browser_of.get(f"/people/{people[0].pk}/").text
    assert ">Alumni</a>" in page
    browser_of.post(
        "/people/several/group/", {"chosen": chosen[:1], "group": "Alumni", "act": "out"}
    )
    assert inside(mine, "Alumni") == ["Tomasz Wilk"]


@pytest.mark.parametrize("act", ["group", "company", "plan"])
def test_nobody_chosen_changes_nothing(browser_of: Client, mine: Workspace, act: str) -> None:
    answer = browser_of.post(f"/people/several/{act}/", {"group": "Alumni"}, follow=True)
    assert "Choose somebody first" in answer.text
    assert not Event.objects.of(mine).exists()


def test_groups_from_the_command_line(
    mine: Workspace, people: list[Contact], capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["group", "Alumni", "Ana", "Tomasz"]) == 0
    assert "2 people put into “Alumni”" in capsys.readouterr().out
    assert commands.run(["group"]) == 0
    assert capsys.readouterr().out.strip() == "Alumni"
    assert commands.run(["group", "Alumni", "Ana", "--out"]) == 0
    assert inside(mine, "Alumni") == [people[2].name]
    assert commands.run(["works-at", "Bluewater", "Ana"]) == 0
    assert Contact.objects.get(pk=people[0].pk).company_name == "Bluewater"


def test_more_people_than_one_press_takes_out_stay(
    browser_of: Client, mine: Workspace, people: list[Contact], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(several, "MOST_OUT", 2)
    answer = browser_of.post("/trash/take-out/", {"everybody": "1", "query": ""})
    assert answer.status_code == 422
    assert "More than 2 people fit" in answer.text
    assert Contact.objects.of(mine).count() == len(people)
