"""One company seen whole, and the list with its coverage: what they say and what they cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.contacts.describing_companies import add_alias
from followthrough.contacts.models import Affiliation, Company, Contact
from followthrough.conversations import exchanges
from followthrough.jobsearch.aiming import set_aim
from followthrough.jobsearch.models import FollowedCompany, Opening
from followthrough.people.companies import CompanyRow, companies
from followthrough.people.company import SHOWN, CompanyPage, PersonThere, company
from followthrough.people.finding import NobodyFound, SeveralFound, find_company
from tests import factories
from tests.factories import AT, TODAY
from tests.test_query_plans import _is_scan, plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def acme() -> Company:
    workspace = factories.workspace()
    set_aim(
        workspace,
        titles=(),
        companies=("Acme", "Fjordline"),
        minutes=30,
        values=(),
        by=None,
        at=AT,
    )
    return factories.company(workspace=workspace)


def known(at: Company, name: str, *, kind: str = "key", role: str = "employee") -> Contact:
    return factories.sorted_contact(
        workspace=at.workspace, name=name, kind=kind, role=role, company=at, title="Analyst"
    )


def was_there(at: Company, person: Contact, *, is_study: bool = False) -> None:
    Affiliation.objects.create(
        workspace=at.workspace,
        contact=person,
        is_study=is_study,
        name=at.name,
        key=at.key,
        started="2019-03",
        finished="2022",
    )


def seen(one: Company) -> CompanyPage:
    page = company(one.workspace, one.id, today=TODAY)
    assert page is not None
    return page


def names(people: tuple[PersonThere, ...]) -> list[str]:
    return [one.who.name for one in people]


def test_people_stand_by_role_with_those_of_the_parts(acme: Company) -> None:
    labs = factories.company(workspace=acme.workspace, name="Bluestone Labs")
    add_alias(acme, "Bluestone Labs", by=None, at=AT)
    known(acme, "Priya Raman", role="recruiter")
    known(labs, "Grace Oyelaran", role="hiring_manager")
    known(acme, "Ana Duarte", kind="interesting")
    known(acme, "Dele Bankole")
    known(acme, "Vince Carraway", kind="dont")
    page = seen(acme)
    assert [(group.number, names(group.people)) for group in page.groups] == [
        (1, ["Priya Raman"]),
        (1, ["Grace Oyelaran"]),
        (2, ["Dele Bankole", "Ana Duarte"]),
    ]
    assert page.headline == "You know four people at Acme"
    assert page.left_out_words == "One more you don’t follow up."
    assert [(one.name, one.id) for one in page.other_names] == [("Bluestone Labs", str(labs.id))]
    part = seen(labs)
    assert part.part_of is not None
    assert (part.part_of.name, part.part_of.id) == ("Acme", str(acme.id))
    assert names(part.groups[1].people) == ["Grace Oyelaran"]


def test_who_was_there_before_is_a_bridge_once(acme: Company) -> None:
    orrery = factories.company(workspace=acme.workspace, name="Orrery")
    was_there(acme, known(orrery, "June Park"))
    was_there(acme, known(orrery, "Kenji Mori"), is_study=True)
    was_there(acme, known(acme, "Dele Bankole"))
    page = seen(acme)
    assert [(one.who.name, one.years) for one in page.before] == [("June Park", "2019 to 2022")]
    assert page.missing == ("No recruiter known yet.", "No hiring manager known yet.")


def test_what_is_missing_is_told_of_targets_only(acme: Company) -> None:
    assert seen(acme).missing == ("Nobody you know works here yet.",)
    known(acme, "Dele Bankole")
    assert seen(acme).missing == (
        "No recruiter known yet.",
        "No hiring manager known yet.",
        "Nobody known who worked here before.",
    )
    orrery = factories.company(workspace=acme.workspace, name="Orrery")
    known(orrery, "June Park")
    assert (seen(orrery).missing, seen(orrery).is_target) == ((), False)


def test_the_last_contact_is_told_with_whom(acme: Company) -> None:
    dele, ana = known(acme, "Dele Bankole"), known(acme, "Ana Duarte")
    assert seen(acme).last_contact_words == "Nothing said with anybody here yet."
    factories.interaction(contact=ana, is_outbound=True, at=AT - timedelta(days=200))
    exchanges.refresh(acme.workspace)
    assert seen(acme).last_contact_words == (
        "Last contact on 24 August 2025, with Ana Duarte. Quiet for three months."
    )
    factories.interaction(contact=dele, is_outbound=False, at=AT - timedelta(days=1))
    exchanges.refresh(acme.workspace)
    assert seen(acme).last_contact_words == (
        "Last contact yesterday, with Dele Bankole."
        " In touch with one person here in the last three months."
    )


def test_openings_link_to_the_web_only(acme: Company) -> None:
    jobs = (("Analyst", "https://jobs.example/1", True, AT), ("Clerk", "javascript:x", False, None))
    for title, url, is_applied, at in jobs:
        Opening.objects.create(
            workspace=acme.workspace, key="acme", title=title, url=url, is_applied=is_applied, at=at
        )
    assert [(one.title, one.url, one.words) for one in seen(acme).openings] == [
        ("Analyst", "https://jobs.example/1", "Applied today"),
        ("Clerk", "", "Saved"),
    ]


def test_a_stranger_s_company_and_people_are_not_seen(acme: Company) -> None:
    theirs = factories.company(workspace=factories.workspace(name="Another"))
    known(theirs, "Ana Duarte")
    add_alias(theirs, "Bluestone Labs", by=None, at=AT)
    page = seen(acme)
    assert ([group.number for group in page.groups], page.other_names) == ([0, 0, 0], ())
    assert company(acme.workspace, theirs.id, today=TODAY) is None


def test_a_large_company_costs_the_same_and_walks_along_its_indexes(acme: Company) -> None:
    june = known(factories.company(workspace=acme.workspace, name="Orrery"), "June Park")
    was_there(acme, june)
    add_alias(acme, "Bluestone Labs", by=None, at=AT)
    for number in range(SHOWN + 3):
        known(acme, f"Ana {number}")
    with CaptureQueriesContext(connection) as asked:
        page = seen(acme)
    assert (len(asked), page.groups[2].more_words) == (5, "3 more")
    steps = plans(lambda: seen(acme))
    for index in ("contact_by_company", "affiliation_by_name", "opening_by_company"):
        assert any(f"INDEX {index}" in step for step in steps), steps
    assert [step for step in steps if _is_scan(step)] == []


def test_the_list_says_whom_one_knows_with_the_parts(acme: Company) -> None:
    orrery = factories.company(workspace=acme.workspace, name="Orrery")
    labs = factories.company(workspace=acme.workspace, name="Bluestone Labs")
    add_alias(acme, "Bluestone Labs", by=None, at=AT)
    known(acme, "Priya Raman", role="recruiter")
    known(labs, "Dele Bankole")
    was_there(acme, known(orrery, "June Park"))
    was_there(acme, known(labs, "Ana Duarte"))
    page = companies(acme.workspace, today=TODAY)
    words = "Known: one recruiter, two employees, one bridge. Not yet: hiring manager."
    others = "Known: one employee. Not yet: recruiter, hiring manager, bridge."
    assert [told(row) for row in page.rows] == [
        ("Acme", str(acme.id), 3, words),
        ("Fjordline", "", 0, "Nobody known yet."),
        ("Orrery", str(orrery.id), 1, others),
    ]
    assert page.headline == "You know somebody at 1 of your 2 companies"
    assert page.current is not None
    assert [row.who.name for row in page.current.people] == [
        "Dele Bankole",
        "Ana Duarte",
        "Priya Raman",
    ]


def told(row: CompanyRow) -> tuple[str, str, int, str]:
    return row.name, row.id, row.people, row.coverage.words


def test_the_list_offers_companies_followed_and_applied_at(acme: Company) -> None:
    workspace = acme.workspace
    add_alias(acme, "Bluestone Labs", by=None, at=AT)
    for name, key in (
        ("Acme Inc.", "acme"),
        ("Tidewater", "tidewater"),
        ("Blue", "bluestone labs"),
    ):
        FollowedCompany.objects.create(workspace=workspace, name=name, key=key)
    Opening.objects.create(workspace=workspace, company_name="Orrery", key="orrery", title="Clerk")
    assert companies(workspace, today=TODAY).suggested == ("Orrery", "Tidewater")


def test_the_list_asks_few_questions_along_indexes(acme: Company) -> None:
    for number in range(40):
        at = factories.company(workspace=acme.workspace, name=f"Company {number}")
        known(at, f"Ana {number}")
    known(acme, "Dele Bankole")
    with CaptureQueriesContext(connection) as asked:
        companies(acme.workspace, today=TODAY)
    assert len(asked) == 9
    steps = plans(lambda: companies(acme.workspace, today=TODAY))
    assert [step for step in steps if _is_scan(step)] == []


def test_a_company_is_found_by_its_names(acme: Company) -> None:
    labs = factories.company(workspace=acme.workspace, name="Acme Harbours")
    add_alias(acme, "Bluestone Labs", by=None, at=AT)
    assert find_company(acme.workspace, "ACME Inc.") == acme
    assert find_company(acme.workspace, "Bluestone Labs") == acme
    assert find_company(acme.workspace, "harbour") == labs
    assert find_company(acme.workspace, str(labs.id)) == labs
    with pytest.raises(SeveralFound, match="fits 2 companies: Acme "):
        find_company(acme.workspace, "acm")
    with pytest.raises(NobodyFound, match="No company fits “zoe”"):
        find_company(acme.workspace, "zoe")
