"""One ask and what came of it, from the entries with one contact."""

from datetime import UTC, datetime, timedelta

import pytest

from followthrough.accounts.identifiers import number_at
from followthrough.conversations.rounds import Entry, Round, rounds

START = datetime(2026, 1, 5, 9, tzinfo=UTC)


def entry(day: float, side: str, result: str = "", channel: str = "linkedin") -> Entry:
    """Something said so many days after the start, by "me" or "them"."""
    at = START + timedelta(days=day)
    number = number_at(int(at.timestamp()), int(day * 10))
    return Entry(int(side == "me"), f"{at:%Y-%m-%d %H:%M:%S}", result, channel, number)


def folded(*oldest_first: Entry) -> tuple[Round, ...]:
    return rounds(reversed(oldest_first))


def test_a_note_and_its_answer_are_one_round() -> None:
    (one,) = folded(entry(0, "me"), entry(3, "me"), entry(5, "them"))
    assert (one.touches, one.answered_after, one.answered_touch) == (2, 5 * 86_400, 2)
    assert (one.is_theirs, one.talked_at) == (0, None)


@pytest.mark.parametrize(("days", "number"), [(84, 1), (85, 2)])
def test_a_touch_after_twelve_quiet_weeks_is_a_new_ask(days: int, number: int) -> None:
    assert len(folded(entry(0, "me"), entry(days, "me"))) == number


@pytest.mark.parametrize(("days", "after"), [(180, 180 * 86_400), (181, None)])
def test_words_of_theirs_answer_for_half_a_year(days: int, after: int | None) -> None:
    assert folded(entry(0, "me"), entry(days, "them"))[0].answered_after == after


def test_who_wrote_first_and_got_no_answer_is_no_round() -> None:
    assert folded(entry(0, "them"), entry(2, "them")) == ()
    assert folded(entry(0, "them"), entry(2, "me"))[0].is_theirs == 1


def test_an_auto_reply_is_no_answer_and_what_bounced_was_no_touch() -> None:
    (one,) = folded(entry(0, "me"), entry(0.1, "them", "auto_reply"))
    assert (one.touches, one.answered_at) == (1, None)
    assert folded(entry(0, "me"), entry(0.1, "them", "wrong_address")) == ()


@pytest.mark.parametrize(
    ("channel", "result", "has_answered"),
    [
        ("phone", "no_answer", False),
        ("phone", "left_message", False),
        ("phone", "", False),
        ("phone", "gave_name", True),
        ("meeting", "", True),
        ("email", "no", True),
        ("email", "resume_sent", False),
    ],
)
def test_what_was_noted_on_a_touch_says_whether_they_answered(
    channel: str,
    result: str,
    has_answered: bool,  # noqa: FBT001 - a table of cases
) -> None:
    (one,) = folded(entry(0, "me", result, channel))
    assert (one.answered_after == 0) is has_answered


def test_a_conversation_is_a_talk_or_both_twice() -> None:
    twice = (entry(0, "me"), entry(1, "them"), entry(2, "me"), entry(3, "them"))
    assert folded(*twice)[0].talked_at == twice[-1].at
    assert folded(*twice[:3])[0].talked_at is None
    assert folded(entry(0, "me"), entry(4, "me", "yes", "phone"))[0].talked_at is not None


def test_each_thing_that_came_of_it_is_kept_the_first_time() -> None:
    told = ("gave_name", "introduced", "met", "interview", "offer", "gave_name")
    entries = [entry(0, "me"), *(entry(day, "them", one) for day, one in enumerate(told, 1))]
    (one,) = folded(*entries)
    came = (one.named_at, one.referred_at, one.met_at, one.interview_at, one.offer_at)
    assert came == tuple(each.at for each in entries[1:6])
