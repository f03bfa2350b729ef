"""The limits around the playbook: usual, set, looked at beforehand, taken back."""

from datetime import date, timedelta

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.conversations import exchanges
from followthrough.followups import changing_limits, planning, queries, undoing
from followthrough.followups.cadence import KEY, Facts, Matter, Rhythm, Situation, next_step
from followthrough.followups.day import Candidate, plan_day
from followthrough.followups.limits import USUAL, Limits, NotALimit, every, limits_with
from followthrough.followups.models import FollowUp, PlaybookVersion
from followthrough.followups.settings import limits_of
from followthrough.followups.working_calendar import WorkingCalendar
from followthrough.results.weeks import last_weeks
from tests import factories
from tests.factories import AT, TODAY

MONDAY = date(2026, 3, 2)


def test_every_limit_is_read_from_the_file_with_its_source() -> None:
    assert tuple(one.name for one in every()) == Limits._fields
    assert all(one.source and one.least <= one.usual <= one.most for one in every())


def test_what_is_not_known_is_left_aside() -> None:
    assert limits_with({"key_share": 80, "gone": 1}) == USUAL._replace(key_share=80)


@pytest.mark.parametrize(
    ("most", "touches", "expected"),
    [
        (3, 0, Situation.RESUME_NUDGE_ONE),
        (3, 1, Situation.RESUME_NUDGE_TWO),
        (2, 0, Situation.RESUME_NUDGE_ONE),
        (2, 1, None),
        (1, 0, None),
    ],
)
def test_the_most_messages_of_an_ask_count_the_ask(
    most: int, touches: int, expected: Situation | None
) -> None:
    last = MONDAY + timedelta(days=touches)
    facts = Facts(
        KEY,
        "recruiter",
        came_in_on=MONDAY,
        connected_on=MONDAY,
        last_touch_on=last,
        matter=Matter("resume_sent", MONDAY, touches),
    )
    rhythm = Rhythm(limits=limits_with({"most_touches_key": most}))
    step = next_step(facts, rhythm=rhythm, calendar=WorkingCalendar(), today=last)
    assert (step.situation if step else None) == expected


@pytest.mark.parametrize(("most", "share", "expected"), [(5, 60, 5), (2, 60, 2), (9, 0, 8)])
def test_first_messages_of_a_day(most: int, share: int, expected: int) -> None:
    hello = Candidate("", KEY, "", Situation.FIRST_FOLLOW_UP, 5, 0)
    limits = USUAL._replace(first_touches_a_day=most, key_share=share)
    day = plan_day([hello._replace(id=str(n)) for n in range(8)], 60, limits=limits)
    assert len(day.steps) == expected


@pytest.mark.parametrize(("share", "expected"), [(60, 3), (0, 7), (100, 0)])
def test_the_share_of_key_people_bounds_the_others(share: int, expected: int) -> None:
    other = Candidate("", "interesting", "", Situation.KEEP_WARM, 4, 9)
    waiting = [other._replace(id=f"i{n}") for n in range(9)]
    key = Candidate("k", KEY, "", Situation.NUDGE_ONE, 5, 0)
    day = plan_day([*waiting, key], 30, limits=USUAL._replace(key_share=share))
    assert sum(one.kind != KEY for one in day.steps) == expected


@pytest.fixture
def silent() -> Workspace:
    """Somebody Key who was written to three times, the last time twenty days ago."""
    made = factories.workspace()
    person = factories.sorted_contact(
        workspace=made, kind="key", role="recruiter", name="Ana Duarte", connected_on=MONDAY
    )
    for ago in (60, 40, 20):
        factories.interaction(contact=person, is_outbound=True, at=AT - timedelta(days=ago))
    exchanges.refresh(made)
    planning.replan(made, today=TODAY)
    return made


@pytest.mark.django_db
def test_one_more_message_brings_somebody_up_again(silent: Workspace) -> None:
    assert not FollowUp.objects.of(silent).exists()
    four = {"most_touches_key": 4}
    found = changing_limits.preview(silent, four, today=TODAY)
    assert (found.moved, found.examples[0].name) == (1, "Ana Duarte")
    assert found.examples[0].from_words == "no step"
    assert not PlaybookVersion.objects.exists()
    event = changing_limits.change_limits(silent, four, by=None, at=AT)
    assert event is not None
    assert event.details["words"] == "to somebody Key about one ask, at most 4 messages"
    assert FollowUp.objects.of(silent).get().situation == "nudge_two"
    assert changing_limits.change_limits(silent, four, by=None, at=AT) is None
    undoing.undo(event, by=None, at=AT)
    assert not FollowUp.objects.of(silent).exists()
    assert limits_of(silent) == USUAL


@pytest.mark.django_db
def test_what_is_running_may_keep_its_limits(silent: Workspace) -> None:
    four = {"most_touches_key": 4}
    changing_limits.change_limits(silent, four, moves_over=False, by=None, at=AT)
    assert not FollowUp.objects.of(silent).exists()


@pytest.mark.django_db
def test_today_and_the_results_name_the_share_that_was_set(silent: Workspace) -> None:
    factories.sorted_contact(
        workspace=silent, kind="key", name="Bo Lindqvist", connected_on=MONDAY, came_in_on=MONDAY
    )
    planning.replan(silent, today=TODAY)
    changing_limits.change_limits(silent, {"key_share": 75}, by=None, at=AT)
    assert "your goal is 75%" in queries.today(silent, today=TODAY).second_line
    assert last_weeks(silent, today=TODAY).goal == 75


@pytest.mark.django_db
@pytest.mark.parametrize("given", [{"key_share": 101}, {"key_share": -1}, {"nothing": 3}])
def test_a_limit_that_cannot_be_meant_changes_nothing(
    given: dict[str, int], silent: Workspace
) -> None:
    with pytest.raises(NotALimit):
        changing_limits.change_limits(silent, given, by=None, at=AT)
    assert not PlaybookVersion.objects.exists()


@pytest.mark.django_db
def test_limits_on_their_page(browser_of: Client, mine: Workspace) -> None:
    page = browser_of.get("/playbook/limits/").content.decode()
    assert "Belkins 2023" in page
    given = USUAL._asdict() | {"rest_after_silence": 40}
    shown = browser_of.post("/playbook/limits/", {**given, "act": "preview"})
    assert "Nobody would come up on another day" in shown.content.decode()
    assert not PlaybookVersion.objects.exists()
    wrong = browser_of.post("/playbook/limits/", {**given, "key_share": "much"})
    assert wrong.status_code == 422
    browser_of.post("/playbook/limits/", {**given, "moves_over": "on"})
    assert limits_of(mine).rest_after_silence == 40
    assert "Yours; it came with 60" in browser_of.get("/playbook/limits/").content.decode()
