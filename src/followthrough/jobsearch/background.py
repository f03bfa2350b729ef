"""The user's own background: where they worked and went to school."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from followthrough.accounts.models import User, Workspace
from followthrough.contacts import company_names
from followthrough.jobsearch.models import Employment, Schooling
from followthrough.journal.models import Event
from followthrough.journal.recording import record
from followthrough.journal.undoing import undoes
from followthrough.journal.wording import phrase

phrase("background_changed", "Your background changed")


def set_background(
    workspace: Workspace,
    *,
    companies: Sequence[str],
    schools: Sequence[str],
    by: User | None,
    at: datetime,
) -> Event | None:
    """Count these as the user's own companies and schools, and no others.

    Rows that files brought are marked as removed, not deleted: importing again leaves them so.
    """
    with transaction.atomic():
        before = _shown(workspace)
        _show(workspace, companies=companies, schools=schools)
        after = _shown(workspace)
        if after == before:
            return None
        details = {"old": before, "new": after}
        return record(workspace, "background_changed", by=by, at=at, details=details)


@undoes("background_changed")
def _undo(event: Event, at: datetime) -> None:  # noqa: ARG001 - the shape of every way back
    old = event.details["old"]
    _show(event.workspace, companies=old["companies"], schools=old["schools"])


def _shown(workspace: Workspace) -> dict[str, list[str]]:
    jobs = Employment.objects.of(workspace).filter(is_removed=False)
    schools = Schooling.objects.of(workspace).filter(is_removed=False)
    return {
        "companies": sorted(set(jobs.values_list("company_name", flat=True))),
        "schools": sorted(set(schools.values_list("school", flat=True))),
    }


def _show(workspace: Workspace, *, companies: Sequence[str], schools: Sequence[str]) -> None:
    jobs, studies = Employment.objects.of(workspace), Schooling.objects.of(workspace)
    wanted = {name.strip()[:300] for name in companies} - {""}
    jobs.update(is_removed=True)
    jobs.filter(company_name__in=wanted).update(is_removed=False)
    for name in sorted(wanted - set(jobs.values_list("company_name", flat=True))):
        key = company_names.key(name)[:200]
        Employment.objects.create(workspace=workspace, company_name=name, key=key)
    wanted = {name.strip()[:300] for name in schools} - {""}
    studies.update(is_removed=True)
    studies.filter(school__in=wanted).update(is_removed=False)
    for name in sorted(wanted - set(studies.values_list("school", flat=True))):
        Schooling.objects.create(workspace=workspace, school=name)
