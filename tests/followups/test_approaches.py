"""How to go about each situation."""

import pytest

from followthrough.followups.approaches import approach
from followthrough.followups.cadence import Situation

ROLES = (
    "recruiter",
    "agency_recruiter",
    "sourcer",
    "hiring_manager",
    "employee",
    "colleague",
    "general",
    "",
)


@pytest.mark.parametrize("situation", list(Situation))
def test_every_situation_has_an_approach_for_every_role(situation: Situation) -> None:
    for role in ROLES:
        one = approach(situation, role, "Ana")
        assert one.headline.count("Ana") == 1
        assert (one.sentence + one.headline).count("{") == 0
        assert all((one.sentence, one.must, one.must_not))


@pytest.mark.parametrize("role", ["employee", "colleague"])
def test_peers_are_asked_for_the_name_of_who_hires(role: str) -> None:
    expected = (
        "Thank them, and ask for the name of the recruiter or hiring manager to write to yourself."
    )
    assert approach(Situation.NUDGE_ONE, role, "Ana").sentence == expected
