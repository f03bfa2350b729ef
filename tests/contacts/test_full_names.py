"""Names written in one field."""

import pytest

from followthrough.contacts.full_names import split_name


@pytest.mark.parametrize(
    ("full", "first", "last"),
    [
        ("Ana Reyes", "Ana", "Reyes"),
        ("  Ana   Maria Reyes ", "Ana Maria", "Reyes"),
        ("Reyes, Ana", "Ana", "Reyes"),
        ("Reyes, Ana Maria", "Ana Maria", "Reyes"),
        ("Ana Reyes, MBA", "Ana", "Reyes, MBA"),
        ("Ana Reyes, Ph.D.", "Ana", "Reyes, Ph.D."),
        ("Reyes, MBA", "Reyes, MBA", ""),
        ("Ludwig van der Berg", "Ludwig", "van der Berg"),
        ("Van Halen", "Van", "Halen"),
        ("Madonna", "Madonna", ""),
        ("", "", ""),
    ],
)
def test_name_is_cut_in_two(full: str, first: str, last: str) -> None:
    assert split_name(full) == (first, last)
