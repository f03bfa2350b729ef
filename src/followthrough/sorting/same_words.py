"""The same words from several strangers: a text that goes round, whoever it is signed by.

Two texts are the same where nothing differs but the greeting, signs, figures and addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b

FEWEST = 12  # words: below that, two people say the same by chance ("Thanks for connecting!")
_GREETING = re.compile(r"^\W*(?:\w+\W+){1,4}?(?<=[,!:\n])", re.DOTALL)
_ADDRESSES = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+")
_WORDS = re.compile(r"[^\W\d_]+|\d[\d.,:]*")


def same_as(texts: Iterable[str]) -> int | None:
    """A number that is the same for the same words; None where too little was said to tell."""
    for text in texts:
        words = _plain(text)
        if len(words) >= FEWEST:
            digest = blake2b(" ".join(words).encode(), digest_size=8).digest()
            return int.from_bytes(digest, "big", signed=True)
    return None


def _plain(text: str) -> list[str]:
    """The words after the greeting, folded; every figure is the same, every address, too."""
    said = _ADDRESSES.sub(" address ", text.strip())
    said = _GREETING.sub("", said, count=1)
    return ["#" if word[0].isdigit() else word.casefold() for word in _WORDS.findall(said)]
