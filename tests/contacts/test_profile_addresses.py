"""One person, one address: however it was written."""

import pytest
from hypothesis import given, settings, strategies as st

from followthrough.contacts.profile_addresses import canonical_address, profile_url

ODD = st.lists(st.sampled_from([*"%2F53aA/#?+ \xa0", "é", "e\u0301", "İ", "ß", "\u200e", "\n"]))


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.linkedin.com/in/ana-duarte", "ana-duarte"),
        ("https://www.linkedin.com/in/Ana-Duarte", "ana-duarte"),
        ("https://www.linkedin.com/in/ana-duarte/", "ana-duarte"),
        ("  https://www.linkedin.com/in/ana-duarte\n", "ana-duarte"),
        ("HTTP://WWW.LINKEDIN.COM/IN/ANA", "ana"),
        ("http://de.linkedin.com/in/ana/?trk=x#top", "ana"),
        ("https://www.linkedin.com/in/ana/en", "ana"),
        ("https://www.linkedin.com/in/ana/detail/contact-info/", "ana"),
        ("www.linkedin.com/in/ana", "ana"),
        ("linkedin.com/in/ana", "ana"),
        ("//linkedin.com/in/ana", "ana"),
        ("https://www.linkedin.com:443/in//ana", "ana"),
        ("https://www.linkedin.com/m/in/ana", "ana"),
        ("https://www.linkedin.com/in/jane-doe,-pmp", "jane-doe,-pmp"),
    ],
)
def test_dressing_does_not_change_the_person(url: str, key: str) -> None:
    assert canonical_address(url) == key


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/s%C3%B8ren-n%C3%B8rgaard",
        "https://www.linkedin.com/in/s%c3%b8ren-n%c3%b8rgaard",
        "https://www.linkedin.com/in/søren-nørgaard",
        "https://www.linkedin.com/in/SØREN-NØRGAARD",
        "https://www.linkedin.com/in/s%25C3%25B8ren-n%25C3%25B8rgaard",
        "www.linkedin.com/in/søren-nørgaard",
    ],
)
def test_encoded_and_decoded_are_the_same_person(url: str) -> None:
    assert canonical_address(url) == "søren-nørgaard"


def test_letters_put_together_in_two_ways_are_the_same_person() -> None:
    assert canonical_address("linkedin.com/in/jose\u0301") == canonical_address(
        "https://www.linkedin.com/in/jos%C3%A9"
    )


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.linkedin.com/pub/ada-example/a7/576/b50", "ada-example-b50576a7"),
        ("https://uk.linkedin.com/pub/ada-example/7/56/0", "ada-example-0000567"),
        ("https://www.linkedin.com/pub/ada-example", "ada-example"),
    ],
)
def test_old_public_addresses_lead_where_linkedin_leads_them(url: str, key: str) -> None:
    assert canonical_address(url) == key


@pytest.mark.parametrize(
    "url",
    [
        "",
        "NA",
        "urn:li:member:7",
        "https://www.linkedin.com",
        "https://www.linkedin.com/in",
        "https://www.linkedin.com/in/",
        "https://www.linkedin.com/in/?trk=x",
        "https://www.linkedin.com/company/acme",
        "https://www.linkedin.com/sales/people/ana",
        "https://example.com/in/ana",
        "https://linkedin.com.example/in/ana",
        "https://notlinkedin.com/in/ana",
        "https://linkedin.com@example.com/in/ana",
        "https://example.com/?to=linkedin.com/in/ana",
        "javascript:alert(1)",
        "https://www.linkedin.com/in/" + "a%20" * 200,
    ],
)
def test_what_names_nobody_is_no_key(url: str) -> None:
    assert canonical_address(url) == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/ana%2F..%2Fcompany",
        "https://www.linkedin.com/in/ana%23top",
        "https://www.linkedin.com/in/ana%3Ftrk=x",
        "https://www.linkedin.com/in/ana%0A%0Aevil",
        "https://www.linkedin.com/in/%E2%80%8Eana",
    ],
)
def test_nothing_hides_behind_percent_signs(url: str) -> None:
    assert canonical_address(url) == "ana"


@settings(deadline=None, max_examples=300)
@given(slug=st.text(max_size=30) | ODD.map("".join))
def test_the_address_of_a_key_has_that_key(slug: str) -> None:
    key = canonical_address(f"https://www.linkedin.com/in/{slug}")
    assert canonical_address(profile_url(key)) == key
