"""The page of a company, and the same verbs from the command line."""

import json

import pytest
from django.test import Client

from followthrough.accounts.models import Workspace
from followthrough.cli import commands
from followthrough.contacts.models import Company, CompanyAlias
from followthrough.jobsearch.aiming import aim_of
from followthrough.journal.models import Event
from tests import factories

ENDS = ("", "target/", "size/", "names/")


@pytest.fixture
def orrery(mine: Workspace) -> Company:
    made = factories.company(workspace=mine, name="Orrery")
    factories.sorted_contact(
        workspace=mine, kind="key", role="employee", name="June Park", company=made
    )
    return made


def said(company: Company) -> tuple[str, list[str], bool]:
    """What was said of a company: its size, its other names, and whether it is a target."""
    workspace = company.workspace
    size = Company.objects.get(pk=company.pk).size
    names = CompanyAlias.objects.of(workspace).filter(of=company.key).order_by("name")
    is_target = company.key in dict(aim_of(workspace).companies)
    return size, list(names.values_list("name", flat=True)), is_target


def test_a_stranger_s_company_is_404(browser_of: Client) -> None:
    theirs = factories.company(workspace=factories.workspace(name="Another search"))
    for end in ENDS:
        address = f"/companies/{theirs.id}/{end}"
        answers = {browser_of.get(address).status_code, browser_of.post(address).status_code}
        assert 404 in answers, address
        assert answers <= {404, 405}, address
    assert said(theirs) == ("", [], False)


def test_the_page_links_its_people(browser_of: Client, orrery: Company) -> None:
    page = browser_of.get(f"/companies/{orrery.id}/").text
    (june,) = orrery.contacts.all()
    assert f'href="/people/{june.id}/"' in page
    assert "You know one person at Orrery" in page
    assert "Add to your companies" in page


def test_everything_said_of_a_company_can_be_taken_back(
    browser_of: Client, orrery: Company
) -> None:
    address = f"/companies/{orrery.id}/"
    browser_of.post(f"{address}target/", {"act": "add"})
    browser_of.post(f"{address}size/", {"size": "small"})
    answer = browser_of.post(f"{address}names/", {"name": "Orrery Labs"})
    assert (answer.status_code, answer.headers["Location"]) == (303, address)
    assert said(orrery) == ("small", ["Orrery Labs"], True)
    page = browser_of.get(address).text
    assert "Orrery Labs counts as Orrery" in page
    assert "Take out of your companies" in page
    for event in Event.objects.of(orrery.workspace).order_by("-at"):
        browser_of.post(f"/undo/{event.id}/")
    assert said(orrery) == ("", [], False)


def test_a_target_and_a_name_are_removed(browser_of: Client, orrery: Company) -> None:
    address = f"/companies/{orrery.id}/"
    browser_of.post("/companies/aim/", {"name": "Orrery"})
    browser_of.post(f"{address}names/", {"name": "Orrery Labs"})
    browser_of.post(f"{address}names/", {"name": "Orrery Labs", "act": "remove"})
    browser_of.post(f"{address}target/", {"act": "remove"})
    assert said(orrery) == ("", [], False)


def test_a_name_that_cannot_count_keeps_what_was_typed(browser_of: Client, orrery: Company) -> None:
    answer = browser_of.post(f"/companies/{orrery.id}/names/", {"name": "Orrery GmbH"})
    assert answer.status_code == 422
    assert "“Orrery GmbH” is Orrery already" in answer.text
    assert 'value="Orrery GmbH"' in answer.text
    assert browser_of.get(f"/companies/{orrery.id}/names/").status_code == 200


def test_the_list_leads_to_the_page_and_names_only_targets(
    browser_of: Client, orrery: Company
) -> None:
    browser_of.post("/companies/aim/", {"name": "Fjordline"})
    page = browser_of.get("/companies/?company=orrery").text
    assert f'href="/companies/{orrery.id}/"' in page
    assert "You know somebody at 0 of your 1 company" in page
    assert browser_of.get("/companies/?company=fjordline").status_code == 200
    assert browser_of.get("/companies/?company=nowhere").status_code == 200


def test_the_command_line_says_the_same(
    orrery: Company, capsys: pytest.CaptureFixture[str]
) -> None:
    change = ["--target", "--size", "small", "--also", "Orrery Labs"]
    assert commands.run(["company", "orrery", *change]) == 0
    assert said(orrery) == ("small", ["Orrery Labs"], True)
    assert "Orrery Labs counts as Orrery" in capsys.readouterr().out
    back = ["--no-target", "--size", "unknown", "--not-also", "Orrery Labs"]
    assert commands.run(["company", "Orrery Labs", *back, "--json"]) == 0
    assert said(orrery) == ("", [], False)
    told = json.loads(capsys.readouterr().out)
    assert told["headline"] == "You know one person at Orrery"
    assert commands.run(["companies", "--add", "Orrery"]) == 0
    assert "Known: one employee." in capsys.readouterr().out
    assert commands.run(["companies", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"][0]["name"] == "Orrery"


def test_the_command_line_tells_what_is_wrong(
    orrery: Company, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["company", "Orrery", "--size", "huge"]) == 1
    assert "“huge” is no size" in capsys.readouterr().err
    assert commands.run(["company", "nowhere"]) == 1
    assert said(orrery) == ("", [], False)
