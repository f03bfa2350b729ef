"""A set in two halves: one to improve rules by, one to tell how good they are."""

import hashlib
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"


def is_first_half(text: str) -> bool:
    """Which half a row belongs to, by its text alone."""
    return hashlib.sha256(text.encode()).digest()[0] % 2 == 0
