"""Every situation that writes has a statement, and none can be sent as it is."""

import pytest

from followthrough.followups import playbook
from followthrough.writing.library import HOLE, SLOT, fill, holes, keys, statement

BY_HAND = {"they_wrote"}
ROLES = ("", *playbook.ROLES)


@pytest.mark.parametrize("situation", playbook.situations())
@pytest.mark.parametrize("role", ROLES)
def test_every_situation_and_role_has_a_statement(situation: str, role: str) -> None:
    found = statement(situation, role)
    assert found.key.startswith(f"{situation}.")
    assert holes(found.text), "only the user can make it theirs"
    assert "{my_name}" in found.text
    assert len(found.text.split()) <= 150


@pytest.mark.parametrize("key", keys())
def test_no_statement_begs_blames_or_asks_whether_it_arrived(key: str) -> None:
    situation, _, role = key.partition(".")
    text = statement(situation, role).text.casefold()
    for words in ("did you get", "did you pass", "just checking in", "to whom", "asap", "!"):
        assert words not in text


def test_peers_are_asked_for_a_name_and_those_who_hire_are_told_the_value() -> None:
    assert (
        "name of the recruiter or the hiring manager"
        in statement("referral_nudge_one", "employee").text
    )
    for role in ("recruiter", "hiring_manager"):
        assert "{value}" in statement("resume_nudge_one", role).text


def test_slots_are_filled_and_what_is_unknown_is_asked() -> None:
    text = fill("Hello {first_name}, {how_we_know}. {other}", {"first_name": "Ana"})
    assert text == "Hello Ana, [[How you know each other]]. [[other]]"
    assert not SLOT.search(text)
    assert [words for _, _, words in holes(text)] == ["How you know each other", "other"]
    assert HOLE.search("plain") is None
