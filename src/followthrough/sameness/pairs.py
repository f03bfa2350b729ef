"""Finding the pairs worth comparing: entries that share one of a few cheap keys.

Pure, and one pass over the book: a pair that shares no key is never looked at, so the work grows
with those who have something in common and not with all pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from followthrough.sameness.likeness import Book, Entry, Likeness, canonical, likeness, local_part

CROWD = 40  # entries under one key: what so many share tells nothing
SHORTEST_BOX = 5

Pair = tuple[str, str]


def find(
    entries: Sequence[Entry], *, apart: Collection[Pair] = ()
) -> list[tuple[Entry, Entry, Likeness]]:
    """Every two entries that are likely one person, the likeliest first.

    ``apart`` are pairs of which the user said that they are two.
    """
    book = Book.of(entries)
    known = {one.id: one for one in entries}
    found = []
    for one, other in candidates(entries):
        if (one, other) in apart:
            continue
        alike = likeness(known[one], known[other], book)
        if alike.is_likely:
            found.append((known[one], known[other], alike))
    return sorted(found, key=lambda pair: (-pair[2].score, pair[0].id, pair[1].id))


def candidates(entries: Iterable[Entry]) -> set[Pair]:
    """Pairs that share a key, the smaller identifier first."""
    under: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for key in set(keys(entry)):
            under[key].append(entry.id)
    found: set[Pair] = set()
    for ids in under.values():
        if 1 < len(ids) <= CROWD:
            found.update((min(a, b), max(a, b)) for n, a in enumerate(ids) for b in ids[n + 1 :])
    return found


def keys(entry: Entry) -> Iterator[str]:
    """The keys of an entry; two that share none are never one person."""
    if entry.name:
        yield "n|" + " ".join(sorted(entry.name.split()))
    if entry.last and entry.first:
        yield f"c|{canonical(entry.first)}|{entry.last}"
        yield f"i|{entry.first[0]}|{entry.last}"
        yield f"f|{canonical(entry.first)}|{entry.last[:4]}"
    elif entry.last and entry.company:
        yield f"l|{entry.last}|{entry.company}"
    if entry.company and entry.first:
        yield f"w|{canonical(entry.first)}|{entry.company}"
    for email in entry.emails:
        yield f"e|{email}"
        if len(box := local_part(email)) >= SHORTEST_BOX:
            yield f"b|{box}"
    for phone in entry.phones:
        yield f"p|{phone}"
