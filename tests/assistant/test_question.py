"""What goes to an assistant is made of what is shown, and told apart to the last sign."""

import json

import pytest

from followthrough.assistant import places, question
from followthrough.assistant.places import Place
from followthrough.assistant.question import Known
from followthrough.messages import checking
from followthrough.messages.contract import Draft

KNOWN = Known(
    first_name="Grace",
    where="Operations, Tidewater Health",
    channel="Email",
    approach="Remind her who you are.",
    must=("the role",),
    quote="Write to me in March.",
    facts=("How you met: You met in May 2025",),
    values=("Ten calm releases.",),
    offers=("I could introduce you to Priya.",),
)
OPEN = Place("[[a proof]]", "a proof", "Since then [[a proof]].")
ABOUT = """The letter (Email) goes to Grace, Operations, Tidewater Health.
What it needs: Remind her who you are.
In it: the role.
Grace said last: “Write to me in March.”
What is known:
- How you met: You met in May 2025
What makes the writer worth meeting:
- Ten calm releases.
Something to offer:
- I could introduce you to Priya.
"""
NOBODY = Known("Grace", "", "Email", "", (), "", (), (), ())


def test_an_open_place_is_asked_about_with_its_line() -> None:
    asked = question.question(KNOWN, OPEN, model="llama3.2")
    assert asked.words == (
        ABOUT + "The line in the letter: “Since then [[a proof]].”\n"
        "Double brackets are places still open.\n"
        "Write only the words that go where [[a proof]] stands: a proof"
    )


def test_a_sentence_is_asked_about_with_what_is_said_against_it() -> None:
    place = Place("Did you get it?", "", "Did you get it?", ("Blunt.",))
    asked = question.question(NOBODY, place, model="llama3.2")
    assert asked.words == (
        "The letter (Email) goes to Grace.\n"
        "The sentence in the letter: “Did you get it?”\n"
        "What is said against it:\n- Blunt.\nWrite this sentence anew."
    )


def test_the_bytes_hold_what_is_shown_and_nothing_more() -> None:
    asked = question.question(KNOWN, OPEN, model="llama3.2")
    assert asked.body == asked.text.encode()
    assert json.loads(asked.body) == {
        "model": "llama3.2",
        "messages": [
            {"role": "system", "content": asked.instructions},
            {"role": "user", "content": asked.words},
        ],
        "stream": False,
    }


def test_another_word_is_another_question() -> None:
    other = KNOWN._replace(quote="Write to me in April.")
    first, second = (question.question(one, OPEN, model="m") for one in (KNOWN, other))
    assert first.digest != second.digest
    assert first.digest == question.question(KNOWN, OPEN, model="m").digest


def test_broken_signs_go_out_as_they_are_shown() -> None:
    asked = question.question(NOBODY._replace(quote="\ud800 here"), OPEN, model="m")
    assert "? here" in asked.words
    assert asked.body.decode() == asked.text


@pytest.mark.parametrize(
    ("subject", "body", "found"),
    [
        ("", "Hi Ana,\n\nAll is said.", []),
        ("Re: [[what]]", "Hi Ana,\n\nI [[did\nthis]] and [[that]].", ["[[did\nthis]]", "[[that]]"]),
        ("[[a]]", "I [[a]] twice [[a]].", ["[[a]]"]),
    ],
)
def test_every_open_place_is_found_once(subject: str, body: str, found: list[str]) -> None:
    check = checking.check(Draft(body=body, subject=subject))
    words = [one.words for one in places.places(subject, body, check) if one.asked]
    assert words == found + (["[[what]]"] if "what" in subject else [])


def test_a_sentence_with_two_remarks_is_one_place_with_both_reasons() -> None:
    blunt = "I need you to get back to me ASAP about a job at your company."
    body = f"Hi Ana,\n\nWe met in May. {blunt}\n\nRobin"
    check = checking.check(Draft(body=body, subject="One thing"))
    reasons = [f.reason for f in check.flags if f.start >= body.index(blunt) and f.end < len(body)]
    (place,) = (one for one in places.places("", body, check) if one.words == blunt)
    assert len(place.reasons) > 1
    assert [one for one in place.reasons if one not in reasons] == []


def test_a_sentence_that_is_still_open_is_not_written_anew() -> None:
    body = "Hi Ana,\n\nI need you to tell me ASAP about [[the role]].\n\nRobin"
    check = checking.check(Draft(body=body, subject="One thing"))
    assert [one.words for one in places.places("", body, check)] == ["[[the role]]"]
