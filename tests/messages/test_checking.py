"""A draft is held against its statement, what others got, and the person it is for."""

from typing import Any

from followthrough.messages.checking import BLOCK, Draft, Recipient, Sent, check

DANA = Recipient(first_name="Dana", last_name="Okafor", company="Globex")
FACTS = ("You met at the Berlin data meetup in March", "Both worked at Initech 2015-2018")
STATEMENT = (
    "Hi {first_name},\n\nIt was good to meet you {how_we_met}. I am looking at roles in"
    " {function} and thought of you.\n\n[[one thing you noticed about their work]]\n\n"
    "Would you have fifteen minutes for two questions?\n\nBest,\n{me}"
)
FILLED = (
    "Hi Dana,\n\nIt was good to meet you at the Berlin data meetup in March. I am looking at roles"
    " in analytics and thought of you.\n\nWould you have fifteen minutes for two questions?\n\n"
    "Best,\nMara"
)
OWN = "Your talk on late invoices at the Berlin meetup made me rewrite our whole dunning report."


def draft(body: str, **others: Any) -> Draft:
    return Draft(body, statement=STATEMENT, recipient=DANA, facts=FACTS, **others)


def test_a_statement_with_filled_slots_is_still_canned() -> None:
    found = check(draft(FILLED))
    assert [one.is_own for one in found.sentences] == [False, False, False]
    assert found.missing == ("A sentence of your own", "A fact about this person")


def test_one_own_sentence_with_a_fact_makes_it_ready() -> None:
    found = check(draft(FILLED.replace("\n\nWould", f"\n\n{OWN}\n\nWould")))
    assert [one.is_own for one in found.sentences] == [False, False, True, False]
    assert (found.facts_used, found.is_ready) == ((FACTS[0],), True)


def test_swapped_words_are_still_canned() -> None:
    swapped = (
        FILLED.replace("good", "lovely").replace("looking at", "exploring").replace("two", "some")
    )
    assert [one.is_own for one in check(draft(swapped)).sentences] == [False, False, False]


def test_an_unfilled_slot_and_another_name_block() -> None:
    found = check(draft(f"Hi Tom,\n\n{OWN} Are you free [[day]]?"))
    assert [(one.slug, one.severity) for one in found.flags if one.severity == BLOCK] == [
        ("wrong_name", BLOCK),
        ("unfilled_slot", BLOCK),
    ]
    assert not found.is_ready


def test_what_another_got_is_nobodys_own() -> None:
    sent = Sent("1", "Noah Brandt", "Globex", f"Hi Noah,\n\n{OWN}\n\nBest,\nMara", 12)
    found = check(draft(f"Hi Dana,\n\n{OWN}", similar=(sent,)))
    assert [one.like for one in found.sentences] == ["your message to Noah Brandt"]
    assert [one.slug for one in found.flags if one.slug == "cookie_cutter"] == ["cookie_cutter"]


def test_words_are_not_judged_in_another_language() -> None:
    body = "Hallo Dana, ich wollte dich fragen, ob du am Freitag Zeit für ein kurzes Gespräch hast?"
    found = check(Draft(body, recipient=DANA))
    assert (found.language, bool(found.note)) == ("de", True)
