"""People as messages and invitations name them: by name, by address, or several in one cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from followthrough.contacts.profile_addresses import canonical_address
from followthrough.imports.contract import Person

Named = Callable[[str, str], Person]
Listed = Callable[[str, str], tuple[Person, ...]]

_BETWEEN_NAMES = re.compile(r",(?! )")  # a comma and a blank belong to one name: “Doe, PMP”
_BETWEEN_URLS = re.compile(r",(?=\s*(?:https?:|www\.|[a-z]{2,3}\.linkedin))", re.IGNORECASE)
_MOST_REMEMBERED = 20_000


def one_person(name: str, url: str) -> Person:
    """Somebody named with or without an address."""
    return Person(name.strip(), canonical_address(url) if url else "")


def several_people(names: str, urls: str) -> tuple[Person, ...]:
    """Everybody in a list of names and a list of addresses; where they differ, the latter count."""
    addresses = _BETWEEN_URLS.split(urls) if urls.strip() else []
    if len(addresses) == 1:
        return (one_person(names, addresses[0]),)
    called = [name.strip() for name in _BETWEEN_NAMES.split(names) if name.strip()]
    if not addresses:
        return tuple(Person(name, "") for name in called)
    if len(called) != len(addresses):
        called = [""] * len(addresses)
    people = map(one_person, called, addresses)
    return tuple(person for person in people if person.name or person.key)


def remembered() -> tuple[Named, Listed]:
    """Both readers with a memory of bounded size: few people write most messages."""
    remember = lru_cache(maxsize=_MOST_REMEMBERED)
    return remember(one_person), remember(several_people)
