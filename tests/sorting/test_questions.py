"""The questions of the day: few, steady, and only where the answer could decide."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Affiliation, Contact
from followthrough.conversations import exchanges
from followthrough.followups import knowing_places, undoing
from followthrough.followups.retargeting import change_background, retarget
from followthrough.journal.models import Event
from followthrough.sorting.models import Placement
from followthrough.sorting.placing import place
from followthrough.sorting.questions import Question, questions
from followthrough.sorting.skipping import skip_question
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


def aim(workspace: Workspace) -> Workspace:
    retarget(
        workspace,
        titles=["Accountant"],
        companies=["Nordwind"],
        minutes=30,
        values=[],
        by=None,
        at=AT,
    )
    return workspace


def people(workspace: Workspace, number: int, title: str = "Nurse") -> list[Contact]:
    found = [
        factories.contact(workspace=workspace, name=f"{title} {n}", title=title)
        for n in range(number)
    ]
    place(workspace, at=AT)
    return found


@pytest.fixture
def workspace() -> Workspace:
    """Twelve nurses whom nothing links to the aim."""
    made = aim(factories.workspace())
    people(made, 12)
    return made


def contact_of(question: Question) -> Contact:
    found: Contact = Contact.objects.get(pk=question.who.id)
    return found


def test_three_a_day_and_the_same_all_day(workspace: Workspace) -> None:
    asked = questions(workspace, today=TODAY)
    assert len(asked) == 3
    assert len({one.who.id for one in asked}) == 3
    assert questions(workspace, today=TODAY) == asked
    days = [questions(workspace, today=TODAY + timedelta(days=n)) for n in range(1, 5)]
    assert any(day != asked for day in days)


def test_an_answer_leaves_the_other_two_until_tomorrow(workspace: Workspace) -> None:
    asked = questions(workspace, today=TODAY)
    event = knowing_places.note_place(
        contact_of(asked[0]), "Kestrel", is_study=False, by=None, at=AT
    )
    assert questions(workspace, today=TODAY) == asked[1:]
    assert len(questions(workspace, today=TOMORROW)) == 3
    assert event is not None
    undoing.undo(event, by=None, at=AT)
    assert questions(workspace, today=TODAY) == asked


def test_what_is_left_out_is_never_asked_again(workspace: Workspace) -> None:
    asked = questions(workspace, today=TODAY)
    for one in asked:
        assert skip_question(contact_of(one), is_study=False, by=None, at=AT) is not None
        assert skip_question(contact_of(one), is_study=False, by=None, at=AT) is None
    assert questions(workspace, today=TODAY) == ()
    gone = {one.who.id for one in asked}
    later = [questions(workspace, today=TODAY + timedelta(days=n)) for n in range(1, 9)]
    assert not gone & {one.who.id for day in later for one in day}
    event = Event.objects.of(workspace).filter(verb="question_skipped").latest("id")
    undoing.undo(event, by=None, at=AT)
    assert [one.who.id for one in questions(workspace, today=TODAY)] == [str(event.contact_id)]


def test_a_place_noted_of_somebody_else_takes_no_question_away(workspace: Workspace) -> None:
    asked = questions(workspace, today=TODAY)
    other = Contact.objects.of(workspace).exclude(pk__in=[one.who.id for one in asked])[0]
    knowing_places.note_place(other, "Kestrel", is_study=False, by=None, at=AT)
    assert questions(workspace, today=TODAY) == asked


def test_who_is_in_conversation_comes_first_then_who_is_near_the_aim(workspace: Workspace) -> None:
    (officer,) = people(workspace, 1, title="Compliance Officer")
    talking = factories.contact(workspace=workspace, name="Tam Hale", title="Nurse")
    factories.interaction(contact=talking, is_outbound=True, said="Hello")
    exchanges.refresh(workspace)
    place(workspace, at=AT)
    first, second, third = questions(workspace, today=TODAY)
    assert first.who.name == "Tam Hale"
    assert first.why == "One of you wrote, and nothing links Tam to your aim yet."
    assert second.who.id == str(officer.pk)
    assert second.why.startswith("Works near your field")
    assert third.why.startswith("Nothing links Nurse")


def test_the_question_names_the_company_they_are_at() -> None:
    workspace = aim(factories.workspace())
    acme = factories.company(workspace=workspace, name="Acme")
    factories.contact(
        workspace=workspace, name="Ana Lima", title="Nurse", company=acme, company_name="Acme"
    )
    place(workspace, at=AT)
    (one,) = questions(workspace, today=TODAY)
    assert (one.question, one.is_study) == ("Where did Ana work before Acme?", False)


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Recruiter"},
        {"title": "Senior Accountant"},
        {"title": "Nurse", "is_anonymous": True},
    ],
)
def test_nobody_is_asked_about_whom_no_answer_would_decide(values: dict[str, str]) -> None:
    workspace = aim(factories.workspace())
    factories.contact(workspace=workspace, **values)
    place(workspace, at=AT)
    assert questions(workspace, today=TODAY) == ()


def test_without_an_aim_or_a_past_nothing_is_asked() -> None:
    workspace = factories.workspace()
    people(workspace, 2)
    assert questions(workspace, today=TODAY) == ()


def test_a_school_is_asked_for_where_one_is_known() -> None:
    workspace = factories.workspace()
    (nurse,) = people(workspace, 1)
    change_background(workspace, companies=[], schools=["Halden University"], by=None, at=AT)
    (one,) = questions(workspace, today=TODAY)
    assert (one.question, one.is_study) == ("Where did Nurse study?", True)
    knowing_places.note_place(nurse, "HALDEN university", is_study=True, by=None, at=AT)
    assert Placement.objects.of(workspace).get().kind == "interesting"


def test_every_answer_could_decide(workspace: Workspace) -> None:
    for one in questions(workspace, today=TODAY):
        knowing_places.note_place(contact_of(one), "Nordwind", is_study=False, by=None, at=AT)
        assert Placement.objects.get(contact=contact_of(one)).kind == "interesting"


def test_the_card_answers_and_leaves_out(mine: Workspace, browser_of: Client) -> None:
    person = factories.contact(workspace=aim(mine), name="Una Hale <b>", title="Nurse")
    place(mine, at=AT)
    assert "/sort/questions/" in browser_of.get("/sort/").text
    page = browser_of.get("/sort/questions/").text
    assert "Where did Una work?" in page
    assert "Hale &lt;b&gt;" in page
    assert "Hale <b>" not in page
    address = f"/people/{person.pk}/question/"
    assert address in page
    assert browser_of.post(address, {"what": "work", "act": "skip"}).status_code == 303
    assert browser_of.post(address, {"what": "work", "place": ""}).status_code == 422
    assert browser_of.post(address, {"what": "study", "place": "Halden"}).status_code == 303
    assert Affiliation.objects.of(mine).values_list("name", "is_study").get() == ("Halden", True)
    verbs = list(Event.objects.of(mine).values_list("verb", flat=True).order_by("id"))
    assert verbs[-2:] == ["question_skipped", "affiliation_noted"]


def test_a_stranger_s_people_are_404(browser_of: Client, workspace: Workspace) -> None:
    theirs = Contact.objects.of(workspace)[0]
    for values in ({"act": "skip"}, {"place": "Acme"}):
        assert browser_of.post(f"/people/{theirs.pk}/question/", values).status_code == 404
    assert not Affiliation.objects.exists()
    assert not Event.objects.filter(verb="question_skipped").exists()


def test_a_stranger_s_people_are_never_asked_about(workspace: Workspace) -> None:
    other = aim(factories.workspace(name="Another search"))
    assert questions(other, today=TODAY) == ()
    assert len(questions(workspace, today=TODAY)) == 3


def test_the_command_line_asks_notes_and_leaves_out(
    mine: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = people(aim(mine), 2)
    assert commands.run(["questions", "--json"]) == 0
    asked = json.loads(capsys.readouterr().out)
    assert {each["who"]["id"] for each in asked} == {str(one.pk), str(two.pk)}
    assert commands.run(["questions"]) == 0
    assert "Where did Nurse work?" in capsys.readouterr().out
    assert commands.run(["questions", "--skip", str(one.pk)]) == 0
    assert commands.run(["worked", str(two.pk), "Kestrel", "--from", "2015", "--to", "2018"]) == 0
    assert commands.run(["studied", str(two.pk), "Halden", "--json"]) == 0
    assert commands.run(["questions"]) == 0
    assert "Nothing is asked today." in capsys.readouterr().out
    assert commands.run(["questions", "--skip", str(one.pk)]) == 0
    assert "Nothing is asked about Nurse 0 today." in capsys.readouterr().out
    assert commands.run(["worked", str(two.pk), "kestrel", "--remove"]) == 0
    assert commands.run(["worked", str(two.pk), "kestrel", "--remove"]) == 1
    assert "“kestrel” is not noted of Nurse 1. Noted: nothing." in capsys.readouterr().err
    assert list(Affiliation.objects.of(mine).values_list("name", flat=True)) == ["Halden"]
