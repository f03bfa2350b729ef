"""When two names on one e-mail address are clearly two people."""

import unicodedata


def are_clearly_different(one: str, other: str) -> bool:
    """Whether no part of one name occurs in the other; initials count as the part they begin."""
    mine, theirs = _parts(one), _parts(other)
    if not mine or not theirs:
        return False
    return not any(_match(a, b) for a in mine for b in theirs)


def sort_name(name: str) -> str:
    """The name as it is ordered: without case and accents."""
    if name.isascii():
        return name.casefold()
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _parts(name: str) -> list[str]:
    return [part.strip(".,") for part in sort_name(name).split() if part.strip(".,")]


def _match(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) if len(short) == 1 else short == long
