"""The half of the headlines that rules are tuned on: a change that unlearns them is seen here.

The figures of the other half, which nobody looks at while tuning, are printed by `make accuracy`.
"""

from pathlib import Path

import pytest

from benchmarks.accuracy import HEADLINES, headline_answers, is_right, rows

LEAST = {
    "function": 0.91,
    "seniority": 0.93,
    "recruiter": 0.96,
    "status": 0.97,
    "employer": 0.92,
    "contract": 0.97,
}


@pytest.mark.parametrize("name", HEADLINES)
@pytest.mark.parametrize("dimension", LEAST)
def test_what_was_learned_is_kept(name: str, dimension: str) -> None:
    half = rows(Path(__file__).parent / name, "headline", first_half=True)
    answers = [one for row in half for one in headline_answers(row) if one[0] == dimension]
    right = sum(is_right(expected, found) for _, expected, found in answers)
    assert right / len(answers) >= LEAST[dimension]
