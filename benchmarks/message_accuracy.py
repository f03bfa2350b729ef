"""How well drafts are judged, flag by flag, on a set split in two halves by a digest of its text.

Rules may be improved by looking at the first half; the figures printed are those of the other.
``--first-half`` prints the first half’s figures and every message judged otherwise than expected.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator

from benchmarks.halves import TESTS, is_first_half
from followthrough.messages.checking import Draft, Recipient, check

SET = TESTS / "messages" / "messages.csv"
SUBJECT = "The night shift plan"  # of every message: the set is about what stands in the body


def judged(*, first_half: bool) -> Iterator[tuple[str, set[str], set[str]]]:
    """Each message with the flags expected and those raised."""
    with SET.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if is_first_half(row["message"]) == first_half:
                flags = {flag.slug for flag in check(_draft(row)).flags}
                yield row["message"], set(filter(None, row["flags"].split())), flags


def main(arguments: list[str]) -> None:
    """Print precision and recall of each flag, and how often a good message is blamed."""
    first_half = "--first-half" in arguments
    every = list(judged(first_half=first_half))
    print(
        f"\nmessages: {'first half (tuned on)' if first_half else 'second half (never tuned on)'}"
    )
    right, raised, expected = Counter[str](), Counter[str](), Counter[str]()
    for message, wanted, got in every:
        right.update(wanted & got)
        raised.update(got)
        expected.update(wanted)
        if first_half and wanted != got:
            print(f"    {' '.join(wanted) or '-'} read as {' '.join(got) or '-'}: {message[:170]}")
    print(f"{'flag':22} expected raised precision recall")
    for slug in sorted(raised | expected):
        hits = right[slug]
        precision, recall = hits / max(1, raised[slug]), hits / max(1, expected[slug])
        print(f"{slug:22} {expected[slug]:8} {raised[slug]:6} {precision:9.2f} {recall:6.2f}")
    sums = right.total(), raised.total(), expected.total()
    print(f"{'all':22} {sums[2]:8} {sums[1]:6} {sums[0] / sums[1]:9.2f} {sums[0] / sums[2]:6.2f}")
    good = [got for _, wanted, got in every if not wanted]
    blamed = sum(bool(got) for got in good)
    print(f"good messages blamed: {blamed} of {len(good)}, {blamed / len(good):.3f} (goal < 0.05)")


def _draft(row: dict[str, str]) -> Draft:
    days = int(row["days"]) if row["days"] else None
    who = Recipient(
        first_name="Dana",
        last_name="Okafor",
        company="Globex",
        role=row["role"],
        days_since_contact=days,
    )
    return Draft(row["message"], subject=SUBJECT, situation=row["situation"], recipient=who)


if __name__ == "__main__":
    main(sys.argv[1:])
