"""People as messages and invitations name them: by name, by address, or several in one cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from followthrough.contacts.profile_addresses import canonical_address
from followthrough.imports.contract import Person

Named = Callable[[str, str], Person]
Listed = Callable[[str, str], tuple[Person, ...]]

CLOSED_ACCOUNT = "LinkedIn Member"  # what LinkedIn writes for everybody who left

_BETWEEN_NAMES = re.compile(r",(?! )")  # a comma and a blank belong to one name: “Doe, PMP”
_BETWEEN_URLS = re.compile(
    r",(?=\s*(?:https?:|www\.|(?:[a-z]{2,3}\.)?linkedin\.|,|$))", re.IGNORECASE
)
_MOST_REMEMBERED = 20_000


def one_person(name: str, url: str) -> Person:
    """Somebody named with or without an address."""
    return Person(name.strip(), canonical_address(url) if url else "")


def several_people(names: str, urls: str) -> tuple[Person, ...]:
    """Everybody in a list of names and a list of addresses; where they differ, the latter count."""
    called = [name.strip() for name in _BETWEEN_NAMES.split(names) if name.strip()]
    addresses = [url.strip() for url in _BETWEEN_URLS.split(urls)] if urls.strip(" ,") else []
    if not addresses:
        return tuple(Person(name, "") for name in called)
    closed: list[Person] = []
    if len(called) != len(addresses):
        addresses = [url for url in addresses if url]
        called, closed = _without_closed(called, len(addresses))
    if len(called) != len(addresses):
        called = [_one_name(called)] if len(addresses) == 1 else [""] * len(addresses)
    people = (*map(one_person, called, addresses), *closed)
    return tuple(person for person in people if person.name or person.key)


def _without_closed(called: list[str], wanted: int) -> tuple[list[str], list[Person]]:
    """Closed accounts have no address, so they are the first to go where names are too many."""
    if len(called) <= wanted:
        return called, []
    kept = [name for name in called if name != CLOSED_ACCOUNT]
    return kept, [Person(CLOSED_ACCOUNT, "")] * (len(called) - len(kept))


def _one_name(called: list[str]) -> str:
    """The name at one address: its commas part credentials, never two full names."""
    return "" if any(" " in name for name in called[1:]) else ",".join(called)


def remembered() -> tuple[Named, Listed]:
    """Both readers with a memory of bounded size: few people write most messages."""
    remember = lru_cache(maxsize=_MOST_REMEMBERED)
    return remember(one_person), remember(several_people)
