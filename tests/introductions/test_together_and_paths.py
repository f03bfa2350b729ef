"""Time together as an interval, and the score of a way: against trying everything out."""

from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from followthrough.introductions.paths import Bridge, Link, score, weights
from followthrough.introductions.together import Together, together
from followthrough.sorting.overlapping import Years

months = st.one_of(
    st.just(""),
    st.integers(2000, 2006).map(str),
    st.builds("{}-{:02}".format, st.integers(2000, 2006), st.integers(1, 12)),
)
known = st.builds(Years, months.filter(bool), months.filter(bool))


def instants(written: str) -> list[int]:
    """Every month’s edge a written day may stand for."""
    year = int(written[:4]) * 12
    if written[5:]:
        month = year + int(written[5:]) - 1
        return [month, month + 1]
    return [year, year + 12]


@given(known, known)
@settings(max_examples=300, deadline=None)
def test_the_interval_is_that_of_trying_all_dates(one: Years, other: Years) -> None:
    tried = [
        max(0, min(end, last) - max(start, first))
        for start, end, first, last in product(*map(instants, (*one, *other)))
    ]
    assert together(one, other) == Together(min(tried), max(tried))


@given(st.builds(Years, months, months), st.builds(Years, months, months))
def test_it_is_the_same_seen_from_either(one: Years, other: Years) -> None:
    assert together(one, other) == together(other, one)


def test_years_alone_prove_no_more_than_they_say() -> None:
    assert together(Years("2015", "2018"), Years("2017", "2020")) == Together(0, 24)
    assert together(Years("2015", "2018"), Years("2016", "2020")).at_least == 12
    assert together(Years("2015", ""), Years("2017", "2020")).at_least == 0
    assert together(Years(), Years()) == Together(0, None)


WAYS = [
    (Link("knows", other_name="June"), 45, ""),
    (Link("now", "Kestrel", other_name="June"), 30, "Do they know June?"),
    (Link("worked", "Acme", "", Years("2014", "2018"), Years("2015", "2019")), 25, ""),
    (Link("worked", "Acme"), 8, "When were both at Acme?"),
    (Link("worked", "Acme", "small"), 12, "When were both at Acme?"),
    (Link("worked", "Acme", "large", other_name="June"), 2, "Do they know June?"),
    (Link("studied", "Halden", "", Years("2001", "2005"), Years("2002", "2006")), 15, ""),
    (Link("studied", "Halden"), 6, "When were both at Halden?"),
]


@pytest.mark.parametrize(("link", "points", "missing"), WAYS)
def test_what_they_share_is_worth(link: Link, points: float, missing: str) -> None:
    found = score([link], Bridge(None))
    assert (found.parts[0].points, found.missing) == (points, missing)


@pytest.mark.parametrize(
    ("days", "messages", "points"),
    [(90, 2, 25), (91, 2, 18), (365, 2, 18), (366, 2, 12), (1096, 10, 14), (1096, 9, 10)],
)
def test_how_the_user_stands_with_the_bridge(days: int, messages: int, points: float) -> None:
    assert score([Link("studied", "Halden")], Bridge(days, messages)).parts[1].points == points


def test_a_large_company_says_so_unless_they_do_the_same() -> None:
    link = Link("worked", "Acme", "large", Years("2014", "2018"), Years("2015", "2019"), "June")
    assert "they may never have met" in score([link], Bridge(None)).parts[0].words
    peers = score([link], Bridge(None, function="sales"), function="sales")
    assert (peers.parts[0].points, peers.missing) == (25, "")


@given(
    st.lists(st.sampled_from([one for one, *_ in WAYS]), min_size=1, max_size=4),
    st.builds(
        Bridge,
        st.one_of(st.none(), st.integers(0, 3000)),
        st.integers(0, 30),
        has_helped=st.booleans(),
        was_asked_lately=st.booleans(),
        waits_for_answer=st.booleans(),
    ),
)
@settings(deadline=None)
def test_the_total_is_its_parts_and_the_best_link_counts(links: list[Link], bridge: Bridge) -> None:
    found = score(links, bridge)
    assert found.total == sum(part.points for part in found.parts)
    assert found.total == max(score([one], bridge).total for one in links)
    assert score(links, bridge._replace(has_helped=True)).total >= found.total
    assert score(links, bridge._replace(waits_for_answer=True)).total <= found.total


def test_weights_can_be_others() -> None:
    other = dict(weights()) | {"school": 99}
    assert score([Link("studied", "Halden")], Bridge(None), weighed=other).total == 101
