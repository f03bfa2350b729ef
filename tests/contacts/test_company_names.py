"""Two spellings of one company; what is no company; agencies; what an address is evidence of."""

import csv
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from followthrough.contacts.company_names import is_agency, key, of_email, same_as_domain

PAIRS = Path(__file__).with_name("company_pairs.csv")

# What the rules do not tell, each with what it would cost to tell it.
OPEN = {
    ("JPMorgan", "J.P. Morgan"),  # without spaces “Work Day” would be “Workday”
    ("PricewaterhouseCoopers", "Pricewaterhouse Coopers"),
    ("Müller Apparatebau", "Mueller Apparatebau"),  # “Bauer” has no umlaut
    ("E.ON", "EON SE"),
    ("Plavi Val", "Plavi Val d.o.o. Beograd"),  # places stay
    ("Nordwind", "Nordwind GmbH, Hamburg"),
    ("LAGOON DAY SPA", "Lagoon Day Spa"),  # in capitals a spa and an S.p.A. look alike
    ("Denver", "Denver Co"),  # Colorado and company look alike
    ("Growers", "Growers Ag"),  # so do agriculture and Aktiengesellschaft
    ("Merck & Co.", "Merck KGaA"),  # two companies that only their forms tell apart
    ("AB Volvo", "Volvo AB"),  # “AB Tasty” would be “Tasty”
}


def pairs() -> list[dict[str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_pairs_are_told_apart_as_labelled_but_for_the_open_ones() -> None:
    wrong = {
        (pair["a"], pair["b"])
        for pair in pairs()
        if (key(pair["a"]) == key(pair["b"]) != "") != (pair["same"] == "yes")
    }

    assert wrong == OPEN


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Acme, Inc.", "acme"),
        ("ACME GmbH & Co. KG", "acme"),
        ("The Acme Company", "acme"),
        ("Bloom, The", "bloom"),
        ("The The", "the"),
        ("Acme (formerly Birch)", "acme"),
        ("Acme, a division of Birch", "acme"),
        ("Birch LLC d/b/a Acme Ltd.", "acme"),
        ("Oracle DBA Services", "oracle dba services"),
        ("Crème S.A.", "creme"),
        ("Nordwind S. A. de C. V.", "nordwind"),
        ("SC Nordwind SRL", "nordwind"),
        ("SC Nordwind", "sc nordwind"),
        ("株式会社ノルド", "ノルド"),
        ("株式会社", "株式会社"),
        ("Booking.com B.V.", "booking.com"),
        ("www.nordwind.com", "nordwind.com"),
        ("Canal+", "canal+"),
        ("A.G.Edwards", "ag edwards"),
        ("Nordwind S.A./N.V.", "nordwind"),
        ("& Co", "& co"),
        ("(株)", "株"),
        ("Formerly Acme", "formerly acme"),
        ("n" * 600, "n" * 500),
    ],
)
def test_key_is_the_same_for_all_spellings(name: str, expected: str) -> None:
    assert key(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        *(
            "X",
            "3M",
            "EY",
            "GE",
            "SAS",
            "Co",
            "AG",
            "Limited",
            "S.A.",
            "SE Ranking",
            "AG Insurance",
        ),
        *("Limited Run", "Company Store", "PT Solutions", "Sia Partners", "UAB Hospital"),
        *("CV Library", "Too Faced", "Fast Company", "Blue Lagoon Day Spa", "Nordwind EV"),
    ],
)
def test_no_name_is_stripped_to_nothing_or_of_its_own_words(name: str) -> None:
    assert key(name) == name.casefold().replace(".", "")


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "–", "-", "...", "&", "N/A", "n.a.", "None", "Confidential", "(Confidential)"),
        *("Self-employed", "Self employed.", "SELF-EMPLOYED CONSULTANT", "Self-Employed (Coach)"),
        *("Freelance", "Freelance Web Developer", "Freelance - Various Clients", "Independent"),
        *("Independent Consultant", "Stealth", "Stealth Mode", "Stealth AI Startup", "In stealth"),
        *("Undisclosed", "Unemployed", "Retired", "Retired Teacher", "PhD Student", "Private"),
        *("#OpenToWork", "Looking for new opportunities", "Career Break 🌴", "Sabbatical", "Home"),
        *("Multiple companies", "Various", "Parental leave", "Stay-at-home parent"),
        *("To be announced…", "Selbstständig", "Freiberufler", "Im Ruhestand", "Elternzeit"),
        *("Indépendant", "En recherche d’emploi", "Étudiante", "Autónomo", "Por cuenta propia"),
        *("En búsqueda de empleo", "Trabalhador autônomo", "Aposentado", "Libero professionista"),
        *("In cerca di lavoro", "Zelfstandig", "ZZP'er", "Werkzoekend"),
    ],
)
def test_placeholders_are_no_companies(name: str) -> None:
    assert key(name) == ""


@pytest.mark.parametrize(
    "name",
    [
        *("Independent Health", "The Independent", "Independent Ltd", "Stealth Communications"),
        *("Freelancer.com", "Freelancers Union", "Freelance Futures", "Self Financial"),
        *("Self-Employed Women's Association", "Student Universe", "Retired Racehorse Project"),
        *("Home Depot", "Home Office", "Private Internet Access", "Confidential Records"),
        *("Various, Inc.", "Various Eateries", "Multiple Sclerosis Society", "Seeking Alpha"),
        *("Independent Software", "Entrepreneur Media", "None Such Ltd", "TBD Media"),
    ],
)
def test_companies_that_only_contain_such_a_word_stay(name: str) -> None:
    assert key(name) != ""


@pytest.mark.parametrize(
    "name",
    [
        *("Birch Staffing", "Acme Personnel", "Acme Recruitment", "Acme Executive Search"),
        *("Müller Personalberatung", "Acme Personaldienstleistungen GmbH", "Acme Zeitarbeit"),
        *("Acme Travail Temporaire", "Cabinet de recrutement Acme", "Acme Intérim"),
        *("Acme Uitzendbureau", "Acme Detachering", "Acme ETT", "Agencia de Empleo Acme"),
        *("Agenzia per il lavoro Acme", "Acme Search and Selection", "Acme Talent Solutions"),
        *("Acme Bemanning AS", "人材紹介アクメ株式会社", "The Adecco Group", "Randstad Nederland"),
        *("Hays plc", "Kelly", "Korn/Ferry International", "Heidrick and Struggles", "DIS AG"),
        *("Badenoch + Clark", "Hudson", "Gi Group", "Tempo-Team", "Akkodis", "Reed.co.uk"),
    ],
)
def test_agencies_are_told_by_their_names(name: str) -> None:
    assert is_agency(name)


@pytest.mark.parametrize(
    "name",
    [
        *("Acme", "", "Hays County", "Hays Travel", "Interim HealthCare", "Personnel Today"),
        *("Office of Personnel Management", "Recruit Holdings Co., Ltd.", "Hudson's Bay"),
        *("Kelly Paper", "Acme Recruitment Software", "Recruitee", "ZipRecruiter", "Reed Smith"),
        *("Brunel University", "Ministry of Manpower", "LinkedIn Talent Solutions", "ノルド"),
        *("Army Recruiting Command", "Product Placement Inc", "Outplacement Partners"),
    ],
)
def test_false_friends_are_no_agencies(name: str) -> None:
    assert not is_agency(name)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("ana@nordwind.com", "nordwind"),
        ("Ana@Mail.Nordwind.co.uk", "nordwind"),
        ("ana@nordwind.uk.com", "nordwind"),
        ("ana@nordwind-gmbh.de", "nordwind"),
        ("ana@bluestone-labs.com.au", "bluestone labs"),
        ("<mailto:ana@us.nordwind.io>", "nordwind"),
        ("ana@student.ethz.ch", "ethz"),
        ("ana@müller.de", "muller"),
        ("ana@xn--mller-kva.de", "muller"),
        ("ana@xn--\x80.de", ""),
        ("ana@gmail.com", ""),
        ("ana@yahoo.co.jp", ""),
        ("ana@vip.qq.com", ""),
        ("ana@mail.t-online.de", ""),
        ("ana@co.uk", ""),
        ("ana@localhost", ""),
        ("ana@127.0.0.1", ""),
        ("ana@nordwind..com", ""),
        ("ana@-nordwind.com", ""),
        ("ana@@nordwind.com", ""),
        ("nordwind.com", ""),
        ("", ""),
    ],
)
def test_the_domain_of_an_address_is_evidence_of_a_company(address: str, expected: str) -> None:
    assert of_email(address) == expected


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        ("Bluestone Labs", "ana@bluestonelabs.com", True),
        ("Bluestone Labs LLC", "ana@bluestone-labs.co.uk", True),
        ("Booking.com", "ana@booking.com", True),
        ("Nordwind AI", "ana@nordwind.ai", True),
        ("Smith & Jones", "ana@smithandjones.com", True),
        ("AT&T", "ana@att.com", True),
        ("Nordwind", "ana@nordwind-gmbh.de", True),
        ("Nordwind", "ana@nordwinde.de", False),
        ("Gmail", "ana@gmail.com", False),
        ("Freelance", "ana@freelance.com", False),
    ],
)
def test_a_domain_may_spell_a_company(name: str, address: str, expected: bool) -> None:  # noqa: FBT001
    assert same_as_domain(key(name), address) is expected


def test_words_that_stand_alone_in_the_vocabulary_are_written_as_they_are_compared() -> None:
    folder = resources.files("followthrough.contacts").joinpath("vocabulary")
    placeholders, forms = (
        tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))
        for name in ("placeholders", "legal_forms")
    )
    words = {*placeholders["persons"], *placeholders["trades"], *forms["no_names"]}
    words |= {word for family in placeholders["families"] for word in family["beside"]}

    assert {word for word in words if not word.isascii() or word != word.lower().strip()} == set()
    assert {word for word in words if " " in word} == set()
