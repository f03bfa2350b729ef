"""Time-ordered identifiers (UUID version 7) and the search numbers that follow from them."""

import os
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from uuid import UUID

NUMBER_HASH_BITS = 30
_VERSION = 0x7 << 76
_VARIANT = 0b10 << 62
_COUNTER = (1 << 32) - 1
_SEED_A_MASK = 0xFFF
_SEED_B_MASK = (1 << 62) - 1


def uuid7() -> UUID:
    """A new identifier, ordered by the moment it was made. Source: RFC 9562, section 5.7."""
    milliseconds = time.time_ns() // 1_000_000
    return UUID(int=compose(milliseconds, int.from_bytes(os.urandom(10), "big")))


def in_order() -> Iterator[str]:
    """New identifiers for many rows at once, as 32 digits: one instant, then a counter.

    Source: RFC 9562, section 6.2, method 1.
    """
    first = uuid7().int & ~_COUNTER
    return (f"{first + number:032x}" for number in count())


def compose(milliseconds: int, seed: int) -> int:
    """The 128 bits of a version 7 identifier for an instant and 74 seed bits.

    A fact from outside gets its instant and a digest of its content, so the same fact read
    twice has the same identifier and reading it again changes nothing.
    """
    high = max(milliseconds, 0) & ((1 << 48) - 1)
    part_a = (seed >> 62) & _SEED_A_MASK
    return (high << 80) | _VERSION | (part_a << 64) | _VARIANT | (seed & _SEED_B_MASK)


def search_number(at: datetime) -> int:
    """A number that grows with time, so that newest first is plain key order in full text."""
    return number_at(int(at.timestamp()), int.from_bytes(os.urandom(4), "big"))


def number_at(seconds: int, seed: int) -> int:
    """The search number of an instant in epoch seconds and some seed bits."""
    return (max(seconds, 0) << NUMBER_HASH_BITS) | (seed & ((1 << NUMBER_HASH_BITS) - 1))
