"""What a headline says, and what it must not be taken for."""

import pytest

from followthrough.sorting.titles import read


@pytest.mark.parametrize(
    ("title", "recruiter"),
    [
        ("Head of Talent Acquisition", "in_house"),
        ("Senior Technical Recruiter", "in_house"),
        ("IT Recruiter", "in_house"),
        ("Responsable recrutement", "in_house"),
        ("Talent Acquisition Partner – EMEA", "in_house"),
        ("Headhunter", "agency"),
        ("Technical Sourcer", "sourcer"),
        ("Product Manager", ""),
        ("HR Business Partner", ""),
        ("Recruit, Officer Candidate", ""),
        ("Search Consultant", ""),
        ("Fabric Sourcer", ""),
        ("Army Recruiter", ""),
        ("Blood Donor Recruiter", ""),
        ("Sourcing Manager", ""),
        ("Former Recruiter | Product Manager", ""),
    ],
)
def test_recruiters_are_told_from_false_friends(title: str, recruiter: str) -> None:
    assert read(title).recruiter == recruiter


@pytest.mark.parametrize(
    ("title", "function", "seniority"),
    [
        ("VP Eng @ Foo | ex-Bar | hiring!", "software", "vp"),
        ("Product Manager", "product", "entry"),
        ("Senior Product Manager", "product", "senior"),
        ("Engineering Manager", "software", "manager"),
        ("Head of Product", "product", "director"),
        ("Sales Director", "sales", "director"),
        ("Personalleiterin", "people", "director"),
        ("Chief of Staff", "management", "director"),
        ("HR Business Partner", "people", "senior"),
        ("Sr. Software Engineer", "software", "senior"),
        ("Jr. Data Analyst", "data", "entry"),
        ("Founder", "management", "owner"),
        ("Marketing Intern", "marketing", "training"),
        ("Assistant Director", "", "director"),
        ("Account Executive", "sales", "entry"),
    ],
)
def test_function_and_level_are_read(title: str, function: str, seniority: str) -> None:
    found = read(title)
    assert (found.function, found.seniority) == (function, seniority)


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Software Engineer", "current"),
        ("Director, Talent Acquisition (former)", "former"),
        ("Retired teacher", "retired"),
        ("Data Analyst | open to work", "open_to_work"),
        ("Seeking new opportunities", "open_to_work"),
        ("🚀", "current"),
    ],
)
def test_status_is_read(title: str, status: str) -> None:
    assert read(title).status == status


@pytest.mark.parametrize("title", ["", "🚀", "Helping founders scale 🚀", "|", "@"])
def test_nothing_is_guessed(title: str) -> None:
    found = read(title)
    assert (found.function, found.seniority, found.recruiter) == ("", "", "")


def test_field_employer_and_contract_are_read() -> None:
    found = read("Software Recruiter at Acme (contract)")
    assert (found.recruiter_field, read("Designer @ Acme").employer_inside) == ("software", "Acme")
    assert (found.is_contract, found.function) == (True, "recruiting")
