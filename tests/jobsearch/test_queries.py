"""The aim as it is edited, and what is offered beside it."""

from datetime import date

import pytest

from followthrough.accounts.models import Workspace
from followthrough.jobsearch.aiming import set_aim, skip_aim
from followthrough.jobsearch.models import Employment, FollowedCompany, Opening, Schooling
from followthrough.jobsearch.queries import Background, aim_form, was_asked
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Workspace:
    return factories.workspace()


def opening(workspace: Workspace, company: str, title: str, *, is_applied: bool = False) -> None:
    Opening.objects.create(
        workspace=workspace,
        company_name=company,
        key=company.casefold(),
        title=title,
        is_applied=is_applied,
        at=AT,
    )


def follow(workspace: Workspace, name: str, on: date | None = None) -> None:
    key = name.casefold()
    FollowedCompany.objects.create(workspace=workspace, name=name, key=key, followed_on=on)


def test_companies_applied_at_are_offered_before_saved_and_followed(workspace: Workspace) -> None:
    follow(workspace, "Tidewater", date(2026, 1, 1))
    opening(workspace, "Orrery", "Buyer")
    opening(workspace, "Halden", "Buyer", is_applied=True)
    follow(workspace, "Halden")
    assert aim_form(workspace).suggested_companies == ("Halden", "Orrery", "Tidewater")


def test_what_is_aimed_at_already_is_not_offered(workspace: Workspace) -> None:
    opening(workspace, "Orrery", "Buyer")
    opening(workspace, "Halden", "Nurse")
    set_aim(
        workspace, titles=["buyer"], companies=["Orrery"], minutes=30, values=[], by=None, at=AT
    )
    form = aim_form(workspace)
    assert (form.suggested_titles, form.suggested_companies) == (("Nurse",), ("Halden",))


def test_titles_wanted_most_often_are_offered_first(workspace: Workspace) -> None:
    Employment.objects.create(workspace=workspace, company_name="Acme", title="Clerk")
    for title in ("Buyer", "Nurse", "Nurse"):
        opening(workspace, "Orrery", title)
    assert aim_form(workspace).suggested_titles == ("Nurse", "Buyer", "Clerk")


@pytest.mark.parametrize(
    ("started", "finished", "years"),
    [
        ("2004-09", "2008-06", "2004–2008"),
        ("2019-03", "", "since 2019"),
        ("2019-03", "2019-11", "2019"),
        ("", "2011", "2011"),
        ("", "", ""),
    ],
)
def test_background_tells_its_years(
    workspace: Workspace, started: str, finished: str, years: str
) -> None:
    Schooling.objects.create(
        workspace=workspace, school="Porto", degree="BA", started=started, finished=finished
    )
    assert aim_form(workspace).schoolings == (Background("Porto", "BA", years),)


def test_was_asked_after_a_skip(workspace: Workspace) -> None:
    before = was_asked(workspace)
    skip_aim(workspace, at=AT)
    form = aim_form(workspace)
    assert (before, form.was_asked, form.has_aim) == (False, True, False)


def test_form_shows_nothing_of_another_workspace(workspace: Workspace) -> None:
    other = factories.workspace(name="Another")
    opening(other, "Orrery", "Buyer")
    follow(other, "Halden")
    Employment.objects.create(workspace=other, company_name="Acme", title="Clerk")
    Schooling.objects.create(workspace=other, school="Porto")
    form = aim_form(workspace)
    assert (form.suggested_titles, form.suggested_companies) == ((), ())
    assert (form.employments, form.schoolings) == ((), ())
