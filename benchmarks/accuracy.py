"""How well titles, warning signs and company names are read, on sets nobody tuned on.

Each set is split in two halves by a digest of its text. Rules may be improved by looking at the
first half; the figures printed are those of the other half. ``--first-half`` prints the first
half's figures and every row read wrongly. The fresh sets were written after the rules and are told
whole: once somebody tunes on one, a new one is due.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks import message_accuracy
from benchmarks.halves import TESTS, is_first_half
from followthrough.contacts import company_names
from followthrough.sorting import red_flags
from followthrough.titles.reading import read

HEADLINES = ("headlines_english.csv", "headlines_other_languages.csv")
FRESH = ("headlines_fresh_english.csv", "headlines_fresh_other_languages.csv")
DIMENSIONS = ("function", "seniority", "recruiter", "status", "employer", "contract")
WARNED = {"medium", "strong", "stop"}


def rows(path: Path, text: str, *, first_half: bool) -> list[dict[str, str]]:
    """One half of a set."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if is_first_half(row[text]) == first_half]


def headline_answers(row: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """What was expected (any of several) and what was read, for each dimension of a headline."""
    found = read(row["headline"])
    answers = {
        "function": found.function,
        "seniority": found.seniority,
        "recruiter": found.recruiter,
        "status": found.status,
        "employer": found.employer_inside,
        "contract": "yes" if found.is_contract else "",
    }
    for name in DIMENSIONS:
        if name in row:
            yield name, row[name], answers[name]


def message_answer(row: dict[str, str]) -> tuple[str, str]:
    """Whether a stranger's message is a scam, and whether it is warned of."""
    level = red_flags.level(red_flags.scan(row["message"]))
    return row["label"], "scam" if level in WARNED else "benign"


def company_answer(row: dict[str, str]) -> tuple[str, str]:
    """Whether two names are one company, and whether their normal forms say so."""
    one, other = company_names.key(row["a"]), company_names.key(row["b"])
    return row["same"], "yes" if one and one == other else "no"


def is_right(expected: str, found: str) -> bool:
    """Several defensible answers are written a|b."""
    return found in expected.split("|")


def main(arguments: list[str]) -> None:
    """Print the figures and the confusion tables."""
    first_half = "--first-half" in arguments
    print("first half (tuned on)" if first_half else "second half (never tuned on)")
    for name in HEADLINES:
        half = rows(TESTS / "titles" / name, "headline", first_half=first_half)
        answers = [(row["headline"], *one) for row in half for one in headline_answers(row)]
        for dimension in DIMENSIONS:
            own = [(text, want, got) for text, of, want, got in answers if of == dimension]
            _report(f"{name}: {dimension}", own, first_half=first_half)
    for name, path, text, answer in (
        ("strangers", TESTS / "sorting" / "strangers_fresh.csv", "message", message_answer),
        ("company names", TESTS / "contacts" / "company_pairs.csv", "a", company_answer),
    ):
        half = rows(path, text, first_half=first_half)
        _report(name, [(row[text], *answer(row)) for row in half], first_half=first_half)
    if not first_half:
        _tell_fresh()
    message_accuracy.main(arguments)


def _tell_fresh() -> None:
    for name in FRESH:
        with (TESTS / "titles" / name).open(encoding="utf-8", newline="") as file:
            told = list(csv.DictReader(file))
        answers = [(row["headline"], *one) for row in told for one in headline_answers(row)]
        for dimension in dict.fromkeys(of for _, of, _, _ in answers):
            own = [(text, want, got) for text, of, want, got in answers if of == dimension]
            _report(f"{name}: {dimension}", own, first_half=False)


def _report(name: str, answers: Iterable[tuple[str, str, str]], *, first_half: bool) -> None:
    every = list(answers)
    wrong = [one for one in every if not is_right(one[1], one[2])]
    right = len(every) - len(wrong)
    print(f"\n{name}: {right} of {len(every)} right, {right / max(1, len(every)):.3f}")
    if first_half:
        for text, expected, found in wrong:
            print(f"    {expected or '-'} read as {found or '-'}: {' '.join(text.split())[:150]}")
        return
    for (expected, found), number in Counter((want, got) for _, want, got in wrong).most_common(12):
        print(f"    {number:4d}  {expected or '-'} read as {found or '-'}")


if __name__ == "__main__":
    main(sys.argv[1:])
