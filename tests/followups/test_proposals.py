"""What follows from a result."""

from datetime import date

import pytest

from followthrough.followups.cadence import INTERESTING, KEY, Rhythm
from followthrough.followups.proposals import Happened, propose
from followthrough.followups.working_calendar import WorkingCalendar

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("happened", "on", "headline"),
    [
        (Happened("met", MONDAY, is_outbound=True), date(2026, 3, 3), "Thank Ana"),
        (Happened("meeting_set", MONDAY, is_outbound=True), date(2026, 3, 3), "Get ready for Ana"),
        (
            Happened("gave_name", MONDAY, is_outbound=False),
            date(2026, 3, 3),
            "Thank Ana",
        ),
        (
            Happened("will_refer", MONDAY, is_outbound=False),
            date(2026, 3, 9),
            "Ask Ana who the recruiter is",
        ),
        (Happened("yes", MONDAY, is_outbound=False), date(2026, 3, 3), "Answer Ana"),
        (Happened("", MONDAY, is_outbound=False), date(2026, 3, 3), "Answer Ana"),
        (
            Happened("no_answer", MONDAY, is_outbound=True, kind=KEY),
            date(2026, 3, 9),
            "Remind Ana of you",
        ),
        (
            Happened("left_message", MONDAY, is_outbound=True, kind=INTERESTING),
            date(2026, 3, 16),
            "Remind Ana of you",
        ),
        (
            Happened("later", MONDAY, is_outbound=False),
            date(2026, 3, 16),
            "Check in with Ana, lightly",
        ),
        (
            Happened("later", MONDAY, is_outbound=False, named_on=date(2026, 3, 13)),
            date(2026, 3, 17),
            "Check in with Ana, lightly",
        ),
        (
            Happened("no", MONDAY, is_outbound=False),
            date(2026, 3, 3),
            "Thank Ana, and leave the door open",
        ),
        (Happened("closed", MONDAY, is_outbound=True), None, "Let Ana rest"),
        (
            Happened("resume_asked", MONDAY, is_outbound=False),
            date(2026, 3, 3),
            "Send Ana your résumé",
        ),
        (
            Happened("resume_sent", MONDAY, is_outbound=True, role="recruiter"),
            date(2026, 3, 9),
            "Remind Ana of what only you bring",
        ),
        (
            Happened("resume_sent", MONDAY, is_outbound=True, role="employee"),
            date(2026, 3, 9),
            "Ask Ana who the recruiter is",
        ),
        (
            Happened("applied", MONDAY, is_outbound=True, role="hiring_manager"),
            date(2026, 3, 12),
            "Tell Ana about your application",
        ),
        (Happened("wrong_address", MONDAY, is_outbound=True), None, "Find another way to Ana"),
    ],
)
def test_next_step_follows_from_the_result(
    happened: Happened, on: date | None, headline: str
) -> None:
    found = propose(happened, "Ana", rhythm=Rhythm(), calendar=WorkingCalendar())
    assert (found.on, found.headline) == (on, headline)
