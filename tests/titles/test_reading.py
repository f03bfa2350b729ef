"""What a headline says, and what it must not be taken for."""

import pytest

from followthrough.titles.reading import read


@pytest.mark.parametrize(
    ("title", "recruiter"),
    [
        ("Head of Talent Acquisition", "in_house"),
        ("Senior Technical Recruiter", "in_house"),
        ("IT Recruiter", "in_house"),
        ("Responsable recrutement", "in_house"),
        ("Talent Acquisition Partner – EMEA", "in_house"),
        ("Headhunter", "search"),
        ("Personalreferentin Recruiting", "in_house"),
        ("Stagista risorse umane e selezione", "in_house"),
        ("Técnica de recrutamento", "in_house"),
        ("Consultante recrutement", "agency"),
        ("Uitzendconsulente", "agency"),
        ("Cacciatrice di teste", "search"),
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
    ("title", "function", "field", "seniority"),
    [
        ("VP Eng @ Foo | ex-Bar | hiring!", "computing", "software", "vp"),
        ("Product Manager", "business", "product", "entry"),
        ("Senior Product Manager", "business", "product", "senior"),
        ("Engineering Manager", "computing", "software", "manager"),
        ("Head of Product", "business", "product", "director"),
        ("Sales Director", "sales", "sales", "director"),
        ("Director - Tax Advisory", "business", "finance", "director"),
        ("Personalleiterin", "business", "people", "director"),
        ("Infirmière", "health", "health", "entry"),
        ("Direttrice commerciale", "sales", "sales", "director"),
        ("Assistante de direction", "office", "office", "entry"),
        ("Vicepresidenta de Ventas", "sales", "sales", "vp"),
        ("Chief of Staff", "management", "management", "director"),
        ("HR Business Partner", "business", "people", "senior"),
        ("Sr. Software Engineer", "computing", "software", "senior"),
        ("Jr. Data Analyst", "computing", "data", "entry"),
        ("Civil Engineer", "engineering", "civil", "entry"),
        ("Founder", "management", "management", "owner"),
        ("Marketing Intern", "business", "marketing", "training"),
        ("Student Advisor", "education", "education", "entry"),
        ("Executive Assistant to the CEO", "office", "office", "entry"),
        ("Account Executive", "sales", "sales", "entry"),
        ("Software Sales Manager", "sales", "sales", "manager"),
        ("Medical Assistant", "health_support", "health_support", "entry"),
        ("Former chef, now QA engineer", "computing", "software", "entry"),
        ("Vertriebsleiter", "sales", "sales", "director"),
        ("Chef de projet", "business", "projects", "entry"),
    ],
)
def test_function_field_and_level_are_read(
    title: str, function: str, field: str, seniority: str
) -> None:
    found = read(title)
    assert (found.function, found.fields[0], found.seniority) == (function, field, seniority)


def test_a_trade_without_a_word_of_level_says_so() -> None:
    assert not read("Software Engineer").is_level_said
    assert read("Junior Software Engineer").is_level_said


def test_managers_stand_apart_in_the_letter_of_the_classification() -> None:
    assert read("Marketing Specialist").soc_code == "13-0000"
    assert read("Head of Marketing").soc_code == "11-0000"
    assert read("Recruiter").soc_code == "13-0000"
    assert read("🚀").soc_code == ""


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
