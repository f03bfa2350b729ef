"""Which way to write: what a row says, as far as somebody can be reached."""

from datetime import timedelta
from typing import Any

import pytest

from followthrough.contacts.models import Contact
from followthrough.conversations import exchanges
from followthrough.followups import changing_playbook, planning, playbook, queries
from followthrough.followups.changing_playbook import NotARow, Values
from followthrough.followups.playbook import ANY, DEFAULTS, ROLES
from followthrough.followups.reaching import usual_way
from followthrough.followups.writing_by import WORDS, Reach, way_for
from tests import factories
from tests.factories import AT, TODAY

BOTH, MAIL, PROFILE = (True, True), (True, False), (False, True)


@pytest.mark.parametrize(
    ("by", "reached", "last", "expected"),
    [
        ("usual", BOTH, "", "email"),
        ("usual", PROFILE, "", "linkedin"),
        ("thread", BOTH, "linkedin", "linkedin"),
        ("thread", BOTH, "", "email"),
        ("same", BOTH, "email", "email"),
        ("other", BOTH, "email", "linkedin"),
        ("other", BOTH, "linkedin", "email"),
        ("other", MAIL, "email", "email"),
        ("other", PROFILE, "linkedin", "linkedin"),
        ("other", BOTH, "", "email"),
        ("email", BOTH, "linkedin", "email"),
        ("email", PROFILE, "linkedin", "linkedin"),
        ("network", BOTH, "email", "linkedin"),
        ("network", MAIL, "email", "email"),
        ("network", (False, False), "", "linkedin"),
    ],
)
def test_a_way_is_taken_as_far_as_it_is_open(
    by: str, reached: tuple[bool, bool], last: str, expected: str
) -> None:
    assert way_for(by, Reach(*reached, last)) == expected


def test_every_row_says_a_way_and_its_source() -> None:
    for role in (ANY, *ROLES):
        for situation in playbook.situations():
            row = DEFAULTS.row(role, situation)
            assert row.by in WORDS
            assert row.source


@pytest.fixture
def ana(db: None) -> Contact:
    """A recruiter with both ways who was mailed the résumé and reminded once."""
    del db
    made = factories.sorted_contact(
        workspace=factories.workspace(),
        kind="key",
        role="recruiter",
        name="Ana Duarte",
        email="ana@example.com",
        profile_url="https://www.linkedin.com/in/ana-duarte",
    )
    for ago, result in ((30, "resume_sent"), (20, "")):
        at = AT - timedelta(days=ago)
        factories.interaction(contact=made, is_outbound=True, at=at, result=result, channel="email")
    exchanges.refresh(made.workspace)
    planning.replan(made.workspace, today=TODAY)
    return made


def test_the_second_reminder_goes_another_way(ana: Contact) -> None:
    step = queries.next_with(ana.workspace, ana.pk, today=TODAY)
    assert step is not None
    assert (step.situation, step.by) == ("resume_nudge_two", WORDS["other"])
    assert usual_way(ana) == "linkedin"


def test_a_way_of_ones_own_counts(ana: Contact) -> None:
    row = DEFAULTS.row("recruiter", "resume_nudge_two")
    values = Values(row.wait, row.how, row.must, row.must_not, row.minutes, "thread")
    given: dict[str, Any] = {"moves_over": True, "by": None, "at": AT}
    where = (ana.workspace, "recruiter", "resume_nudge_two")
    changing_playbook.change(*where, values, **given)
    assert usual_way(ana) == "email"
    changing_playbook.change(*where, values._replace(wait=9), **given)
    kept = changing_playbook.current(ana.workspace).row("recruiter", "resume_nudge_two")
    assert (kept.wait, kept.by) == (9, "thread")
    with pytest.raises(NotARow, match="pigeon"):
        changing_playbook.change(*where, values._replace(by="pigeon"), **given)
