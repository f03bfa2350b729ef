"""Other words for the canned ones stay canned; a sentence with something to say is one's own."""

import csv
from pathlib import Path

import pytest

from followthrough.messages.checking import check
from followthrough.messages.contract import Draft, Recipient
from followthrough.writing.library import of_key

DANA = Recipient("Dana", "Castillo", "Acme")


def is_own(row: dict[str, str]) -> bool:
    canned = of_key(row["statement"])
    assert canned is not None
    body = f"Hello Dana,\n\n{row['sentence']}\n\nRobin"
    found = check(Draft(body, statement=canned.text, recipient=DANA))
    return any(one.is_own for one in found.sentences)


@pytest.mark.parametrize(("own", "least"), [("no", 0.95), ("yes", 1.0)])
def test_swaps_stay_canned_and_real_sentences_pass(own: str, least: float) -> None:
    with (Path(__file__).parent / "swaps.csv").open(encoding="utf-8", newline="") as file:
        told = [row for row in csv.DictReader(file) if row["own"] == own]
    right = [row for row in told if is_own(row) == (own == "yes")]
    assert len(right) >= least * len(told)
