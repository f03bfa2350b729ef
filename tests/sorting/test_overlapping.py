"""Whether the years known of two people meet."""

import pytest

from followthrough.sorting.overlapping import Years, are_apart


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("2001", "2005"), ("2004", "2008"), False),
        (("2001", "2005"), ("2005", "2008"), False),
        (("2001", "2005"), ("2006", "2008"), False),
        (("2001", "2005"), ("2007", "2008"), False),
        (("2001", "2005"), ("2008", "2010"), True),
        (("2001", "2005-06"), ("2006-07", ""), False),
        (("2001", "2005-06"), ("2006-08", ""), True),
        (("", "2005"), ("2015", ""), True),
        (("2001", ""), ("2015", "2018"), False),
        (("", ""), ("2015", "2018"), False),
        (("", "2005"), ("", "2018"), False),
    ],
)
def test_only_what_is_known_to_lie_apart_is_apart(
    one: tuple[str, str],
    other: tuple[str, str],
    expected: bool,  # noqa: FBT001
) -> None:
    assert are_apart(Years(*one), Years(*other)) is expected
    assert are_apart(Years(*other), Years(*one)) is expected


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (("2015-03", "2018"), "2015–2018"),
        (("2015", "2015-09"), "2015"),
        (("2015", ""), "from 2015"),
        (("", "2018-03"), "until 2018"),
        (("", ""), ""),
    ],
)
def test_years_read_as_people_write_them(years: tuple[str, str], words: str) -> None:
    assert Years(*years).words == words
