"""A week looked back on: what stands in it, how it is kept, and how that is taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.favours.models import Favour
from followthrough.followups.landing import land
from followthrough.followups.undoing import undo
from followthrough.journal.wording import word
from followthrough.results.models import WeeklyReview
from followthrough.results.month import month
from followthrough.results.review import ReviewPage, review
from followthrough.results.reviewing import NotYet, keep_review
from tests import factories

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 3, 13)
NOW = datetime(2026, 3, 13, 15, tzinfo=UTC)


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


def somebody(
    workspace: Workspace, name: str, *said: tuple[int, bool, str], kind: str = "key"
) -> Contact:
    """Somebody with entries given as (days ago, whether from the user, what came of it)."""
    made = factories.sorted_contact(workspace=workspace, kind=kind, name=name)
    for days, is_mine, result in said:
        at = NOW - timedelta(days=days, hours=1)
        factories.interaction(contact=made, is_outbound=is_mine, at=at, result=result)
    exchanges.refresh(workspace)
    return made


def looked_back(workspace: Workspace) -> ReviewPage:
    return review(workspace, now=NOW, today=FRIDAY)


def named(page: ReviewPage, key: str) -> list[str]:
    (part,) = (one for one in page.parts if one.key == key)
    return [line.who.name for line in part.lines]


def test_each_open_end_stands_where_it_belongs(workspace: Workspace) -> None:
    somebody(workspace, "Grace Oyelaran", (3, True, ""), (1, False, ""))
    somebody(workspace, "Priya Raman", (2, True, ""))
    somebody(workspace, "Tomasz Wilk", (70, False, "yes"), (60, True, ""))
    june = somebody(workspace, "June Park", (20, False, "will_refer"))
    somebody(workspace, "Vince Carraway", (1, False, ""), kind="dont")
    Favour.objects.create(
        workspace=workspace, contact=june, way="received", kind="referral", on=FRIDAY, outcome="met"
    )
    page = looked_back(workspace)
    assert named(page, "owed") == ["Grace Oyelaran"]
    assert named(page, "waiting") == ["Priya Raman"]
    assert named(page, "cold") == ["Tomasz Wilk"]
    assert named(page, "loops") == ["June Park"]
    done = {one.key: one.number for one in page.done}
    assert (done["touched"], done["written"], done["then_came"]) == (2, 2, 1)
    assert page.headline == "Two touches, one answer and no conversations this week"


def test_share_is_hidden_below_five_and_nothing_is_invented(workspace: Workspace) -> None:
    somebody(workspace, "Priya Raman", (2, True, ""))
    assert looked_back(workspace).time.words == (
        "1 of 1 touches went to Key people; your goal is 60%."
    )
    assert looked_back(workspace).time.minutes.words.startswith("No minutes were recorded")


def test_a_review_is_kept_with_its_figures_and_taken_back(workspace: Workspace) -> None:
    somebody(workspace, "Priya Raman", (2, True, ""))
    event = keep_review(workspace, FRIDAY, " More calls.\r\n", by=None, at=NOW)
    assert event is not None
    assert word(event) == "Review of the week of 9 March kept"
    assert keep_review(workspace, FRIDAY, "More calls.", by=None, at=NOW) is None
    kept = WeeklyReview.objects.get()
    assert (kept.note, kept.monday, kept.figures["touched"]) == ("More calls.", date(2026, 3, 9), 1)
    again = keep_review(workspace, FRIDAY, "Fewer.", by=None, at=NOW)
    assert again is not None
    undo(again, by=None, at=NOW)
    assert WeeklyReview.objects.get().note == "More calls."
    undo(event, by=None, at=NOW)
    assert WeeklyReview.objects.count() == 0


def test_a_week_to_come_is_not_reviewed(workspace: Workspace) -> None:
    with pytest.raises(NotYet):
        keep_review(workspace, FRIDAY + timedelta(days=3), "", by=None, at=NOW)


def test_a_month_shows_its_weeks_with_what_was_noted(workspace: Workspace) -> None:
    somebody(workspace, "Priya Raman", (2, True, ""), (9, True, ""))
    keep_review(workspace, FRIDAY, "More calls.", by=None, at=NOW)
    page = month(workspace, FRIDAY, today=FRIDAY)
    assert [(one.words, one.done[0].number, one.note) for one in page.weeks] == [
        ("2 March to 8 March", 1, ""),
        ("9 March to 15 March", 1, "More calls."),
    ]
    assert page.done[0].number == 2


def test_who_helped_is_thanked_once_landed(workspace: Workspace) -> None:
    somebody(workspace, "June Park", (9, True, ""), (8, False, "gave_name"))
    somebody(workspace, "Ana Duarte", (9, False, "met"), (0, True, ""))
    land(workspace, on=FRIDAY, what="Orrery", by=None, at=NOW)
    landed = looked_back(workspace).landed
    assert landed is not None
    assert landed.words == "You landed at Orrery on 13 March."
    assert ([line.who.name for line in landed.to_thank], landed.thanked) == (["June Park"], 1)


def test_nobody_sees_the_review_of_another(workspace: Workspace, browser_of: Client) -> None:
    keep_review(workspace, FRIDAY, "More calls.", by=None, at=NOW)
    page = browser_of.get("/results/review/?week=2026-03-13")
    assert page.status_code == 200
    assert "More calls." not in page.text


def test_the_page_keeps_what_is_written(mine: Workspace, browser_of: Client) -> None:
    browser_of.post("/results/review/", {"note": "<b>Bold</b>", "week": "2026-03-13"})
    assert WeeklyReview.objects.of(mine).get().note == "<b>Bold</b>"
    page = browser_of.get("/results/review/?week=2026-03-09").text
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert "<b>Bold" not in page
