"""Likely doubles are asked about, on the page and from the command line; the answer stays."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts import text_index
from followthrough.contacts.models import Contact, ContactAddress, ContactDetail
from followthrough.followups import undoing
from followthrough.followups.consequences import follow
from followthrough.journal.models import Event
from followthrough.sameness import looking, queries
from followthrough.sameness.models import LikelySame
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


@pytest.fixture
def crowd(mine: Workspace) -> Workspace:
    """Two of one name and number, two of one name alone, and many others."""
    acme = factories.company(workspace=mine, name="Acme")
    for start in ("Ber", "Cas", "Dal", "Fen", "Gar", "Hol", "Ker", "Lin", "Mar", "Nor"):
        for end in ("berg", "ski", "wood"):
            factories.contact(workspace=mine, name=f"Kim {start}{end}")
    for name in ("Ana Duarte", "Ana Duarte"):
        one = factories.contact(
            workspace=mine, name=name, company=acme, company_name="Acme", title="Recruiter"
        )
        ContactDetail.objects.create(workspace=mine, contact=one, kind="phone", value="030 1234567")
    for note in ("From the fair", "From the club"):
        factories.contact(workspace=mine, name="Bo Lindqvist", note=note)
    profile = Contact.objects.filter(name="Ana Duarte").order_by("pk")[1]
    Contact.objects.filter(pk=profile.pk).update(profile_url="https://www.linkedin.com/in/ana")
    ContactAddress.objects.create(workspace=mine, contact=profile, scheme="profile", value="ana")
    text_index.rebuild()
    follow(mine, at=NOW)
    return mine


def test_the_likeliest_comes_first_with_its_reasons(crowd: Workspace) -> None:
    assert looking.is_due(crowd)
    assert looking.look_again(crowd, at=NOW) == 2
    assert not looking.is_due(crowd)
    first, second = queries.doubles(crowd, limit=5)
    assert (first.kept_name, second.kept_name) == ("Ana Duarte", "Bo Lindqvist")
    assert any(why.words.startswith("The same telephone number") for why in first.why)
    assert Contact.objects.get(pk=first.kept).profile_url
    assert (first.is_sure, second.is_sure) == (True, False)
    assert queries.counted(crowd) == (2, 1)


def test_two_people_are_never_asked_about_again(crowd: Workspace) -> None:
    looking.look_again(crowd, at=NOW)
    pair = queries.doubles(crowd)[0]
    one, other = (Contact.objects.get(pk=key) for key in (pair.kept, pair.gone))
    event = looking.keep_apart(one, other, by=None, at=NOW)
    assert event is not None
    assert looking.keep_apart(other, one, by=None, at=NOW) is None
    looking.look_again(crowd, at=NOW)
    assert [one.kept_name for one in queries.doubles(crowd, limit=5)] == ["Bo Lindqvist"]
    undoing.undo(event, by=None, at=NOW)
    assert queries.counted(crowd)[0] == 2


def test_all_that_are_sure_become_one_with_one_undo(crowd: Workspace) -> None:
    looking.look_again(crowd, at=NOW)
    people = Contact.objects.count()
    assert looking.merge_sure(crowd, by=None, at=NOW) == 1
    assert Contact.objects.count() == people - 1
    event = Event.objects.get(verb="merged_several")
    assert undoing.undo(event, by=None, at=NOW)
    assert Contact.objects.count() == people
    assert looking.merge_sure(crowd, by=None, at=NOW) == 0


def test_the_page_asks_and_takes_an_answer(browser_of: Client, crowd: Workspace) -> None:
    assert "Look for doubles" in browser_of.get("/same/").text
    browser_of.post("/same/look/")
    page = browser_of.get("/same/").text
    assert "Is this one person?" in page
    pair = queries.doubles(crowd)[0]
    answer = f"/same/{pair.kept}/{pair.gone}/"
    assert browser_of.post(answer, {"act": "one"}).status_code == 303
    assert not Contact.objects.filter(pk=pair.gone).exists()
    entries = browser_of.get(f"/people/{pair.kept}/entries/").text
    assert "Make it two again" in entries
    assert "Made one of" in browser_of.get(f"/people/{pair.kept}/").text
    assert "Bo Lindqvist" in browser_of.get("/same/").text
    assert "Nobody stands here twice" in browser_of.get("/same/?skip=1").text
    event = Event.objects.get(verb="merged")
    browser_of.post(f"/undo/{event.pk}/")
    assert Contact.objects.filter(pk=pair.gone).exists()


def test_a_stranger_s_entries_are_404(browser_of: Client, crowd: Workspace) -> None:
    theirs = factories.contact(workspace=factories.workspace(name="Another search"))
    mine = Contact.objects.of(crowd).first()
    assert mine is not None
    for one, other in ((mine.pk, theirs.pk), (theirs.pk, mine.pk)):
        assert browser_of.post(f"/same/{one}/{other}/", {"act": "one"}).status_code == 404
    assert browser_of.get(f"/people/{theirs.pk}/entries/").status_code == 404
    assert Contact.objects.filter(pk=theirs.pk).exists()


def test_the_command_line_does_the_same(
    crowd: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["same", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    pair = found[0]
    assert commands.run(["merge", pair["kept"], pair["gone"]]) == 0
    assert not Contact.objects.filter(pk=pair["gone"]).exists()
    assert commands.run(["split", pair["kept"]]) == 0
    assert Contact.objects.filter(pk=pair["gone"]).exists()
    assert commands.run(["split", pair["kept"]]) == 1
    assert commands.run(["merge", pair["kept"], pair["gone"], "--two"]) == 0
    assert LikelySame.objects.of(crowd).filter(is_apart=True).count() == 1


def test_a_look_is_due_again_once_something_came_in(crowd: Workspace) -> None:
    looking.look_again(crowd, at=NOW - timedelta(days=1))
    assert not looking.is_due(crowd)
