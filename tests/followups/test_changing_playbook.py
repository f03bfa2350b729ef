"""Rows of the playbook changed, looked at beforehand, put back; days off; and landing."""

from datetime import date, timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.followups import changing_playbook, landing, planning, taking_days_off, undoing
from followthrough.followups.changing_playbook import NoSuchRow, NotARow, Values
from followthrough.followups.models import DayOff, FollowUp, PlaybookVersion
from followthrough.followups.taking_days_off import NotDaysOff
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
SEVEN = Values(7, "Say it anew.", ("your value",), ("blame",), 5, "usual")


def sent(workspace: Workspace, name: str, role: str, days_ago: int = 2) -> Contact:
    """Somebody who was sent the résumé."""
    person = factories.sorted_contact(
        workspace=workspace, kind="key", role=role, name=name, connected_on=date(2020, 1, 7)
    )
    at = AT - timedelta(days=days_ago)
    factories.interaction(contact=person, is_outbound=True, at=at, result="resume_sent")
    return person


@pytest.fixture
def workspace() -> Workspace:
    made = factories.workspace()
    sent(made, "Ana Duarte", "recruiter")
    sent(made, "Bo Lindqvist", "hiring_manager")
    exchanges.refresh(made)
    planning.replan(made, today=TODAY)
    return made


def due(workspace: Workspace) -> dict[str, date]:
    return dict(FollowUp.objects.of(workspace).values_list("contact__name", "due_on"))


def test_a_preview_names_whom_it_would_move_and_writes_nothing(workspace: Workspace) -> None:
    before = due(workspace)
    found = changing_playbook.preview(
        workspace, "recruiter", "resume_nudge_one", SEVEN, today=TODAY
    )
    assert (found.concerned, found.moved) == (1, 1)
    assert found.examples[0] == ("Ana Duarte", "17 March", "19 March")
    assert due(workspace) == before
    assert not PlaybookVersion.objects.exists()


def test_a_change_moves_its_role_and_is_taken_back(workspace: Workspace) -> None:
    before = due(workspace)
    event = changing_playbook.change(
        workspace, "recruiter", "resume_nudge_one", SEVEN, moves_over=True, by=None, at=AT
    )
    assert event is not None
    assert due(workspace) == before | {"Ana Duarte": date(2026, 3, 19)}
    again = changing_playbook.change(
        workspace, "recruiter", "resume_nudge_one", SEVEN, moves_over=True, by=None, at=AT
    )
    assert again is None
    undoing.undo(event, by=None, at=AT)
    assert due(workspace) == before


def test_what_is_running_may_keep_its_version(workspace: Workspace) -> None:
    before = due(workspace)
    changing_playbook.change(
        workspace, "recruiter", "resume_nudge_one", SEVEN, moves_over=False, by=None, at=AT
    )
    sent(workspace, "Cy Reed", "recruiter", days_ago=0)
    exchanges.refresh(workspace)
    planning.replan(workspace, today=TODAY)
    assert due(workspace) == before | {"Cy Reed": date(2026, 3, 23)}


def test_a_row_is_put_back_as_it_came(workspace: Workspace) -> None:
    before = due(workspace)
    changing_playbook.change(
        workspace, "any", "resume_nudge_one", SEVEN, moves_over=True, by=None, at=AT
    )
    assert due(workspace) != before
    event = changing_playbook.reset(workspace, "any", "resume_nudge_one", by=None, at=AT)
    assert event is not None
    assert due(workspace) == before


@pytest.mark.parametrize(
    ("role", "situation", "values", "trouble"),
    [
        ("nobody", "nudge_one", SEVEN, NoSuchRow),
        ("recruiter", "no_such", SEVEN, NoSuchRow),
        ("recruiter", "nudge_one", SEVEN._replace(wait=-1), NotARow),
        ("recruiter", "nudge_one", SEVEN._replace(wait=900), NotARow),
        ("recruiter", "nudge_one", SEVEN._replace(how=" "), NotARow),
        ("recruiter", "nudge_one", SEVEN._replace(minutes=0), NotARow),
    ],
)
def test_what_is_no_row_is_refused(
    workspace: Workspace, role: str, situation: str, values: Values, trouble: type[Exception]
) -> None:
    with pytest.raises(trouble):
        changing_playbook.change(
            workspace, role, situation, values, moves_over=True, by=None, at=AT
        )
    assert not PlaybookVersion.objects.exists()


def test_days_off_move_what_is_due_to_the_day_before(workspace: Workspace) -> None:
    before = due(workspace)
    day = date(2026, 3, 17)
    event = taking_days_off.take_off(workspace, day, day, by=None, at=AT)
    assert event is not None
    assert set(due(workspace).values()) == {date(2026, 3, 16)}
    undoing.undo(event, by=None, at=AT)
    assert due(workspace) == before
    with pytest.raises(NotDaysOff):
        taking_days_off.take_off(workspace, day, date(2026, 3, 1), by=None, at=AT)


def test_landing_rests_everything_but_thanks(workspace: Workspace) -> None:
    helper = factories.sorted_contact(
        workspace=workspace, kind="key", role="employee", name="June Park"
    )
    at = AT - timedelta(days=9)
    factories.interaction(contact=helper, is_outbound=False, at=at, result="gave_name")
    exchanges.refresh(workspace)
    before = due(workspace)
    event = landing.land(workspace, on=TODAY, what="Acme", by=None, at=AT)
    assert event is not None
    assert list(due(workspace)) == ["June Park"]
    assert landing.land(workspace, on=TODAY, by=None, at=AT) is None
    again = landing.look_again(workspace, by=None, at=AT)
    assert again is not None
    assert set(before) <= set(due(workspace))


def test_the_pages_show_change_and_put_back(browser_of: Client, mine: Workspace) -> None:
    assert "Remind … of" not in browser_of.get("/playbook/").text
    address = "/playbook/recruiter/resume_nudge_one/"
    assert "5 working days" in browser_of.get(address).text
    form = {"wait": "7", "minutes": "5", "how": "Say <b>it</b>.", "must": "a\nb", "must_not": "c"}
    form["by"] = "usual"
    assert "Nobody would come up" in browser_of.post(address, form | {"act": "preview"}).text
    assert browser_of.post(address, form | {"moves_over": "1"}).status_code == 303
    assert PlaybookVersion.objects.of(mine).count() == 1
    page = browser_of.get("/playbook/").text
    assert "Say &lt;b&gt;it&lt;/b&gt;." in page
    assert browser_of.post(address, form | {"wait": "soon"}).status_code == 422
    assert browser_of.post(f"{address}reset/").status_code == 303
    assert "Say &lt;b&gt;" not in browser_of.get("/playbook/").text
    for wrong in ("/playbook/nobody/nudge_one/", "/playbook/recruiter/none/"):
        assert browser_of.get(wrong).status_code == 404
        assert browser_of.post(f"{wrong}reset/").status_code == 404


def test_settings_take_days_off_and_land(browser_of: Client, mine: Workspace) -> None:
    assert browser_of.post("/settings/days-off/", {"first": "2027-03-17"}).status_code == 303
    span = DayOff.objects.of(mine).get()
    assert "17 March 2027" in browser_of.get("/settings/").text
    theirs = DayOff.objects.create(workspace=factories.workspace(), first_on=TODAY, last_on=TODAY)
    assert browser_of.post("/settings/days-off/", {"remove": theirs.pk}).status_code == 404
    assert browser_of.post("/settings/days-off/", {"remove": span.pk}).status_code == 303
    assert browser_of.post("/settings/days-off/", {"first": "soon"}).status_code == 422
    assert browser_of.post("/settings/landed/", {"what": "Acme"}).status_code == 303
    assert "You landed" in browser_of.get("/settings/").text
    assert browser_of.post("/settings/landed/", {"again": "1"}).status_code == 303
