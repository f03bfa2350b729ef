"""The week ahead asks as much of a full record as of an empty one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.conversations import exchanges
from followthrough.feeds.week import ahead
from followthrough.followups import planning
from followthrough.followups.activities import Planned, plan_activity
from tests import factories
from tests.factories import AT, TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("people", [1, 3])
def test_the_week_takes_the_same_queries_for_one_and_three(people: int) -> None:
    workspace = factories.workspace()
    for number in range(people):
        person = factories.sorted_contact(workspace=workspace, kind="key", name=f"Ana {number}")
        factories.interaction(contact=person, is_outbound=True, at=AT - timedelta(days=5))
        wanted = Planned("call", AT + timedelta(days=2), 30, None, "")
        plan_activity(person, wanted, by=None, at=AT)
    exchanges.refresh(workspace)
    planning.replan(workspace, today=TODAY)
    with CaptureQueriesContext(connection) as seen:
        coming = ahead(workspace, today=TODAY, now=AT + timedelta(days=3))
    assert len(seen) == 6  # what stands, the morning, done, said, the days, how many a day
    assert [one.who.name for one in coming.to_log] == [f"Ana {n}" for n in range(people)]
