"""What a result or a channel in a sheet is called here."""

import tomllib
from functools import cache
from pathlib import Path

from followthrough.imports.linkedin.table import fold

LONGEST = 40  # characters; more is what was said
_FILE = Path(__file__).parent / "vocabulary" / "results.toml"


def result_of(words: str) -> str:
    """The result behind a few words; what is none of ours stays what was said."""
    return _known()["result"].get(fold(words), "") if len(words) <= LONGEST else ""


def channel_of(words: str) -> str:
    """The channel behind a word."""
    return _known()["channel"].get(fold(words), "other")


@cache
def _known() -> dict[str, dict[str, str]]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        kind: {fold(word): meaning for meaning, words in of.items() for word in words}
        for kind, of in told.items()
    }
