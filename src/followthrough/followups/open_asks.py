"""One open ask at a company at a time; after three quiet working days a second person is fair.

Source: S. Dalton, The 2-Hour Job Search: the rule of three and seven business days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Protocol, TypeVar

from followthrough.accounts.models import Workspace
from followthrough.conversations.days import kept_day
from followthrough.followups.day import FIRST_TOUCHES
from followthrough.followups.situations import NextStep, Situation
from followthrough.followups.working_calendar import WorkingCalendar

SECOND_PERSON_AFTER = 3  # working days
MOST_OPEN = 2  # asks at one company
OPEN_DAYS = 45  # what was asked before then rests, and blocks nobody
OPEN = """
    SELECT c.company_id, +x.last_touch_at, NULL
    FROM followthrough_exchange x
    CROSS JOIN followthrough_contact c
    WHERE x.workspace_id = %s AND x.turn = 'theirs' AND x.last_touch_at >= %s
      AND c.id = x.contact_id AND c.workspace_id = x.workspace_id AND c.company_id IS NOT NULL
"""


class AtCompany(Protocol):
    """A row that knows its company."""

    @property
    def company_id(self) -> str | None:
        """The company, or None."""


One = TypeVar("One", bound=AtCompany)


def since(today: date) -> str:
    """From when on a touch is an open ask, as the database keeps it."""
    return f"{today - timedelta(days=OPEN_DAYS)} 00:00:00"


def by_company(
    workspace: Workspace, rows: Iterable[tuple[str, str, None]]
) -> dict[str, list[date]]:
    """The days of the touches that wait for an answer, by company, from the rows of OPEN."""
    found: defaultdict[str, list[date]] = defaultdict(list)
    for company, at, _ in rows:
        found[company].append(kept_day(workspace, at))
    return found


def beside(
    due: Mapping[str, tuple[One, NextStep]],
    asked: Mapping[str, list[date]],
    calendar: WorkingCalendar,
    today: date,
) -> dict[str, tuple[One, NextStep]]:
    """Those due, without first messages to a company that was asked too lately."""
    found = {}
    for contact, (row, step) in due.items():
        open_days = asked.get(row.company_id or "", [])
        if not open_days or step.situation not in FIRST_TOUCHES:
            found[contact] = (row, step)
            continue
        waited = calendar.working_days_between(max(open_days), today)
        if len(open_days) < MOST_OPEN and waited >= SECOND_PERSON_AFTER:
            found[contact] = (row, _second(step, max(open_days)))
    return found


def _second(step: NextStep, since: date) -> NextStep:
    return step._replace(
        situation=Situation.SECOND_PERSON, anchor_on=since, wait=SECOND_PERSON_AFTER
    )
