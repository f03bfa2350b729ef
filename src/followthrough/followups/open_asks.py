"""One open ask at a company at a time; after some quiet working days a second person is fair.

Source: S. Dalton, The 2-Hour Job Search: the rule of three and seven business days.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple, Protocol, TypeVar

from followthrough.accounts.models import Workspace
from followthrough.followups.calendars import calendar_of
from followthrough.followups.day import FIRST_TOUCHES, WAITING
from followthrough.followups.limits import Limits
from followthrough.followups.situations import NextStep, Situation
from followthrough.storage import bulk

OPEN_DAYS = 14  # two weeks: what was asked before then rests, and blocks nobody
_WAITING = ", ".join(f"'{one.value}'" for one in sorted(WAITING))
_OPEN = f"""
    SELECT f.company, MAX(f.anchor_on), COUNT(*)
    FROM followthrough_followup f
    WHERE f.workspace_id = %s AND f.situation IN ({_WAITING}) AND f.anchor_on >= %s
      AND f.company IN ({{marks}})
    GROUP BY f.company
"""  # noqa: S608 - our own names only


class AtCompany(Protocol):
    """A row that knows its company."""

    @property
    def company_id(self) -> str | None:
        """The company, or None."""


One = TypeVar("One", bound=AtCompany)


class Asked(NamedTuple):
    """The touches at one company that wait for an answer: the latest day, and how many."""

    last_on: str
    number: int


def _asked(workspace: Workspace, companies: set[str], today: date) -> dict[str, Asked]:
    """What is asked at these companies of late."""
    if not companies:
        return {}
    since = (today - timedelta(days=OPEN_DAYS)).isoformat()
    sql = _OPEN.format(marks=", ".join(["%s"] * len(companies)))
    rows = bulk.read(sql, [workspace.pk.hex, since, *sorted(companies)])
    return {company: Asked(on, number) for company, on, number in rows}


def beside(
    workspace: Workspace,
    due: Mapping[str, tuple[One, NextStep]],
    today: date,
    *,
    limits: Limits,
) -> dict[str, tuple[One, NextStep]]:
    """Those due, without first messages to a company that was asked too lately."""
    found = {}
    first = (row for row, step in due.values() if step.situation in FIRST_TOUCHES)
    asked = _asked(workspace, {row.company_id for row in first if row.company_id}, today)
    calendar = calendar_of(workspace)
    for contact, (row, step) in due.items():
        ask = asked.get(row.company_id or "")
        if ask is None or step.situation not in FIRST_TOUCHES:
            found[contact] = (row, step)
            continue
        last = date.fromisoformat(ask.last_on)
        waited = calendar.working_days_between(last, today)
        if ask.number < limits.most_open_at_company and waited >= limits.second_person_after:
            found[contact] = (row, _second(step, last, limits.second_person_after))
    return found


def _second(step: NextStep, since: date, wait: int) -> NextStep:
    return step._replace(situation=Situation.SECOND_PERSON, anchor_on=since, wait=wait)
