"""A change of aim: everybody is looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts.rekeying import rekey_companies
from followthrough.conversations import exchanges
from followthrough.conversations.days import local_day
from followthrough.followups.planning import replan
from followthrough.jobsearch.aiming import read_aim_again, set_aim
from followthrough.jobsearch.background import set_background
from followthrough.journal.models import Event
from followthrough.sorting import rules
from followthrough.sorting.placing import place, resort


def retarget(  # noqa: PLR0913 - the four answers of the first page
    workspace: Workspace,
    *,
    titles: Sequence[str],
    companies: Sequence[str],
    minutes: int,
    values: Sequence[str],
    by: User | None,
    at: datetime,
) -> Event | None:
    """Replace the four answers, sort everybody under them, and plan again."""
    with transaction.atomic():
        event = set_aim(
            workspace,
            titles=titles,
            companies=companies,
            minutes=minutes,
            values=values,
            by=by,
            at=at,
        )
        if event is not None:
            look_again(workspace, at=at)
    return event


def change_background(
    workspace: Workspace,
    *,
    companies: Sequence[str],
    schools: Sequence[str],
    by: User | None,
    at: datetime,
) -> Event | None:
    """Replace the user's own companies and schools, sort everybody again, and plan again."""
    with transaction.atomic():
        event = set_background(workspace, companies=companies, schools=schools, by=by, at=at)
        if event is not None:
            look_again(workspace, at=at)
    return event


def look_again(workspace: Workspace, *, at: datetime) -> None:
    """Sort and plan everybody again under the aim as it stands now."""
    resort(workspace, at=at)
    replan(workspace, None, today=local_day(workspace, at))


def make_rule(
    workspace: Workspace, trait: str, value: str, kind: str, *, by: User | None, at: datetime
) -> Event:
    """Make a rule of the user's decisions, sort everybody by it, and plan again."""
    with transaction.atomic():
        event = rules.make_rule(workspace, trait, value, kind, by=by, at=at)
        look_again(workspace, at=at)
    return event


def remove_rule(
    workspace: Workspace, trait: str, value: str, *, by: User | None, at: datetime
) -> Event:
    """Take a rule away, sort everybody without it, and plan again."""
    with transaction.atomic():
        event = rules.remove_rule(workspace, trait, value, by=by, at=at)
        look_again(workspace, at=at)
    return event


def read_again(workspace: Workspace, *, at: datetime) -> None:
    """Read every title and first message with the rules of this version, and plan again."""
    with transaction.atomic():
        rekey_companies(workspace)
        read_aim_again(workspace)
        exchanges.refresh(workspace)
        place(workspace, at=at)
        look_again(workspace, at=at)
