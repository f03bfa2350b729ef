"""What changes about one company: everybody is sorted and planned again by it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts import describing_companies
from followthrough.contacts.describing_companies import NotAnotherName, key_of
from followthrough.contacts.models import Company
from followthrough.followups.retargeting import look_again, retarget
from followthrough.jobsearch.aiming import AimFacts, aim_of
from followthrough.journal.models import Event
from followthrough.storage.trouble import Trouble


class CountsAlready(Trouble):
    """A name that counts as a target company already."""


def aim_at(workspace: Workspace, name: str, *, by: User | None, at: datetime) -> Event | None:
    """Make a company a target; None when it is one."""
    with transaction.atomic():
        aim = aim_of(workspace)
        targets, whole = dict(aim.companies), dict(aim.aliases).get(key_of(name))
        if whole in targets:
            raise CountsAlready(f"“{name}” counts as {targets[whole]}, one of your companies.")
        return _retarget(workspace, aim, (*aim.company_names, name), by=by, at=at)


def stop_aiming_at(
    workspace: Workspace, key: str, *, by: User | None, at: datetime
) -> Event | None:
    """Take a company out of the targets; None when it was none."""
    with transaction.atomic():
        aim = aim_of(workspace)
        kept = tuple(name for own, name in aim.companies if own != key)
        return _retarget(workspace, aim, kept, by=by, at=at)


def set_size(company: Company, size: str, *, by: User | None, at: datetime) -> Event | None:
    """Keep how many work there, and look at everybody again: it decides who could hire."""
    with transaction.atomic():
        event = describing_companies.set_size(company, size, by=by, at=at)
        if event is not None:
            look_again(company.workspace, at=at)
    return event


def add_alias(company: Company, name: str, *, by: User | None, at: datetime) -> Event:
    """Count another name, or a part, as the company, and look at everybody again."""
    with transaction.atomic():
        targets = dict(aim_of(company.workspace).companies)
        key = key_of(name)
        if key in targets and key != company.key:
            raise NotAnotherName(
                f"{targets[key]} is one of your companies itself. Take it out of those first."
            )
        event = describing_companies.add_alias(company, name, by=by, at=at)
        look_again(company.workspace, at=at)
    return event


def remove_alias(company: Company, name: str, *, by: User | None, at: datetime) -> Event:
    """Count a name no longer as the company, and look at everybody again."""
    with transaction.atomic():
        event = describing_companies.remove_alias(company, name, by=by, at=at)
        look_again(company.workspace, at=at)
    return event


def _retarget(
    workspace: Workspace,
    aim: AimFacts,
    companies: Sequence[str],
    *,
    by: User | None,
    at: datetime,
) -> Event | None:
    return retarget(
        workspace,
        titles=aim.titles,
        companies=companies,
        minutes=aim.minutes,
        values=aim.values,
        by=by,
        at=at,
    )
