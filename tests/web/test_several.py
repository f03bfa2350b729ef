"""Choosing several, requests, days for later, going anywhere, background and country."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact
from followthrough.conversations.models import Invitation
from followthrough.followups import planning, postponing
from followthrough.followups.models import Plan
from followthrough.journal.models import Event
from followthrough.journal.undoing import undo
from followthrough.sorting.models import Placement
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def people(mine: Workspace) -> list[Contact]:
    names = ("Ana Duarte", "Grace Oyelaran", "Tomasz Wilk")
    return [
        factories.sorted_contact(
            workspace=mine, name=name, kind="interesting", connected_on=date(2024, 1, 9)
        )
        for name in names
    ]


def kinds(workspace: Workspace) -> list[str]:
    placed = Placement.objects.of(workspace).order_by("contact__name")
    return list(placed.values_list("kind", flat=True))


def test_several_get_one_kind_in_one_event_and_go_back_together(
    browser_of: Client, mine: Workspace, people: list[Contact]
) -> None:
    chosen = [str(people[0].id), str(people[2].id)]
    answer = browser_of.post("/sort/several/", {"chosen": chosen, "kind": "key"})
    assert answer.status_code == 303
    assert kinds(mine) == ["key", "interesting", "key"]
    events = Event.objects.of(mine)
    assert [event.verb for event in events] == ["sorted_several"]
    undo(events[0], by=None, at=NOW)
    assert kinds(mine) == ["interesting"] * 3


def test_nobody_chosen_changes_nothing_and_says_what_to_do(
    browser_of: Client, mine: Workspace, people: list[Contact]
) -> None:
    del people
    answer = browser_of.post("/sort/several/", {"kind": "key"}, follow=True)
    assert "Choose somebody first" in answer.content.decode()
    assert kinds(mine) == ["interesting"] * 3


def test_somebody_of_another_record_is_never_sorted(browser_of: Client, mine: Workspace) -> None:
    other = factories.workspace()
    stranger = factories.sorted_contact(workspace=other, kind="interesting")
    browser_of.post("/sort/several/", {"chosen": [str(stranger.id)], "kind": "key"})
    assert kinds(other) == ["interesting"]
    assert kinds(mine) == []


def test_a_request_to_connect_is_shown_and_can_be_left(browser_of: Client, mine: Workspace) -> None:
    ana = factories.contact(workspace=mine, connected_on=None)
    factories.invitation(contact=ana, message="We met in Lisbon <b>")
    page = browser_of.get(f"/people/{ana.id}/").content.decode()
    assert "Asked to connect on" in page
    assert "We met in Lisbon &lt;b&gt;" in page
    listed = browser_of.get("/people/?only=invited").content.decode()
    assert f"/people/{ana.id}/" in listed
    browser_of.post(f"/sort/{ana.id}/answer/", {"answer": "left"})
    assert [row.answered for row in Invitation.objects.of(mine)] == ["left"]
    assert "Accept on LinkedIn" not in browser_of.get(f"/people/{ana.id}/").content.decode()


def test_later_offers_days_and_takes_one(
    browser_of: Client, mine: Workspace, people: list[Contact]
) -> None:
    today = datetime.now(UTC).date()
    planning.replan(mine, today=today)
    page = browser_of.get(f"/people/{people[0].id}/").content.decode()
    offered = postponing.presets(mine, today=today)
    assert [f'value="{one.on.isoformat()}"' in page for one in offered] == [True] * 4
    until = offered[2].on
    browser_of.post(f"/today/{people[0].id}/later/", {"until": until.isoformat()})
    assert [plan.on for plan in Plan.objects.of(mine)] == [until]


@pytest.mark.parametrize(
    ("words", "found"),
    [("ana", "Ana Duarte"), ("sor", "/sort/"), ("zzz", "Nobody and nothing here goes by")],
)
def test_anywhere_leads_to_people_and_pages(
    browser_of: Client, people: list[Contact], words: str, found: str
) -> None:
    del people
    text_index.rebuild()
    answer = browser_of.get("/anywhere/", {"words": words}).content.decode()
    assert found in answer.replace("<mark>", "").replace("</mark>", "")


def test_background_is_edited_and_taken_back(browser_of: Client, mine: Workspace) -> None:
    browser_of.post("/settings/background/", {"employer": ["Acme", ""], "school": ["Leeds"]})
    page = browser_of.get("/settings/").content.decode()
    assert ('value="Acme"' in page, 'value="Leeds"' in page) == (True, True)
    event = Event.objects.of(mine).get(verb="background_changed")
    browser_of.post(f"/undo/{event.id}/")
    assert 'value="Acme"' not in browser_of.get("/settings/").content.decode()


def test_the_country_is_chosen_in_settings(browser_of: Client, mine: Workspace) -> None:
    browser_of.post("/settings/country/", {"country": "PT"})
    mine.refresh_from_db()
    assert mine.country == "PT"
    assert 'value="PT" selected' in browser_of.get("/settings/").content.decode()


def test_marks_never_let_markup_through(browser_of: Client, mine: Workspace) -> None:
    factories.contact(workspace=mine, name="Ana <script>alert(1)</script>")
    text_index.rebuild()
    page = browser_of.get("/people/?words=ana").content.decode()
    assert "<mark>Ana</mark> &lt;script&gt;" in page
    assert "<script>alert" not in page
