"""The page of those who asked: what it shows, what its buttons do, and how it is left."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.conversations.models import Invitation
from followthrough.followups import leaving, planning, undoing
from followthrough.followups.models import FollowUp
from followthrough.journal.models import Event
from followthrough.sorting import placing
from followthrough.sorting.models import Placement
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
LURE = (
    "Rate hotels, 300 USD per day. <a href='https://evil.example'>Here</a> https://evil.example/x"
)
PROFILE = "https://www.linkedin.com/in/ana-duarte"


@pytest.fixture
def ana(mine: Workspace) -> Contact:
    made = factories.contact(
        workspace=mine, title="Accountant", company_name="Duarte & Lim", profile_url=PROFILE
    )
    factories.invitation(contact=made, message="We met in Lisbon", sent_at=NOW)
    settle(mine)
    return made


@pytest.fixture
def vince(mine: Workspace) -> Contact:
    made = factories.contact(workspace=mine, name="Vince Carraway", connected_on=date(2026, 1, 7))
    at = NOW - timedelta(days=1)
    factories.interaction(contact=made, is_outbound=False, said=LURE, at=at)
    settle(mine)
    return made


def settle(workspace: Workspace) -> None:
    exchanges.refresh(workspace)
    placing.place(workspace, at=NOW)
    planning.replan(workspace, today=NOW.date())


def test_the_page_shows_who_asked_and_what_they_said(browser_of: Client, ana: Contact) -> None:
    page = browser_of.get("/strangers/").text
    assert "1 person asked you. Answer whom you like." in page
    assert ">Ana Duarte</h2>" in page
    assert "Accountant, Duarte &amp; Lim" in page
    assert "We met in Lisbon</p>" in page
    assert f'href="{PROFILE}"' in page
    assert "accepted or declined on LinkedIn" in page
    assert "Hello Ana, thank you for asking to connect." in page
    assert "Check first" not in page
    assert "Report it" not in page
    assert f'action="/sort/{ana.id}/kind/"' in page


def test_signs_are_explained_and_nothing_leads_to_where_they_point(
    browser_of: Client, ana: Contact, vince: Contact
) -> None:
    assert "R3, stop" not in browser_of.get("/strangers/").text
    page = browser_of.get(f"/strangers/?contact={vince.id}").text
    assert page.index(">Ana Duarte</span>") < page.index("Check first</h2>")
    assert page.index("Check first</h2>") < page.index(">Vince Carraway</span>")
    assert "R3, stop" in page
    assert "the most common job scam of late" in page
    assert '<q class="hand">Rate hotels, 300 USD per day</q>' in page
    assert "You have been connected since 7 January" in page
    assert "&lt;a href=&#39;https://evil.example&#39;&gt;Here" in page
    assert "<a href='https" not in page
    assert 'href="https://evil' not in page
    assert "reportfraud.ftc.gov" in page
    assert 'href="https://reportfraud' not in page
    assert str(ana.id) in page


def test_only_the_one_stop_is_offered_to_be_reported(browser_of: Client, ana: Contact) -> None:
    assert "Report it" not in browser_of.get(f"/strangers/?contact={ana.id}").text


def test_an_empty_pile_says_what_will_stand_there(browser_of: Client) -> None:
    page = browser_of.get("/strangers/").text
    assert "Nobody waits for an answer from you" in page
    assert "will stand here" in page


def test_sort_leads_here_and_a_decision_takes_them_out(
    browser_of: Client, mine: Workspace, ana: Contact
) -> None:
    assert 'href="/strangers/">Asked you' in browser_of.get("/sort/").text
    browser_of.post(f"/sort/{ana.id}/kind/", {"kind": "dont"})
    assert Placement.objects.of(mine).get(contact=ana).kind == "dont"
    assert str(ana.id) not in browser_of.get("/strangers/").text


@pytest.mark.parametrize("kind", ["key", "interesting", "dont"])
def test_a_kind_is_one_press_and_is_taken_back(
    kind: str, browser_of: Client, mine: Workspace, ana: Contact
) -> None:
    answer = browser_of.post(f"/sort/{ana.id}/kind/", {"kind": kind, "next": "/strangers/"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/strangers/")
    assert Placement.objects.get(contact=ana).kind == kind
    page = browser_of.get("/strangers/").text
    assert "Nobody waits" in page
    event = Event.objects.of(mine).get(verb="sorted")
    assert f'action="/undo/{event.id}/"' in page
    browser_of.post(f"/undo/{event.id}/")
    assert Placement.objects.get(contact=ana).decided_at is None
    assert "We met in Lisbon" in browser_of.get("/strangers/").text


def test_a_reason_is_kept_for_oneself(browser_of: Client, ana: Contact) -> None:
    browser_of.post(f"/sort/{ana.id}/kind/", {"kind": "dont", "reason": "A bad feeling"})
    placement = Placement.objects.get(contact=ana)
    assert (placement.kind, placement.private_reason) == ("dont", "A bad feeling")


def test_leaving_somebody_is_one_press_and_is_taken_back(
    browser_of: Client, mine: Workspace, ana: Contact
) -> None:
    browser_of.post(f"/strangers/{ana.id}/leave/", {"next": "/strangers/"})
    assert "Nobody waits" in browser_of.get("/strangers/").text
    assert Invitation.objects.get(contact=ana).answered == "left"
    event = Event.objects.of(mine).get(verb="stranger_left")
    browser_of.post(f"/undo/{event.id}/")
    assert "We met in Lisbon" in browser_of.get("/strangers/").text
    assert Invitation.objects.get(contact=ana).answered == ""


def test_who_was_left_owes_and_is_owed_nothing(mine: Workspace) -> None:
    vince = factories.contact(workspace=mine, name="Vince Carraway", connected_on=date(2026, 1, 7))
    factories.interaction(contact=vince, is_outbound=False, said="May I ask you?", at=NOW)
    settle(mine)
    assert FollowUp.objects.filter(contact=vince).exists()
    event = leaving.leave(vince, by=None, at=NOW)
    assert event is not None
    assert leaving.leave(vince, by=None, at=NOW) is None
    assert not FollowUp.objects.filter(contact=vince).exists()
    undoing.undo(event, by=None, at=NOW)
    assert FollowUp.objects.filter(contact=vince).exists()
    assert commands.run(["strangers", "--leave", str(vince.pk)]) == 0
    assert not FollowUp.objects.filter(contact=vince).exists()


def test_a_decision_plans_again(browser_of: Client, mine: Workspace) -> None:
    grace = factories.contact(workspace=mine, name="Grace", connected_on=date(2026, 1, 7))
    at = NOW - timedelta(days=3)
    factories.interaction(contact=grace, is_outbound=False, said="May I ask you?", at=at)
    settle(mine)
    assert FollowUp.objects.filter(contact=grace).exists()
    browser_of.post(f"/sort/{grace.id}/kind/", {"kind": "dont", "next": "/strangers/"})
    assert not FollowUp.objects.filter(contact=grace).exists()


def test_somebody_of_another_record_is_404(browser_of: Client, ana: Contact) -> None:
    theirs = factories.contact(workspace=factories.workspace(), name="Not mine")
    factories.invitation(contact=theirs)
    assert browser_of.get(f"/strangers/?contact={theirs.id}").status_code == 404
    assert browser_of.get("/strangers/?contact=nobody").status_code == 404
    assert str(theirs.id) not in browser_of.get("/strangers/").text
    assert browser_of.get(f"/strangers/?contact={ana.id}").status_code == 200


@pytest.mark.parametrize("page", ["0", "2", "99999", "-1", "٣", "x", "9" * 30])
def test_any_number_of_a_page_is_answered(page: str, browser_of: Client, ana: Contact) -> None:
    assert str(ana.id) in browser_of.get("/strangers/", {"page": page}).text


def test_names_and_words_are_shown_and_never_run(browser_of: Client, mine: Workspace) -> None:
    hostile = factories.contact(workspace=mine, name="<script>alert(1)</script>")
    words = "</textarea><img src=x onerror=alert(1)>"
    factories.invitation(contact=hostile, message=words)
    page = browser_of.get("/strangers/").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_page_needs_no_script(browser_of: Client, ana: Contact) -> None:
    page = browser_of.get("/strangers/").text.split("<main", 1)[1].split("</main>", 1)[0]
    assert "hx-get" not in page
    assert "hx-post" not in page
    assert "onclick" not in page
    assert page.count('<form method="post"') == 6
    assert f'href="?page=1&amp;contact={ana.id}"' in page


def test_the_command_tells_the_same(
    capsys: pytest.CaptureFixture[str], ana: Contact, vince: Contact
) -> None:
    assert commands.run(["strangers"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "2 people asked you. Answer whom you like." in told
    assert "Check first" in told
    assert "Report it. LinkedIn" in told
    assert commands.run(["strangers", "--json"]) == 0
    answered = capsys.readouterr().out
    assert (str(ana.id) in answered, str(vince.id) in answered) == (True, True)
    assert '"id": "R3"' in answered
