"""How likely two entries are one person, and why: evidence added up as odds.

Each piece of evidence adds to the logarithm of the odds (Fellegi and Sunter, 1969). What is rare
counts more: two entries of one full name are likely one person where nobody else has it. The
weights were set by hand on generated address books (``benchmarks/doubles.py``) and are reported
on books of other seeds. Nobody is ever merged by this: it only asks.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from math import log
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from followthrough.contacts.identities import sort_name

LIKELY, SURE = 0.0, 6.0  # logarithm of the odds from which one asks, and from which one is sure
CLOSE = 0.92  # of two spellings of one name
LEAST_KINDS = 2  # of evidence beside the name, to be sure
_RARE, _COMMON = 9.0, 2.5  # the most and least an equal full name can add
_TWICE = 1.7  # of the entries of a book, how many more have a double than one in all
_SMALLEST = 1_000  # entries: a smaller book does not make names rarer in the world
_DIGITS = 9  # of a telephone number, without country and leading zero


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one entry, folded."""

    id: str
    name: str
    first: str
    last: str
    company: str = ""
    title: str = ""
    profile: str = ""
    birthday: str = ""
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


class Reason(NamedTuple):
    """One piece of evidence: what it is, the value, and how much it adds to the odds."""

    slug: str
    value: str
    weight: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """The odds that two entries are one person, and everything that was said for and against."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def is_likely(self) -> bool:
        """Whether to ask."""
        return self.score >= LIKELY

    @property
    def is_sure(self) -> bool:
        """Whether nothing speaks against it and two things beside the name speak for it."""
        told = [one for one in self.reasons if one.weight > 0 and one.slug not in _OF_A_NAME]
        against = any(one.weight < 0 for one in self.reasons)
        return self.score >= SURE and len(told) >= LEAST_KINDS and not against


@dataclass(frozen=True, slots=True)
class Book:
    """How common each value is among all entries."""

    size: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Book:
        """Count the values of these entries."""
        counts: dict[str, Counter[str]] = {
            name: Counter() for name in ("name", "first", "last", "company", "phone", "local")
        }
        size = 0
        for one in entries:
            size += 1
            counts["name"][one.name] += 1
            counts["first"][canonical(one.first)] += 1
            counts["last"][one.last] += 1
            counts["company"][one.company] += 1
            counts["phone"].update(one.phones)
            counts["local"].update(local_part(email) for email in one.emails)
        return cls(size, counts)

    def rarity(self, of: str, value: str, *, most: float, least: float = 0.0) -> float:
        """How much an equal value adds: more, the fewer entries have it."""
        number = max(self.counts.get(of, {}).get(value, 1), 1)
        return max(least, min(most, log(max(self.size, _SMALLEST) / number)))


_OF_A_NAME = frozenset(
    {"same_name", "turned_name", "short_name", "initial", "close_name", "one_of"}
)


def likeness(one: Entry, other: Entry, book: Book) -> Likeness:
    """The odds that two entries are one person."""
    reasons = [*_names(one, other, book), *_addresses(one, other, book), *_work(one, other, book)]
    reasons += _against(one, other)
    prior = _TWICE - log(max(book.size, _SMALLEST))
    return Likeness(prior + sum(reason.weight for reason in reasons), tuple(reasons))


@lru_cache(maxsize=50_000)
def canonical(first: str) -> str:
    """The name a short form stands for, the same for all forms of one name."""
    return min(_forms(first), default=first)


def local_part(email: str) -> str:
    """What stands before the sign, without marks and numbers of a box."""
    local = email.partition("@")[0].partition("+")[0]
    return local.replace(".", "").replace("_", "").replace("-", "")


def fold(words: str) -> str:
    """Words without case, accents and marks."""
    plain = sort_name(words)
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def digits(number: str) -> str:
    """The telling end of a telephone number; nothing where it is too short to tell."""
    found = "".join(c for c in number if c.isdigit())
    return found[-_DIGITS:] if len(found) >= _DIGITS - 2 else ""


def _names(one: Entry, other: Entry, book: Book) -> list[Reason]:
    if one.name == other.name:
        weight = book.rarity("name", one.name, most=_RARE, least=_COMMON)
        return [Reason("same_name", one.name, weight)]
    if one.last and one.last == other.last:
        return _first_names(one, other, book)
    return [_other_last_name(one, other)]


def _other_last_name(one: Entry, other: Entry) -> Reason:
    if one.last and (one.first, one.last) == (other.last, other.first):
        return Reason("turned_name", one.name, 8.5)
    if one.first == other.first and _is_close(one.last, other.last):
        return Reason("close_name", other.name, 6.5)
    shared = set(one.name.split()) & set(other.name.split())
    if len(shared) > 1:  # a first and a last name
        return Reason("same_name", " ".join(sorted(shared)), 6.0)
    if one.first and one.first == other.first:
        return Reason("other_last_name", other.last, -3.0 if one.last and other.last else 0.5)
    return Reason("other_name", other.name, -7.0)


def _first_names(one: Entry, other: Entry, book: Book) -> list[Reason]:
    last = book.rarity("last", one.last, most=7.0, least=1.0)
    if not one.first or not other.first:
        return [Reason("one_of", one.last, last - 3.5)]
    if one.first == other.first:
        return [Reason("same_name", f"{one.first} {one.last}", last + 1.5)]
    if _forms(one.first) & _forms(other.first):
        return [Reason("short_name", f"{one.first}, {other.first}", last + 1.5)]
    short, long = sorted((one.first, other.first), key=len)
    if len(short) == 1 and long.startswith(short):
        return [Reason("initial", f"{short}, {long}", last - 0.5)]
    if _is_close(one.first, other.first):
        return [Reason("close_name", f"{one.first}, {other.first}", last)]
    return [Reason("other_first_name", f"{one.first}, {other.first}", -4.0)]


def _addresses(one: Entry, other: Entry, book: Book) -> list[Reason]:
    found = []
    if same := one.emails & other.emails:
        found.append(Reason("same_email", min(same), 7.0))
    else:
        mine = {local_part(email) for email in one.emails}
        locals_ = mine & {local_part(email) for email in other.emails}
        if local := max((part for part in locals_ if len(part) > 4), key=len, default=""):  # noqa: PLR2004 - "info"
            found.append(Reason("same_box", local, book.rarity("local", local, most=4.5)))
    if same := one.phones & other.phones:
        number = min(same)
        found.append(Reason("same_phone", number, book.rarity("phone", number, most=5.5)))
    if one.birthday and one.birthday == other.birthday:
        found.append(Reason("same_birthday", one.birthday, 4.5))
    if same := one.cities & other.cities:
        found.append(Reason("same_city", min(same), 1.2))
    return found


def _work(one: Entry, other: Entry, book: Book) -> list[Reason]:
    found = []
    if one.company and one.company == other.company:
        weight = book.rarity("company", one.company, most=5.0, least=0.5)
        found.append(Reason("same_company", one.company, weight))
    elif (one.company and _mails_from(one.company, other)) or (
        other.company and _mails_from(other.company, one)
    ):
        found.append(Reason("mails_from_there", one.company or other.company, 2.5))
    elif one.company and other.company:
        found.append(Reason("other_company", other.company, -0.5))
    if one.title and other.title:
        if one.title == other.title:
            found.append(Reason("same_title", one.title, 1.8))
        elif set(one.title.split()) & set(other.title.split()):
            found.append(Reason("like_title", other.title, 0.6))
    return found


def _against(one: Entry, other: Entry) -> list[Reason]:
    found = []
    if one.profile and other.profile and one.profile != other.profile:
        found.append(Reason("other_profile", other.profile, -6.0))
    if one.birthday and other.birthday and one.birthday != other.birthday:
        found.append(Reason("other_birthday", other.birthday, -5.0))
    if one.cities and other.cities and not one.cities & other.cities:
        found.append(Reason("other_city", min(other.cities), -0.8))
    if one.sources & other.sources:
        found.append(Reason("same_list", min(one.sources & other.sources), -1.5))
    return found


def _mails_from(company: str, entry: Entry) -> bool:
    whole = company.replace(" ", "")
    domains = (email.partition("@")[2].split(".")[0] for email in entry.emails)
    return any(domain and domain.replace("-", "") == whole for domain in domains)


@lru_cache(maxsize=100_000)
def _is_close(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 4 or one[0] != other[0]:  # noqa: PLR2004 - "Jan", "Jon" are two
        return False
    if any(map(str.isdigit, one + other)):  # numbered names are not misspelt
        return False
    return JaroWinkler.similarity(one, other) >= CLOSE


@lru_cache(maxsize=50_000)
def _forms(first: str) -> frozenset[str]:
    """The names a first name may be a form of, or itself."""
    return _lines().get(first, frozenset({first}))


@cache
def _lines() -> dict[str, frozenset[str]]:
    file = resources.files("followthrough.sameness").joinpath("vocabulary", "nicknames.toml")
    found: dict[str, set[str]] = {}
    for line in tomllib.loads(file.read_text("utf-8"))["names"]:
        names = line.split()
        for name in names:
            found.setdefault(name, set()).add(names[0])
    return {name: frozenset(heads) for name, heads in found.items()}
