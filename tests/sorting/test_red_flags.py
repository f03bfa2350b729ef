"""Scams on paraphrases; honest messages pass."""

from pathlib import Path

import pytest

from benchmarks.accuracy import message_answer, rows
from followthrough.sorting.red_flags import Flag, Profile, level, profile_signs, scan


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please purchase your laptop from our vendor, we pay you back.", "stop"),
        ("There is a refundable deposit before you start.", "stop"),
        ("The registration fee must be paid first.", "stop"),
        ("Kindly send a photo of your passport to start.", "stop"),
        ("We need your bank details before the interview.", "stop"),
        ("You only rate hotels and earn a commission.", "stop"),
        ("Earn up to 300 USD per day from home.", "medium"),
        ("Install AnyDesk so that we can begin the interview.", "stop"),
        ("Let us continue on WhatsApp.", "strong"),
        ("You start on Monday, no interview.", "strong"),
        ("My crypto mentor made great profits.", "strong"),
        ("No experience needed, 900 a week from your phone.", "medium"),
        ("We never charge: there is no registration fee at any stage.", ""),
        ("Your travel to the interview is reimbursed, keep the receipt.", ""),
        ("Are you free for a call on Thursday about the role?", ""),
        ("I saw your talk and liked it. May I ask how you started?", ""),
        ("I am recruiting a backend engineer in Lyon. Is that of interest?", ""),
        ("The interview is at ten; the salary range is in the listing.", ""),
        ("", ""),
    ],
)
def test_signs_are_read_from_paraphrases(text: str, expected: str) -> None:
    assert level(scan(text)) == expected


@pytest.mark.parametrize(
    ("grade", "expected"),
    [("stop", "stop"), ("strong", "medium"), ("medium", "weak"), ("weak", "")],
)
def test_earlier_talk_makes_all_but_a_stop_lighter(grade: str, expected: str) -> None:
    assert level([Flag("R", grade, "", "")], is_known=True) == expected


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (Profile(), []),
        (Profile(is_told=True), ["R9"]),
        (Profile(seen=frozenset({"bare"})), ["R9"]),
        (Profile(title="Nurse", function="health", is_told=True), []),
        (Profile(title="Nurse", function="health", seen=frozenset({"few"})), ["R10"]),
        (Profile(seen=frozenset({"few", "new"})), ["R10", "R10"]),
        (Profile(title="Visionary", is_told=True), ["R11"]),
        (Profile(title="Visionary"), []),
        (Profile(title="Visionary", company="Acme", is_told=True), []),
        (Profile(same_words_as=("Bo Lindqvist",)), ["R11"]),
    ],
)
def test_what_a_profile_says_is_weak_at_most(profile: Profile, expected: list[str]) -> None:
    signs = profile_signs(profile)
    assert [flag.id for flag in signs] == expected
    assert all(flag.level == "weak" for flag in signs)


def test_what_was_learned_is_kept() -> None:
    """All that the ideas are tuned on; `make accuracy` prints the half that nobody tuned on."""
    here = Path(__file__).parent
    known = [*rows(here / "strangers.csv", "message", first_half=True)]
    known += rows(here / "strangers.csv", "message", first_half=False)
    known += rows(here / "strangers_fresh.csv", "message", first_half=True)
    answers = [message_answer(row) for row in known]
    missed = sum(answer == ("scam", "benign") for answer in answers)
    false_alarms = sum(answer == ("benign", "scam") for answer in answers)
    assert missed + false_alarms <= 0.05 * len(answers)


def test_the_sentence_is_quoted_as_it_was_written() -> None:
    (flag,) = scan("Hello! Schöne Grüße. The Registration Fee is 40 EUR. Bye")
    assert (flag.id, flag.found) == ("R1", "The Registration Fee is 40 EUR")


@pytest.mark.parametrize(
    ("message", "sign"),
    [
        (
            (
                "You'd be our local receiving clerk: boxes come to your door, you put "
                "on a fresh label and drop them at the post office. 2,400 a month plus petrol."
            ),
            "R1",
        ),
        (
            (
                "Für die Einstellung brauchen wir nur noch 89 Euro für das Sicherheitstraining, "
                "das Geld kommt mit dem ersten Gehalt zurück."
            ),
            "R1",
        ),
        (
            (
                "Your account shows a shortfall from the bundle order; add 200 to bring it level "
                "and the whole profit can be taken out."
            ),
            "R1",
        ),
        (
            (
                "After going over your CV the board decided to take you on without any further "
                "conversation. Your training starts tomorrow at nine."
            ),
            "R4",
        ),
        ("Mit unserem System holst du acht Prozent im Monat, ganz ohne Risiko.", "R7"),
        ("omg is this really you in the clip?? https://vid.example.org/9x", "R12"),
    ],
)
def test_a_paraphrase_is_the_same_sign(message: str, sign: str) -> None:
    assert sign in {flag.id for flag in scan(message)}


@pytest.mark.parametrize(
    "message",
    [
        "Your crane licence expired. Renew it, and I have two sites who would hire you.",
        "hi im new here. just finish university. i look job in lab. you know somebody? thank you",
        "Just so you know before Thursday: bring a photo ID for the front desk.",
        "I recruit for finance roles only and charge employers, never people like you.",
    ],
)
def test_honest_mail_raises_nothing(message: str) -> None:
    assert scan(message) == ()
