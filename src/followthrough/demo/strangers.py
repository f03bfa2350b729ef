"""Inventing the people around the cast: names of many cultures, companies, titles, addresses."""

from __future__ import annotations

import random
import tomllib
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate, product
from typing import Any, NamedTuple
from urllib.parse import quote

from followthrough.demo import cast
from followthrough.demo.portraits import PROFILE

YEARS = 8
COMPANIES = 3_000
HIDDEN = 0.018
WITH_EMAIL = 0.025
MEMBER_NUMBER = 0.08
PLACEHOLDER = 0.035
AT_TARGET = 0.02
AT_FORMER = 0.03
NAMESAKE = 0.02
FEW = 50
MIXED = 0.2
ACCENTS_KEPT = 0.3
WITHOUT_SUFFIX = 0.3
UNTITLED = 0.012
NEAR = ("recruiting", "revenue operations")
NOBODY_THERE = ("Marrow & Pine", "Fjordline")


class Stranger(NamedTuple):
    """An invented person Robin may know, near to the search for work or not.

    One without an address is hidden.
    """

    first_name: str
    last_name: str
    slug: str
    email: str
    company: str
    title: str
    connected_on: date
    is_recruiter: bool
    is_near: bool

    @property
    def name(self) -> str:
        """The full name, as messages write it."""
        return f"{self.first_name.strip()} {self.last_name.strip()}".strip()

    @property
    def url(self) -> str:
        """The profile address, decoded."""
        return PROFILE + self.slug

    @property
    def encoded_url(self) -> str:
        """The profile address, percent-encoded."""
        return PROFILE + quote(self.slug)


@cache
def words(name: str) -> dict[str, Any]:
    """One of our word lists."""
    return tomllib.loads(files(__package__).joinpath(f"vocabulary/{name}.toml").read_text("utf-8"))


@cache
def companies() -> tuple[str, ...]:
    """All invented companies, the biggest first; the same ones for every seed."""
    pieces = words("companies")
    stems = [a + b for a, b in product(pieces["openings"].split(), pieces["endings"].split())]
    rng = random.Random(COMPANIES)  # noqa: S311 - invented names, not secrets
    chosen = rng.sample(list(product(stems, pieces["trades"])), COMPANIES)
    names = [f"{stem} {trade}{rng.choice(pieces['forms'])}" for stem, trade in chosen]
    return (*pieces["public"], *names)


class Inventor:
    """Invents one person after the other, never the same profile address twice."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._names: list[tuple[str, str]] = []
        self._taken: set[tuple[str, str]] = set()
        self._slugs = {person.slug for person in (*cast.CAST, *cast.WAITING)} | {cast.ROBIN.slug}
        self._cultures = [
            tuple(culture[part].split() for part in ("given", "family", "languages"))
            for culture in words("names")["culture"]
        ]
        fields = words("titles")["field"]
        self._fields = fields
        self._weights = list(accumulate(field["weight"] for field in fields))
        self._targets = [name for name in cast.AIM.companies if name not in NOBODY_THERE]

    def person(self, *, connected_on: date) -> Stranger:
        """Somebody new."""
        rng = self._rng
        given, family, languages = rng.choice(self._cultures)
        first, last = self._name(given, family)
        slug, email = self._slug(first, last), ""
        if rng.random() < WITH_EMAIL:
            email = self._email(slug)
        first, last = decorated(rng, first, last)
        company = self._company()
        field, title = self._calling(languages)
        is_near = field in NEAR or company in self._targets
        return Stranger(
            first, last, slug, email, company, title, connected_on, field == NEAR[0], is_near
        )

    def _name(self, given: list[str], family: list[str]) -> tuple[str, str]:
        """A name nobody has yet, or now and then one that somebody has."""
        rng = self._rng
        if len(self._names) > FEW and rng.random() < NAMESAKE:
            return rng.choice(self._names)
        families = family if rng.random() > MIXED else rng.choice(self._cultures)[1]
        name = (rng.choice(given), rng.choice(families))
        while name in self._taken:
            name = (rng.choice(given), f"{rng.choice(families)}-{rng.choice(family)}")
        self._taken.add(name)
        self._names.append(name)
        return name

    def _company(self) -> str:
        rng = self._rng
        roll = rng.random()
        if roll < AT_TARGET:
            return rng.choice(self._targets)
        if roll < AT_TARGET + AT_FORMER:
            return rng.choice(cast.ROBIN.jobs).company
        if roll < AT_TARGET + AT_FORMER + PLACEHOLDER:
            return str(rng.choice(words("companies")["placeholders"]))
        known = companies()
        return known[int(len(known) * rng.random() ** 2)]

    def _calling(self, languages: list[str]) -> tuple[str, str]:
        """A field and a title in it, in English or in one of these languages."""
        rng = self._rng
        if rng.random() < UNTITLED:
            return "", ""
        field = rng.choices(self._fields, cum_weights=self._weights)[0]
        language, _, title = rng.choice(field["titles"]).rpartition(":")
        while language and language not in languages:
            language, _, title = rng.choice(field["titles"]).rpartition(":")
        return field["name"], title

    def _slug(self, first: str, last: str) -> str:
        rng = self._rng
        plain = f"{first}-{last}".casefold().replace(" ", "-")
        kept = plain if rng.random() < ACCENTS_KEPT else ascii_form(plain) or plain
        slug = kept if rng.random() < WITHOUT_SUFFIX else f"{kept}-{rng.getrandbits(34):09x}"
        while slug in self._slugs:
            slug = f"{kept}-{rng.getrandbits(34):09x}"
        self._slugs.add(slug)
        return slug

    def _email(self, slug: str) -> str:
        if self._rng.random() < MEMBER_NUMBER:
            return f"urn:li:member:{self._rng.randrange(10**7, 10**9)}"
        return f"{ascii_form(slug) or 'someone'}@example.com"


def ascii_form(text: str) -> str:
    """The letters of a text without their accents; nothing for other scripts."""
    folded = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("ł", "l"))
    return folded.encode("ascii", "ignore").decode().strip("-")


def decorated(rng: random.Random, first: str, last: str) -> tuple[str, str]:
    """A name with one of the ornaments that people put into it, or mostly without."""
    roll = rng.random()
    for share, ornament in ORNAMENTS:
        roll -= share
        if roll < 0:
            return ornament(first, last)
    return first, last


def _bold(text: str) -> str:
    upper, lower = 0x1D400 - ord("A"), 0x1D41A - ord("a")
    return "".join(
        chr(ord(c) + (upper if c.isupper() else lower)) if c.isascii() and c.isalpha() else c
        for c in text
    )


ORNAMENTS: tuple[tuple[float, Callable[[str, str], tuple[str, str]]], ...] = (
    (0.010, lambda first, last: (first, f"{last}, PMP")),
    (0.008, lambda first, last: (first, f"{last}, MBA")),
    (0.006, lambda first, last: (first, f"{last}, PhD, CSM")),
    (0.004, lambda first, last: (f"{first}, SHRM-CP", last)),
    (0.008, lambda first, last: (f"{first} ({first[:3]})", last)),
    (0.006, lambda first, last: (f"🚀 {first}", last)),
    (0.005, lambda first, last: (first, f"{last} 🌱")),
    (0.004, lambda first, last: (first, f"{last} | We’re hiring")),
    (0.003, lambda first, last: (_bold(first), _bold(last))),
    (0.004, lambda first, last: (f"{first}\u200b", last)),
    (0.002, lambda first, last: (first, f"\u200e{last}")),
    (0.005, lambda first, last: (f"{first}\u00a0", last)),
    (0.020, lambda first, last: (f"{first} ", last)),
    (0.012, lambda first, last: (first, f"{last} ")),
    (0.015, lambda first, last: (first, last[:1])),
    (0.015, lambda first, last: (first.upper(), last.upper())),
    (0.010, lambda first, last: (first.lower(), last.lower())),
    (0.003, lambda first, last: (unicodedata.normalize("NFD", first), last)),
    (0.020, lambda first, last: (f"{first} {last[:1]}.", last)),
)


def invented(rng: random.Random, *, count: int, today: date) -> list[Stranger]:
    """That many strangers, the last connected first, more of them in the last two years."""
    inventor = Inventor(rng)
    days = [today - timedelta(days=1 + days_ago(place / count)) for place in range(count)]
    return [
        hidden(day) if rng.random() < HIDDEN else inventor.person(connected_on=day) for day in days
    ]


def hidden(connected_on: date) -> Stranger:
    """Somebody of whom LinkedIn gives nothing but the day."""
    return Stranger("", "", "", "", "", "", connected_on, is_recruiter=False, is_near=False)


def days_ago(share: float) -> int:
    """How long ago one of a life's connections was made, for its place in the list."""
    return int(YEARS * 365 * (0.25 * share + 0.75 * share * share))
