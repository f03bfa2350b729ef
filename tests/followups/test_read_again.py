"""After an upgrade everything is read with the rules of the new version."""

from datetime import UTC, datetime

import pytest

from followthrough.contacts.models import Company, Contact
from followthrough.followups.retargeting import read_again
from followthrough.jobsearch.models import TargetFunction
from followthrough.sorting.models import Placement
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)


def test_companies_titles_and_the_aim_are_read_again() -> None:
    workspace = factories.workspace()
    ana = factories.contact(workspace=workspace, title="Data Analyst")
    bo = factories.contact(workspace=workspace, title="Data Analyst")
    companies = [
        Company.objects.create(workspace=workspace, key=key, name=name, number=number)
        for number, (key, name) in enumerate([("acme s p a", "Acme S.p.A."), ("acme", "Acme")])
    ]
    for contact, company in zip((ana, bo), companies, strict=True):
        Contact.objects.of(workspace).filter(pk=contact.pk).update(company=company)
    TargetFunction.objects.create(workspace=workspace, title="Senior Data Analyst", fields=["old"])
    read_again(workspace, at=NOW)
    assert [one.key for one in Company.objects.of(workspace)] == ["acme"]
    assert {one.company_id for one in Contact.objects.of(workspace)} == {companies[1].pk}
    read = TargetFunction.objects.of(workspace).get()
    assert (read.fields, read.seniority) == (["data"], "senior")
    assert {one.kind for one in Placement.objects.of(workspace)} == {"key"}
