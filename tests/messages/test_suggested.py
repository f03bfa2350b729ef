"""What an assistant wrote is as canned as the statement, until it is edited into something own."""

import pytest

from followthrough.messages.checking import check
from followthrough.messages.contract import Draft, Recipient

ANA = Recipient(first_name="Ana", last_name="Duarte", company="Acme")
SUGGESTED = "Your talk on routing parcels through Lisbon changed how I plan my own releases."
HALF = "your talk on routing parcels through Lisbon"
FACT = "Gave a talk on routing parcels in Lisbon"
BOTH = f"{SUGGESTED} I would gladly hear more of it over a coffee near your office in May."


def own(said: str, *suggested: str, statement: str = "") -> bool:
    """Whether the only sentence of a letter counts as the user's own."""
    letter = Draft(
        body=f"Hello Ana,\n\n{said}\n\nRegards,\nRobin",
        statement=statement,
        suggested=suggested,
        recipient=ANA,
        facts=(FACT,),
    )
    (sentence,) = check(letter).sentences
    return sentence.is_own


@pytest.mark.parametrize(
    "said",
    [
        SUGGESTED,
        SUGGESTED.replace("changed", "has changed"),
        SUGGESTED.replace("my own releases", "our releases"),
        f"Hm: {SUGGESTED}",
        "YOUR TALK on routing parcels through Lisbon changed how I plan my own releases!",
    ],
)
def test_as_it_stands_or_nearly_it_is_canned(said: str) -> None:
    assert own(said)
    assert not own(said, SUGGESTED)
    assert not own(said, "Something else entirely, from before.", BOTH)


@pytest.mark.parametrize(
    "said",
    [
        "In Lisbon I saw you untangle the parcel mess, and on Monday I tried it with our team.",
        "We shipped twice since May without a night call, which I owe to your slides.",
    ],
)
def test_edited_it_is_one_s_own(said: str) -> None:
    assert own(said, SUGGESTED)


def test_half_a_sentence_in_the_frame_of_the_statement_is_canned() -> None:
    statement = "Hello Ana,\n\nI am writing because of [[what you saw]] and hope you are well."
    said = f"I am writing because of {HALF} and hope you are well."
    assert not own(said, HALF, statement=statement)
    assert own(f"{said[:-1]}, as does my sister, whose parcels you once carried up four floors.")


def test_a_slot_in_a_suggestion_stands_for_nothing_else() -> None:
    assert own(SUGGESTED, "{one} {two} {three} {four} {five} {six} {seven} {eight}")


def test_a_fact_in_it_is_the_user_s_only_after_the_edit() -> None:
    letter = Draft(body=f"Hello Ana,\n\n{SUGGESTED}", recipient=ANA, facts=(FACT,))
    assert check(letter).facts_used == (FACT,)
    put_in = check(letter._replace(suggested=(SUGGESTED,)))
    assert put_in.facts_used == ()
    assert put_in.missing[:2] == ("A sentence of your own", "A fact about this person")
    assert put_in.sentences[0].like == "what the assistant wrote"
