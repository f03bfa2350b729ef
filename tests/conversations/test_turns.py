"""Whose turn it is, and what needs no answer."""

import pytest

from followthrough.conversations.turns import Exchange, is_closing, result_of, whose_turn

DAY = 86_400
SENT = Exchange(last_touch_at=100, touches=1, touches_since_heard=1)
HEARD = Exchange(last_heard_at=100, heard=1, heard_since_touch=1)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Thanks", True),
        ("Thank you so much, Ana!", True),
        ("thanks a lot", True),
        ("OK, thanks", True),
        ("👍", True),
        ("Merci", True),
        ("Sounds good", True),
        ("Congrats on the new role", True),
        ("You’re welcome", True),
        ("", False),
        ("   ", False),
        ("Thanks. When can we talk?", False),
        ("Could we talk on Thursday", False),
        ("Thanks, and please send me the list of companies that you are looking at", False),
    ],
)
def test_closing_is_a_mere_thanks(said: str, expected: bool) -> None:  # noqa: FBT001
    assert is_closing(said) is expected


@pytest.mark.parametrize(
    ("exchange", "expected"),
    [
        (Exchange(), "nobody"),
        (SENT, "theirs"),
        (HEARD, "mine"),
        (HEARD._replace(last_is_closing=True), "nobody"),
        (HEARD._replace(last_touch_at=50, touches=1), "mine"),
        (SENT._replace(last_heard_at=50, heard=1), "theirs"),
        (SENT._replace(last_result="no", last_result_at=100), "nobody"),
        (SENT._replace(last_result="no", last_result_at=99), "theirs"),
        (SENT._replace(last_result="meeting_set", last_result_at=120), "nobody"),
        (SENT._replace(last_result="wrong_address", last_result_at=120), "nobody"),
        (HEARD._replace(last_result="met", last_result_at=120), "nobody"),
        (SENT._replace(last_result="no_answer", last_result_at=120), "theirs"),
        (SENT._replace(last_result="no"), "theirs"),
    ],
)
def test_turn_follows_from_the_exchange(exchange: Exchange, expected: str) -> None:
    assert whose_turn(exchange) == expected


def test_two_way_needs_both() -> None:
    both = SENT._replace(last_heard_at=50, heard=1)
    assert (SENT.is_two_way, HEARD.is_two_way, both.is_two_way) == (False, False, True)


@pytest.mark.parametrize(
    ("answered_at", "now", "expected"),
    [
        (30 * DAY, 90 * DAY, "replied"),
        (30 * DAY + 1, 90 * DAY, "no answer"),
        (-1, 90 * DAY, "no answer"),
        (None, 30 * DAY - 1, "waiting"),
        (None, 10 * DAY, "waiting"),
        (None, 30 * DAY, "no answer"),
    ],
)
def test_result_counts_thirty_days(answered_at: int | None, now: int, expected: str) -> None:
    assert result_of(0, answered_at, now) == expected
