"""Two spellings of one company; what is no company."""

import pytest

from followthrough.contacts.company_names import is_agency, key


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Acme, Inc.", "acme"),
        ("ACME GmbH & Co. KG", "acme"),
        ("The Acme Company", "acme"),
        ("Acme (formerly Birch)", "acme"),
        ("Acme, a division of Birch", "acme"),
        ("Crème S.A.", "creme"),
        ("Self-employed", ""),
        ("Confidential", ""),
        ("N/A", ""),
        ("", ""),
        ("–", ""),
    ],
)
def test_key_is_the_same_for_all_spellings(name: str, expected: str) -> None:
    assert key(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Birch Staffing", True), ("Acme Personnel", True), ("Acme", False)]
)
def test_agencies_are_told_by_their_names(name: str, expected: bool) -> None:  # noqa: FBT001
    assert is_agency(name) is expected
