"""E-mail addresses that several people read: no sign that two entries are one person."""

import tomllib
from pathlib import Path

_WORDS = tomllib.loads(
    (Path(__file__).parent / "vocabulary" / "shared_addresses.toml").read_text(encoding="utf-8")
)
_SHARED = frozenset(_WORDS["shared"])


def is_personal(email: str) -> bool:
    """Whether an address is one person's, as far as its first part tells: “info@” is not."""
    local = email.partition("@")[0].partition("+")[0].casefold()
    return not _SHARED.intersection(
        (local, local.replace("-", "").replace("_", "").replace(".", ""))
    )
