"""k of n, held against a statistics library."""

from math import isclose

import pytest
from hypothesis import given, strategies as st
from scipy.stats import CensoredData, binomtest, ecdf

from followthrough.results.chances import chance, difference, expected, stands_out, wilson
from followthrough.results.waiting import kaplan_meier

SMALL = 1e-9


@given(st.integers(1, 3_000), st.data())
def test_the_interval_is_the_library_s(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    theirs = binomtest(k, n).proportion_ci(0.95, method="wilson")
    ours = wilson(k, n)
    assert isclose(ours.low, theirs.low, abs_tol=SMALL)
    assert isclose(ours.high, theirs.high, abs_tol=SMALL)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"), [(2, 6, 10, 70), (0, 5, 0, 43), (38, 77, 38, 60)]
)
def test_the_intervals_that_were_published(k: int, n: int, low: int, high: int) -> None:
    ours = wilson(k, n)
    assert (round(100 * ours.low), round(100 * ours.high)) == (low, high)


def test_below_five_there_is_no_percentage_and_below_ten_a_faint_one() -> None:
    assert [chance(2, n).percent for n in (4, 5, 9, 10)] == [None, 40, 22, 20]
    assert [chance(2, n).is_faint for n in (4, 9, 10)] == [True, True, False]
    assert chance(0, 5).words == "0 of 5; the true rate could be up to 43%"


def test_what_to_expect_is_held_back_by_a_prior_worth_ten_people() -> None:
    assert (expected(2, 5, 0.25), expected(8, 20, 0.25), expected(0, 0, 0.45)) == (30, 35, 45)


def test_a_difference_is_as_published() -> None:
    """Newcombe 1998, table II, method 10: 56/70 and 48/80, then 9/10 and 3/10."""
    first, second = difference((56, 70), (48, 80)), difference((9, 10), (3, 10))
    assert [round(each, 4) for each in (*first, *second)] == [0.0524, 0.3339, 0.1705, 0.8090]


def test_it_is_too_early_to_tell_unless_a_group_differs_from_all_others() -> None:
    assert stands_out([(7, 12), (6, 14), (4, 11), (2, 10)]) == (0, 0, 0, 0)
    assert stands_out([(70, 120), (20, 120)]) == (1, -1)
    assert stands_out([(4, 4), (0, 60)]) == (0, 0)
    assert stands_out([(70, 120)]) == (0,)


def test_the_more_groups_are_looked_at_the_surer_each_must_be() -> None:
    """The first differs from the rest at 95%, but not once nine more are looked at, too."""
    two = [(14, 30), (67, 270)]
    assert stands_out(two) == (1, -1)
    assert stands_out([two[0], *[(8, 30)] * 4, *[(7, 30)] * 5])[0] == 0


@given(st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=60))
def test_the_curve_is_the_library_s(seen: list[tuple[int, bool]]) -> None:
    answered = [day for day, has_answered in seen if has_answered]
    left = [day for day, has_answered in seen if not has_answered]
    ours = kaplan_meier(
        {day: answered.count(day) for day in answered}, {day: left.count(day) for day in left}
    )
    if not answered:
        assert ours == ()
        return
    theirs = ecdf(CensoredData(uncensored=answered, right=left)).sf
    for step in ours:
        assert isclose(step.waiting, float(theirs.evaluate(step.day)), abs_tol=SMALL)


def test_the_band_of_the_curve_is_the_library_s() -> None:
    answered, left = [1, 1, 2, 4, 9, 9, 20], [3, 5, 30, 30, 30]
    ours = kaplan_meier(
        {day: answered.count(day) for day in answered}, {day: left.count(day) for day in left}
    )
    sf = ecdf(CensoredData(uncensored=answered, right=left)).sf
    band = sf.confidence_interval(0.95, method="log-log")
    for step in ours:
        assert isclose(step.low, float(band.low.evaluate(step.day)), abs_tol=1e-6)
        assert isclose(step.high, float(band.high.evaluate(step.day)), abs_tol=1e-6)
