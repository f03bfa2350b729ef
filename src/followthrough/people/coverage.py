"""Whom one knows at a company, at a glance: recruiter, hiring manager, employee, bridge."""

from dataclasses import dataclass

from followthrough.followups.wording import count_words

RECRUITERS = frozenset({"recruiter", "agency_recruiter", "sourcer"})
HIRING = frozenset({"hiring_manager"})
_PARTS = ("recruiter", "hiring manager", "employee", "bridge")


@dataclass(frozen=True, slots=True)
class Part:
    """One sort of people with how many are known; a bridge worked there before."""

    word: str
    number: int
    is_known: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The four sorts, and the same in a sentence."""

    parts: tuple[Part, ...]
    words: str


def coverage(*, recruiters: int, hiring: int, employees: int, bridges: int) -> Coverage:
    """The coverage of a company by the number of people of each sort."""
    numbers = (recruiters, hiring, employees, bridges)
    parts = tuple(
        Part(word=word.capitalize(), number=number, is_known=number > 0)
        for word, number in zip(_PARTS, numbers, strict=True)
    )
    known = ", ".join(_counted(part) for part in parts if part.is_known)
    open_ones = ", ".join(part.word.lower() for part in parts if not part.is_known)
    if not known:
        return Coverage(parts, "Nobody known yet.")
    words = f"Known: {known}." + (f" Not yet: {open_ones}." if open_ones else "")
    return Coverage(parts, words)


def _counted(part: Part) -> str:
    return f"{count_words(part.number)} {part.word.lower()}{'' if part.number == 1 else 's'}"
