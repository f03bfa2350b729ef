"""``python -m benchmarks.doubles``: how well doubles in an address book are found, and how fast.

The books are made up: nicknames, initials, turned and misspelt names, changed jobs and addresses,
missing fields, households that share a telephone, and strangers of one name at one company. The
seeds reported are other ones than those the weights were set on (``--tune`` prints these).
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from followthrough.sameness.likeness import Entry, digits, fold
from followthrough.sameness.pairs import Pair, candidates, find

TUNED_ON, REPORTED = (1, 2), (71, 72, 73)
PEOPLE = 20_000
FIRST = (
    "Robert Bob William Bill Elizabeth Liz Katherine Kate Michael Mike James Jim Margaret Maggie"
    " Thomas Tom Susan Sue Daniel Dan Anna Maria Laura Peter Paul Julia Sofia Lucas Emma Olivia"
    " Noah Mia Ana Luis Carlos Elena Ivan Olga Wei Li Raj Priya Ahmed Fatima Yuki Hana Lars Ingrid"
    " Pierre Claire Marco Giulia Pedro Irene Jan Eva Tomas Petra Omar Leila Kofi Ama Grace Samuel"
    " Andrew Andy Christopher Chris Jennifer Jen Joseph Joe Richard Rick Steven Steve Matthew Matt"
)
STARTS = "Ber Cas Dal Fen Gar Hol Ker Lin Mar Nor Ost Pal Ros Sand Tor Val Wes Zan Bren Cor Dun El"
ENDS = "berg son mann ski ez ova ton field wood ström ini eau well ley worth stein aro quist er ner"
PLACES = [
    "Leeds",
    "Porto",
    "Lyon",
    "Graz",
    "Turin",
    "Ghent",
    "Malmö",
    "Bilbao",
    "Cork",
    "Basel",
    "Utrecht",
    "Gdansk",
]
TITLES = [
    "Recruiter",
    "Engineer",
    "Analyst",
    "Sales Manager",
    "Nurse",
    "Designer",
    "Director",
    "Consultant",
]


@dataclass(frozen=True)
class Person:
    """Somebody, as they are and not as an address book has them."""

    first: str
    last: str
    company: str
    title: str
    email: str
    phone: str
    city: str


def book(seed: int, people: int = PEOPLE) -> tuple[list[Entry], set[Pair]]:
    """Entries in no order, and which of them are one person."""
    draw = random.Random(seed)  # noqa: S311 - made-up people, no secret
    entries, true = [], set()
    for number, person in enumerate(_people(draw, people)):
        first = _entry(draw, f"{number:08d}a", person, source="linkedin")
        entries.append(first)
        if _happens(draw, 0.24):
            other = _entry(draw, f"{number:08d}b", _later(draw, person), source="book")
            entries.append(_written_otherwise(draw, other))
            true.add((first.id, other.id))
    draw.shuffle(entries)
    return entries, true


def _people(draw: random.Random, people: int) -> Iterator[Person]:
    firsts, starts, ends = FIRST.split(), STARTS.split(), ENDS.split()
    middles = ["", "a", "e", "i", "en", "el"]
    companies = [f"Company {draw.randrange(10**6)}" for _ in range(people // 12)]
    before: Person | None = None
    for _ in range(people):
        last = draw.choice(starts) + draw.choice(middles) + draw.choice(ends)
        first, company = draw.choice(firsts), draw.choice(companies)
        phone = f"+44{draw.randrange(10**9, 10**10)}"
        if before and _happens(draw, 0.03):  # a household
            last, phone = before.last, before.phone
        elif before and _happens(draw, 0.06):  # a stranger of the same name
            first, last = before.first, before.last
        if before and _happens(draw, 0.05):
            company, phone = before.company, before.phone  # one switchboard
        box = f"{first}.{last}{draw.randrange(99) if _happens(draw, 0.4) else ''}".casefold()
        email = f"{box}@{draw.choice(['example.com', 'example.org', 'example.net'])}"
        title = draw.choice(TITLES)
        before = Person(first, last, company, title, email, phone, draw.choice(PLACES))
        yield before


def _later(draw: random.Random, person: Person) -> Person:
    """The same person at another time."""
    if _happens(draw, 0.25):
        person = replace(person, company=f"Company {draw.randrange(10**6)}")
    if _happens(draw, 0.25):
        box = f"{person.first[0]}{person.last}{draw.randrange(99)}".casefold()
        person = replace(person, email=f"{box}@example.net")
    if _happens(draw, 0.2):
        person = replace(person, phone=f"+44{draw.randrange(10**9, 10**10)}")
    return replace(person, city=draw.choice(PLACES)) if _happens(draw, 0.1) else person


def _written_otherwise(draw: random.Random, entry: Entry) -> Entry:
    first, last = entry.first, entry.last
    way = draw.choices(("short", "initial", "turned", "misspelt", ""), (15, 6, 4, 8, 67))[0]
    if way == "short":
        first = SHORT.get(first, first)
    elif way == "initial":
        first = first[0]
    elif way == "turned":
        first, last = last, first
    elif way == "misspelt":
        at = draw.randrange(1, max(len(last) - 1, 2))
        last = last[:at] + last[at + 1 :]
    return replace(entry, name=f"{first} {last}", first=first, last=last)


SHORT = {
    "robert": "bob",
    "william": "bill",
    "elizabeth": "liz",
    "katherine": "kate",
    "michael": "mike",
    "james": "jim",
    "margaret": "maggie",
    "thomas": "tom",
    "susan": "sue",
    "daniel": "dan",
    "andrew": "andy",
    "christopher": "chris",
    "jennifer": "jen",
    "joseph": "joe",
    "richard": "rick",
    "steven": "steve",
    "matthew": "matt",
}


def _entry(draw: random.Random, own: str, person: Person, *, source: str) -> Entry:
    from_network = source == "linkedin"

    def told(in_network: float, in_book: float) -> bool:
        return _happens(draw, in_network if from_network else in_book)

    first, last = fold(person.first), fold(person.last)
    return Entry(
        id=own,
        name=f"{first} {last}",
        first=first,
        last=last,
        company=fold(person.company) if told(0.9, 0.6) else "",
        title=fold(person.title) if told(0.9, 0.4) else "",
        profile=own if from_network else "",
        emails=frozenset({person.email} if told(0.15, 0.8) else ()),
        phones=frozenset({digits(person.phone)} if told(0.05, 0.7) else ()),
        cities=frozenset({fold(person.city)} if told(0.7, 0.5) else ()),
        sources=frozenset({source}),
    )


def _happens(draw: random.Random, share: float) -> bool:
    return draw.random() < share


def main(arguments: list[str]) -> None:
    """Print precision, recall and time for each seed."""
    for seed in TUNED_ON if "--tune" in arguments else REPORTED:
        entries, true = book(seed)
        started = time.perf_counter()
        found = find(entries)
        seconds = time.perf_counter() - started
        reached = len(true & candidates(entries)) / len(true)
        for words, sure in (("asked about", False), ("sure", True)):
            pairs = {(a.id, b.id) for a, b, alike in found if alike.is_sure or not sure}
            right = len(pairs & true)
            precision, recall = right / max(len(pairs), 1), right / len(true)
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            print(
                f"seed {seed}, {len(entries):,} entries, {words}: {len(pairs):,} pairs, precision"
                f" {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
            )
        print(f"seed {seed}: {seconds:.2f} s; blocking reached {reached:.3f} of the true pairs")


if __name__ == "__main__":
    main(sys.argv[1:])
