"""Identifiers that follow from what a row says, so reading it twice makes it once."""

from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from followthrough.accounts.identifiers import number_at

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_SEPARATOR = "\x1f"


class Identity(NamedTuple):
    """A version 7 identifier as 32 hexadecimal digits, and the number full text knows it by."""

    id: str
    number: int


def identify(seconds: int, *parts: str) -> Identity:
    """The identifier of a fact of that instant (epoch seconds) with that content.

    The 74 bits left beside the instant are a digest of the parts. Two different facts of one
    instant get the same identifier once in 2**74; the same search number once in 2**30 pairs
    of one second, which at worst hides one of them from a search.
    """
    content = _SEPARATOR.join(parts).encode(errors="surrogatepass")
    digest = blake2b(content, digest_size=16).hexdigest()
    when = max(seconds, 0)
    return Identity(
        f"{when * 1000:012x}7{digest[:3]}8{digest[3:18]}", number_at(when, int(digest[18:26], 16))
    )


_days: dict[int, str] = {}


def instant(seconds: int) -> str:
    """Epoch seconds as the text an instant is kept as, in UTC."""
    day, rest = divmod(seconds, 86_400)
    words = _days.get(day)
    if words is None:
        words = _days[day] = date.fromordinal(day + EPOCH_ORDINAL).isoformat()
    hours, rest = divmod(rest, 3_600)
    minutes, rest = divmod(rest, 60)
    return f"{words} {hours:02d}:{minutes:02d}:{rest:02d}"


def seconds_of(day: str) -> int:
    """The first second of a day written ``2026-03-12``."""
    return (date.fromisoformat(day).toordinal() - EPOCH_ORDINAL) * 86_400


def fingerprint(cells: tuple[str, ...]) -> int:
    """63 bits that tell whether a row still says the same."""
    digest = blake2b(_SEPARATOR.join(cells).encode(errors="surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big") >> 1
