"""Which e-mail addresses are one person’s."""

import pytest

from followthrough.contacts.shared_addresses import is_personal


@pytest.mark.parametrize(
    ("email", "personal"),
    [
        ("ana.reyes@example.com", True),
        ("ana@reyes.example", True),
        ("info@example.com", False),
        ("Human-Resources@example.com", False),
        ("no.reply@example.com", False),
        ("jobs+data@example.com", False),
        ("officer@example.com", True),
    ],
)
def test_address_of_a_desk_is_nobodys(email: str, *, personal: bool) -> None:
    assert is_personal(email) == personal
